package netcourse.lesson01;

/// What an IPv4 header says (RFC 791, section 3.1), as far as a reader of TCP needs it.
///
/// @param headerBytes with its options: 20..60
/// @param totalBytes of header and all that it carries: 20..65535
/// @param dontFragment routers must not split this packet
/// @param moreFragments this is the first part of a split packet, the others follow
/// @param timeToLive each router takes one off, and drops the packet at 0: 0..255
/// @param checksumRight whether the header's checksum is right
/// @param source as text: `127.0.0.1`
/// @param destination likewise
public record Ipv4Header(
        int headerBytes,
        int totalBytes,
        boolean dontFragment,
        boolean moreFragments,
        int timeToLive,
        boolean checksumRight,
        String source,
        String destination) {}

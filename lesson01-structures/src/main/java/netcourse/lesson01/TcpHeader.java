package netcourse.lesson01;

/// What a TCP header says (RFC 9293, section 3.1).
///
/// @param sourcePort 0..65535
/// @param destinationPort 0..65535
/// @param sequence number of the first byte of data, or of the SYN: 0..4294967295
/// @param acknowledgment number of the byte that is expected next: 0..4294967295
/// @param headerBytes with its options: 20..60
/// @param flags the eight of byte 13, CWR (128) to FIN (1)
/// @param window as it stands there, 0..65535, not yet shifted by the window scale
/// @param options what the header's options say
public record TcpHeader(
        int sourcePort,
        int destinationPort,
        long sequence,
        long acknowledgment,
        int headerBytes,
        int flags,
        int window,
        TcpOptions options) {}

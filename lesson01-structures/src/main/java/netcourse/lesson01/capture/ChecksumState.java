package netcourse.lesson01.capture;

import java.net.InetAddress;

/// What became of a checksum (RFC 1071) in a capture.
public enum ChecksumState {
    RIGHT("right"),
    WRONG("WRONG"),
    /// Only begun: the network card would have completed it after the capture.
    OFFLOADED("offloaded"),
    /// The packet does not hold all bytes that it is over: the capture, or a router, cut it.
    CUT("cut");

    private static final int FULL = 0xffff;
    private final String text;

    ChecksumState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Of an IPv4 header. A card that computes it finds a zero there.
    static ChecksumState ofIpv4(byte[] header, int headerBytes) {
        if (fold(sum(header, headerBytes)) == FULL) {
            return RIGHT;
        }
        return header[10] == 0 && header[11] == 0 ? OFFLOADED : WRONG;
    }

    /// Of TCP: over the segment and a header made up of both addresses, the protocol and the length
    /// of the segment (RFC 9293, section 3.1; RFC 8200, section 8.1). Where a card is to do the
    /// work, Linux puts the sum of that pseudo-header in its place, not complemented.
    ///
    /// @param segment what was captured of header and data
    /// @param bytes how long it is in truth
    static ChecksumState ofTcp(
            InetAddress source, InetAddress destination, byte[] segment, int bytes) {
        byte[] from = source.getAddress();
        byte[] to = destination.getAddress();
        long pseudo = sum(from, from.length) + sum(to, to.length) + IpHeader.TCP + bytes;
        boolean complete = segment.length >= bytes;
        if (complete && fold(pseudo + sum(segment, bytes)) == FULL) {
            return RIGHT;
        }
        int field = (segment[16] & 0xff) << 8 | segment[17] & 0xff;
        if (field == fold(pseudo)) {
            return OFFLOADED;
        }
        return complete ? WRONG : CUT;
    }

    private static long sum(byte[] bytes, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += i % 2 == 0 ? (bytes[i] & 0xffL) << 8 : bytes[i] & 0xffL;
        }
        return sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded > FULL) {
            folded = (folded & FULL) + (folded >>> 16);
        }
        return (int) folded;
    }
}

package netcourse.lesson01.capture;

import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;

/// The extension headers between an IPv6 header and what it carries (RFC 8200, section 4).
///
/// @param protocol of what follows them
/// @param bytes of all of them
/// @param isFragment of a packet's fragments, not the first
/// @param isPart of a packet's fragments, any of them
record Ipv6Extensions(int protocol, int bytes, boolean isFragment, boolean isPart) {
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION = 60;

    /// Reads them. Each takes 8 bytes or more, so this ends.
    static Ipv6Extensions read(Dissector fields, int nextHeader) throws ProtocolException {
        int next = nextHeader;
        int before = fields.left();
        boolean fragment = false;
        boolean part = false;
        while (next == HOP_BY_HOP || next == ROUTING || next == FRAGMENT || next == DESTINATION) {
            int kind = next;
            next = fields.u8("next header");
            int length = fields.u8("extension length");
            if (kind == FRAGMENT) {
                int bits = fields.u16("fragment offset");
                fragment |= bits >> 3 > 0;
                part |= bits >> 3 > 0 || (bits & 1) == 1;
                fields.u32("identification");
            } else {
                fields.bytes("extension", 6 + 8 * length);
            }
        }
        return new Ipv6Extensions(next, before - fields.left(), fragment, part);
    }
}

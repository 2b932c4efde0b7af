package netcourse.lesson01.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;

/// Addresses as text; no name server is asked.
final class Addresses {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private Addresses() {}

    /// Six bytes: `02:00:00:00:00:01`.
    static String mac(Dissector fields, String field) throws ProtocolException {
        String text = COLONS.formatHex(fields.bytes(field, 6));
        fields.means(text);
        return text;
    }

    /// Four or sixteen bytes: `192.0.2.1`, `2001:db8:0:0:0:0:0:1`.
    static InetAddress ip(Dissector fields, String field, int count) throws ProtocolException {
        try {
            byte[] bytes = fields.bytes(field, count);
            // InetAddress.getByAddress would make IPv4 of ::ffff:192.0.2.1, which is not what came.
            InetAddress address =
                    count == 16
                            ? Inet6Address.getByAddress(null, bytes, -1)
                            : InetAddress.getByAddress(bytes);
            fields.means(address.getHostAddress());
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + count, e);
        }
    }
}

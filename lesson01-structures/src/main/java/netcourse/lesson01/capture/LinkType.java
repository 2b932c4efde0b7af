package netcourse.lesson01.capture;

import java.util.Arrays;
import java.util.stream.Collectors;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;

/// What stands before the IP header in a capture; the numbers are libpcap's LINKTYPE values.
///
/// ```
/// Ethernet            Linux cooked, 1              Linux cooked, 2
/// 0  6  destination    0  2  packet type            0  2  protocol
/// 6  6  source         2  2  address type           2  2  (reserved)
/// 12 2  EtherType      4  2  address length         4  4  interface
/// 14    IP             6  8  address                8  2  address type
///                      14 2  protocol              10  1  packet type
/// with a VLAN, the     16    IP                    11  1  address length
/// EtherType is 8100                                12  8  address
/// and 4 bytes later                                20     IP
/// comes the next one
/// ```
public enum LinkType {
    /// BSD and macOS loopback: 4 bytes of address family, in the order of the machine.
    NULL(0, "BSD loopback"),
    ETHERNET(1, "Ethernet"),
    /// No header at all: the version in the first byte shows which protocol it is.
    RAW(101, "raw IP"),
    /// What Linux used to capture on the device "any".
    COOKED(113, "Linux cooked"),
    COOKED_2(276, "Linux cooked 2");

    /// EtherTypes (IEEE 802 numbers).
    static final int IPV4 = 0x0800;

    static final int IPV6 = 0x86dd;
    private static final int VLAN = 0x8100;

    /// One tag of the provider and one of the customer.
    private static final int MOST_VLANS = 2;

    private final int number;
    private final String text;

    LinkType(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public String text() {
        return text;
    }

    static LinkType of(int number) throws ProtocolException {
        return Arrays.stream(values())
                .filter(type -> type.number == number)
                .findFirst()
                .orElseThrow(() ->
                        new ProtocolException(
                                "link type (byte 20) must be one of %s, was %d"
                                        .formatted(numbers(), number)));
    }

    private static String numbers() {
        return Arrays.stream(values())
                .map(type -> type.number + " (" + type.text + ")")
                .collect(Collectors.joining(", "));
    }

    /// Reads what stands before the network's header, and returns the EtherType of what follows.
    int readHeader(Dissector fields) throws ProtocolException {
        return switch (this) {
            case NULL -> family(fields);
            case ETHERNET -> ethernet(fields);
            case RAW -> rawVersion(fields);
            case COOKED -> cooked(fields);
            case COOKED_2 -> cooked2(fields);
        };
    }

    private static int family(Dissector fields) throws ProtocolException {
        int bits = (int) fields.u32("address family");
        // The order is that of the machine that captured; no family is so large in the right one.
        int family = bits >>> 16 == 0 ? bits : Integer.reverseBytes(bits);
        fields.means(Integer.toUnsignedString(family));
        return switch (family) {
            case 2 -> IPV4;
            case 24, 28, 30 -> IPV6; // NetBSD and OpenBSD, FreeBSD, macOS
            default -> 0;
        };
    }

    private static int ethernet(Dissector fields) throws ProtocolException {
        Addresses.mac(fields, "destination MAC");
        Addresses.mac(fields, "source MAC");
        int type = etherType(fields);
        for (int tags = 0; type == VLAN && tags < MOST_VLANS; tags++) {
            int tag = fields.u16("VLAN tag");
            fields.means("VLAN " + (tag & 0xfff));
            type = etherType(fields);
        }
        return type;
    }

    private static int etherType(Dissector fields) throws ProtocolException {
        int type = fields.u16("EtherType");
        fields.means(
                switch (type) {
                    case IPV4 -> "IPv4";
                    case IPV6 -> "IPv6";
                    case VLAN -> "VLAN";
                    case 0x0806 -> "ARP";
                    default -> "%04x".formatted(type);
                });
        return type;
    }

    private static int rawVersion(Dissector fields) {
        return fields.left() > 0 && (fields.peek(1)[0] & 0xf0) == 0x60 ? IPV6 : IPV4;
    }

    private static int cooked(Dissector fields) throws ProtocolException {
        fields.u16("packet type");
        fields.u16("address type");
        fields.u16("address length");
        fields.bytes("address", 8);
        return etherType(fields);
    }

    private static int cooked2(Dissector fields) throws ProtocolException {
        int type = etherType(fields);
        fields.u16("reserved");
        fields.u32("interface");
        fields.u16("address type");
        fields.u8("packet type");
        fields.u8("address length");
        fields.bytes("address", 8);
        return type;
    }
}

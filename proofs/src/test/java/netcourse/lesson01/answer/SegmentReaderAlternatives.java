package netcourse.lesson01.answer;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Ipv4Header;
import netcourse.lesson01.Segment;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.TcpOptions;
import netcourse.lesson01.exercise.SegmentReader;

/// Unusual but correct solutions of exercise 1.9, read IPv4 and TCP headers.
public final class SegmentReaderAlternatives {
    private SegmentReaderAlternatives() {}

    @Alternative(
            """
            cuts numbers out of the hexadecimal text, walks the options by recursion
            into a map
            """)
    public static class CutsSegmentInSlices implements SegmentReader {
        private static final Map<Integer, Integer> LENGTHS = Map.of(2, 4, 3, 3, 4, 2, 8, 10);

        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            refuse(bytes.length < 20, "ipv4 header", 0, "20 bytes, " + bytes.length);
            String hex = HexFormat.of().formatHex(bytes);
            refuse(hex.charAt(0) != '4', "version", 0, "0x" + hex.charAt(0));
            int ip = 4 * (int) number(hex, 1, 1);
            refuse(ip < 20, "header length", 0, ip);
            int total = (int) number(hex, 4, 4);
            refuse(total < ip || total > bytes.length, "total length", 2, total);
            long fragment = number(hex, 12, 4);
            refuse(fragment % 8192 != 0, "fragment offset", 6, fragment % 8192);
            refuse(bytes[9] != 6, "protocol", 9, number(hex, 18, 2));
            refuse(total - ip < 20, "tcp header", ip, "20 bytes, " + (total - ip));
            int data = 4 * (int) number(hex, 2 * ip + 24, 1);
            refuse(data < 20 || data > total - ip, "data offset", ip + 12, data);
            Map<Integer, String> options = new HashMap<>();
            walk(hex.substring(0, 2 * (ip + data)), ip + 20, options);
            return new Segment(
                    new Ipv4Header(
                            ip,
                            total,
                            (fragment & 0x4000) > 0,
                            (fragment & 0x2000) > 0,
                            (int) number(hex, 16, 2),
                            number("0" + hex, ip) % 65535 == 0 && number("0" + hex, ip) > 0,
                            address(bytes, 12),
                            address(bytes, 16)),
                    new TcpHeader(
                            (int) number(hex, 2 * ip, 4),
                            (int) number(hex, 2 * ip + 4, 4),
                            number(hex, 2 * ip + 8, 8),
                            number(hex, 2 * ip + 16, 8),
                            data,
                            (int) number(hex, 2 * ip + 26, 2),
                            (int) number(hex, 2 * ip + 28, 4),
                            options(options)),
                    Arrays.copyOfRange(bytes, ip + data, total));
        }

        private static void walk(String hex, int at, Map<Integer, String> options)
                throws ProtocolException {
            if (2 * at == hex.length() || hex.startsWith("00", 2 * at)) {
                return;
            }
            int kind = (int) number(hex, 2 * at, 2);
            if (kind == 1) {
                walk(hex, at + 1, options);
                return;
            }
            refuse(2 * at + 2 == hex.length(), "option length", at + 1, "missing");
            int length = (int) number(hex, 2 * at + 2, 2);
            boolean other = LENGTHS.getOrDefault(kind, length) != length;
            refuse(
                    length < 2 || 2 * (at + length) > hex.length() || other,
                    "option length",
                    at + 1,
                    length);
            options.put(kind, hex.substring(2 * at + 4, 2 * (at + length)));
            walk(hex, at + length, options);
        }

        private static TcpOptions options(Map<Integer, String> found) {
            String times = found.get(8);
            return new TcpOptions(
                    found.containsKey(2)
                            ? OptionalInt.of(HexFormat.fromHexDigits(found.get(2)))
                            : OptionalInt.empty(),
                    found.containsKey(3)
                            ? OptionalInt.of(HexFormat.fromHexDigits(found.get(3)))
                            : OptionalInt.empty(),
                    found.containsKey(4),
                    Optional.ofNullable(times)
                            .map(t -> new TcpOptions.Timestamps(number(t, 0, 8), number(t, 8, 8))));
        }

        /// The sum of 16-bit words that RFC 1071 means, but for its carries.
        private static long number(String hex, int bytes) {
            long sum = 0;
            for (int at = 1; at < 2 * bytes; at += 4) {
                sum += number(hex, at, 4);
            }
            return sum;
        }

        private static long number(String hex, int from, int digits) {
            return HexFormat.fromHexDigitsToLong(hex, from, from + digits);
        }

        private static String address(byte[] bytes, int at) {
            try {
                return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, at, at + 4))
                        .getHostAddress();
            } catch (IOException e) {
                throw new IllegalStateException("four bytes are an address", e);
            }
        }

        private static void refuse(boolean wrong, String field, int at, Object was)
                throws ProtocolException {
            if (wrong) {
                throw new ProtocolException("%s at byte %d, was %s".formatted(field, at, was));
            }
        }
    }

    @Alternative("puts each header into two or three longs, and shifts the fields out of them")
    public static class ShiftsFieldsOutOfLongs implements SegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            check("ipv4 header", 0, 20, 20, 65535, bytes.length);
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            long first = packet.getLong(0);
            check("version", 0, 4, 4, 4, first >>> 60);
            int size = (int) (first >>> 56 & 15) * 4;
            check("header length", 0, size, 20, 60, size);
            int total = (int) (first >>> 32) & 0xffff;
            check("total length", 2, total, size, bytes.length, total);
            check("fragment offset", 6, 0, 0, 0, first & 0x1fff);
            long second = packet.getLong(8);
            check("protocol", 9, 6, 6, 6, second >>> 48 & 0xff);
            check("tcp header", size, 20, 20, 65535, total - size);
            Ipv4Header ip =
                    new Ipv4Header(
                            size,
                            total,
                            (first >>> 14 & 1) == 1,
                            (first >>> 13 & 1) == 1,
                            (int) (second >>> 56),
                            new SolvedInternetChecksum().isRight(Arrays.copyOf(bytes, size)),
                            address((int) second),
                            address(packet.getInt(16)));
            TcpHeader tcp = tcp(packet, size, total - size);
            int data = size + tcp.headerBytes();
            return new Segment(ip, tcp, Arrays.copyOfRange(bytes, data, total));
        }

        private static TcpHeader tcp(ByteBuffer packet, int at, int left) throws ProtocolException {
            long first = packet.getLong(at);
            long second = packet.getLong(at + 8);
            int size = (int) (second >>> 28 & 15) * 4;
            check("data offset", at + 12, size, 20, left, size);
            return new TcpHeader(
                    (int) (first >>> 48),
                    (int) (first >>> 32 & 0xffff),
                    first & 0xffff_ffffL,
                    second >>> 32,
                    size,
                    (int) (second >>> 16 & 0xff),
                    (int) (second & 0xffff),
                    options(packet.slice(0, at + size).position(at + 20)));
        }

        private static TcpOptions options(ByteBuffer left) throws ProtocolException {
            List<Optional<ByteBuffer>> found = found(left);
            return new TcpOptions(
                    found.get(2).map(b -> OptionalInt.of(b.getChar())).orElse(OptionalInt.empty()),
                    found.get(3)
                            .map(b -> OptionalInt.of(b.get() & 255))
                            .orElse(OptionalInt.empty()),
                    found.get(4).isPresent(),
                    found.get(8).map(b -> new TcpOptions.Timestamps(u32(b), u32(b))));
        }

        private static long u32(ByteBuffer bytes) {
            return Integer.toUnsignedLong(bytes.getInt());
        }

        private static List<Optional<ByteBuffer>> found(ByteBuffer left) throws ProtocolException {
            List<Optional<ByteBuffer>> found =
                    new ArrayList<>(Collections.nCopies(256, Optional.empty()));
            while (left.hasRemaining()) {
                int kind = left.get() & 0xff;
                if (kind == 0) {
                    break;
                }
                if (kind == 1) {
                    continue;
                }
                int at = left.position();
                if (!left.hasRemaining()) {
                    throw new ProtocolException("no option length at byte " + at);
                }
                int length = left.get() & 0xff;
                check("option length", at, length, 2, left.remaining() + 2, length);
                int right = kind == 2 ? 4 : kind == 3 ? 3 : kind == 4 ? 2 : kind == 8 ? 10 : length;
                check("option length", at, length, right, right, length);
                found.set(kind, Optional.of(left.slice(left.position(), length - 2)));
                left.position(left.position() + length - 2);
            }
            return found;
        }

        private static String address(int bits) {
            return "%d.%d.%d.%d"
                    .formatted(bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255);
        }

        private static void check(
                String field, int at, long needed, long least, long most, long was)
                throws ProtocolException {
            if (was < least || was > most) {
                throw new ProtocolException(
                        "%s (byte %d): %d, want %d".formatted(field, at, was, needed));
            }
        }
    }
}

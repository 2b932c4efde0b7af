package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageHeader;

/// The messages and headers that `golden/messages.py` made, and how a report shows a message.
final class GoldenMessages {
    private static final HexVectors BYTES = HexVectors.of("messages.txt");

    static final Message HELLO = Message.request(1, 7, "hello".getBytes(UTF_8));
    static final Message NOTHING = Message.oneWay(9, new byte[0]);
    static final Message FAILED =
            Message.of(
                    new MessageHeader(MessageHeader.RESPONSE, 65535, 3, 4_294_967_295L, 2),
                    "\u017d".getBytes(UTF_8));

    /// Its body looks like the beginning of a header, again and again.
    static final Message TWIN = Message.request(1, 8, "NC\u0001\u0000".repeat(5).getBytes(UTF_8));

    /// A header that must be refused.
    ///
    /// @param name of the bytes in the file
    /// @param words that the message of the refusal must have
    record Bad(String name, List<String> words) {}

    /// The fields of a header, and its bytes as `golden/headers.py` made them.
    record GoldenHeader(
            int flags, int protocol, int error, long sequence, long length, byte[] bytes) {
        /// Whether an `int` is too small for one of its numbers.
        boolean hasHighNumber() {
            return sequence > Integer.MAX_VALUE || length > Integer.MAX_VALUE;
        }

        static List<GoldenHeader> all() {
            return HexVectors.read("headers.txt").lines().map(GoldenHeader::of).toList();
        }

        private static GoldenHeader of(String line) {
            String[] parts = line.split(": ", 2);
            long[] n = Stream.of(parts[0].split(" ")).mapToLong(Long::parseLong).toArray();
            return new GoldenHeader(
                    (int) n[0], (int) n[1], (int) n[2], n[3], n[4], Hex.parse(parts[1]));
        }

        /// Those that are right, which [MessageHeader] can hold.
        static List<GoldenHeader> valid() {
            return all().stream()
                    .filter(h -> h.length <= Integer.MAX_VALUE)
                    .filter(h -> h.error == 0 || h.flags % 2 == 1)
                    .toList();
        }
    }

    private GoldenMessages() {}

    /// Headers that are refused with a limit of 40 bytes.
    static List<Bad> bad() {
        return List.of(
                new Bad("bad magic", List.of("magic", "0x4e48", "bytes 0-1")),
                new Bad("bad magic before all", List.of("magic", "0x4745", "bytes 0-1")),
                new Bad("bad version", List.of("version", "2", "byte 2")),
                new Bad("bad flags", List.of("flags", "16", "byte 3")),
                new Bad("bad error", List.of("error number", "5", "bytes 6-7")),
                new Bad("length 41", List.of("body length", "41", "bytes 12-15")),
                new Bad("length 2147483647", List.of("body length", "2147483647", "bytes 12-15")),
                new Bad("length 2147483648", List.of("body length", "2147483648", "bytes 12-15")),
                new Bad("length 4294967295", List.of("body length", "4294967295", "bytes 12-15")));
    }

    /// The bytes of a name.
    static byte[] bytes(String name) {
        return BYTES.bytes(name);
    }

    /// The fields of one message.
    static Field[] layout(int bodyLength) {
        Field[] fields = {
            new Field("magic", 0, 2),
            new Field("version", 2, 1),
            new Field("flags", 3, 1),
            new Field("protocol number", 4, 2),
            new Field("error number", 6, 2),
            new Field("sequence", 8, 4),
            new Field("body length", 12, 4),
            new Field("body", MessageHeader.BYTES, Math.max(bodyLength, 1))
        };
        return bodyLength == 0 ? Arrays.copyOf(fields, fields.length - 1) : fields;
    }

    /// The header's fields and the body: `Message[flags=0, …] 68 65 6c 6c 6f`.
    static String text(Message message) {
        if (message == null) {
            return "null";
        }
        byte[] body = message.body();
        String hex = Hex.format(Arrays.copyOf(body, Math.min(body.length, 24)));
        return "%s %s%s".formatted(message, hex, body.length > 24 ? " …" : "").strip();
    }
}

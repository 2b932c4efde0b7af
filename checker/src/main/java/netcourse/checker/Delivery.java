package netcourse.checker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import netcourse.common.Hex;

/// How bytes arrive: in which parts, each of which is the most that one read gets. TCP promises the
/// bytes and their order, never the parts (RFC 9293, section 3.8): every way must give the same
/// result.
///
/// @param name as the report says it
/// @param bytes all that arrives, then the end of the stream
/// @param parts the sizes, whose sum is the number of bytes
public record Delivery(String name, byte[] bytes, List<Integer> parts) {
    public Delivery {
        bytes = bytes.clone();
        parts = List.copyOf(parts);
        int sum = parts.stream().mapToInt(Integer::intValue).sum();
        if (sum != bytes.length || parts.stream().anyMatch(p -> p < 1)) {
            throw new IllegalArgumentException(
                    "parts must be positive and add up to " + bytes.length + ", were " + parts);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Everything in one read, as it nearly always is on loopback.
    public static Delivery whole(byte[]... messages) {
        byte[] bytes = join(messages);
        String name = messages.length > 1 ? messages.length + " messages in one read" : "whole";
        return new Delivery(name, bytes, bytes.length == 0 ? List.of() : List.of(bytes.length));
    }

    /// One byte a read.
    public static Delivery byteByByte(byte[]... messages) {
        byte[] bytes = join(messages);
        return new Delivery("one byte at a time", bytes, Collections.nCopies(bytes.length, 1));
    }

    /// Two parts, the first of `at` bytes.
    public static Delivery splitAfter(int at, byte[]... messages) {
        byte[] bytes = join(messages);
        return new Delivery("split after byte " + at, bytes, List.of(at, bytes.length - at));
    }

    /// The stream ends after `length` bytes, which come in one read.
    public static Delivery endsAfter(int length, byte[] message) {
        byte[] bytes = Arrays.copyOf(message, length);
        return new Delivery(
                "end of stream after byte " + length + " of " + message.length,
                bytes,
                length == 0 ? List.of() : List.of(length));
    }

    /// The ways in which a check delivers by default: whole first, then split at every index, then
    /// one byte at a time.
    public static List<Delivery> everyWay(byte[]... messages) {
        List<Delivery> ways = new ArrayList<>();
        ways.add(whole(messages));
        int length = join(messages).length;
        IntStream.range(1, length).mapToObj(i -> splitAfter(i, messages)).forEach(ways::add);
        if (length > 2) {
            ways.add(byteByByte(messages));
        }
        return ways;
    }

    /// The stream ends at every index before the end of the message: after 0 bytes, after 1, ….
    public static List<Delivery> everyEarlyEnd(byte[] message) {
        return IntStream.range(0, message.length).mapToObj(i -> endsAfter(i, message)).toList();
    }

    /// The bytes with a bar between two parts: `68 | 65 6c 6c 6f`.
    String picture() {
        if (bytes.length == 0) {
            return "(no bytes)";
        }
        StringBuilder picture = new StringBuilder();
        int at = 0;
        for (int part : parts) {
            if (at >= 32) {
                return picture + " | … (" + bytes.length + " bytes in " + parts.size() + " parts)";
            }
            int to = Math.min(at + part, 32);
            picture.append(at == 0 ? "" : " | ")
                    .append(Hex.format(Arrays.copyOfRange(bytes, at, to)));
            if (to < at + part) {
                return picture + " … (" + bytes.length + " bytes)";
            }
            at = to;
        }
        return picture.toString();
    }

    private static byte[] join(byte[]... messages) {
        int length = Arrays.stream(messages).mapToInt(m -> m.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] message : messages) {
            System.arraycopy(message, 0, all, at, message.length);
            at += message.length;
        }
        return all;
    }

    /// The place in a delivery up to which its parts were read. Not thread-safe.
    static final class Cursor {
        private final Iterator<Integer> parts;
        private int left;

        Cursor(Delivery delivery) {
            parts = delivery.parts().iterator();
        }

        /// The bytes left of a part that has begun; 0 before it, when nothing has come yet.
        int arrived() {
            return left;
        }

        /// How many of the wanted bytes the current part still has; they count as taken. After the
        /// last part there is no bound.
        int take(int wanted) {
            if (left == 0) {
                left = parts.hasNext() ? parts.next() : Integer.MAX_VALUE;
            }
            int count = Math.min(wanted, left);
            left -= count;
            return count;
        }

        /// Gives bytes of the last [#take(int)] back that did not come after all.
        void giveBack(int count) {
            left += count;
        }
    }
}

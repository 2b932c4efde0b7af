package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson01.exercise.PrefixedText;

/// Unusual but correct solutions of exercise 1.3, text with a length in front of it.
public final class PrefixedTextAlternatives {
    private PrefixedTextAlternatives() {}

    @Alternative("lets the JDK replace, and sees by the way back whether it did")
    public static class ComparesRoundTrip implements PrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            if (!new String(utf8, UTF_8).equals(text)) {
                throw new IllegalArgumentException("half a character cannot be sent");
            }
            if (utf8.length > 0xffff) {
                throw new IllegalArgumentException(utf8.length + " bytes are more than 65535");
            }
            byte[] message = new byte[2 + utf8.length];
            message[0] = (byte) (utf8.length >> 8);
            message[1] = (byte) utf8.length;
            System.arraycopy(utf8, 0, message, 2, utf8.length);
            return message;
        }

        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            if (message.length < offset + 2) {
                throw new ProtocolException(
                        "only "
                                + (message.length - offset)
                                + " of 2 bytes, length, byte "
                                + offset);
            }
            int length = Byte.toUnsignedInt(message[offset]) * 256;
            length += Byte.toUnsignedInt(message[offset + 1]);
            int from = offset + 2;
            if (message.length < from + length) {
                int there = message.length - from;
                throw new ProtocolException(
                        "expected " + length + ", got " + there + " (length, byte " + offset + ")");
            }
            byte[] bytes = Arrays.copyOfRange(message, from, from + length);
            String text = new String(bytes, UTF_8);
            // A genuine U+FFFD survives the way back, one that stands for bad bytes does not.
            if (!Arrays.equals(text.getBytes(UTF_8), bytes)) {
                throw new ProtocolException("no UTF-8 in text, byte " + from);
            }
            return text;
        }
    }

    @Alternative("encodes and decodes by hand, one code point after the other")
    public static class WritesUtf8ByHand implements PrefixedText {
        /// Of a code point with this many bytes, the smallest.
        private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x1_0000};

        @Override
        public byte[] encode(String text) {
            ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
            text.codePoints().forEach(point -> put(utf8, point));
            if (utf8.size() > 65535) {
                throw new IllegalArgumentException("65535 bytes at most, not " + utf8.size());
            }
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.write(utf8.size() >> 8);
            message.write(utf8.size());
            message.writeBytes(utf8.toByteArray());
            return message.toByteArray();
        }

        private static void put(ByteArrayOutputStream out, int point) {
            if (point >= 0xd800 && point <= 0xdfff) {
                throw new IllegalArgumentException("half a pair: " + Integer.toHexString(point));
            }
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
            out.write(size == 1 ? point : 0xf00 >> size & 0xff | point >> 6 * (size - 1));
            for (int left = size - 2; left >= 0; left--) {
                out.write(0x80 | point >> 6 * left & 0x3f);
            }
        }

        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            int there = message.length - offset;
            if (there < 2) {
                throw new ProtocolException("length, byte " + offset + ", 2 needed: " + there);
            }
            int length = Byte.toUnsignedInt(message[offset]) << 8 | message[offset + 1] & 0xff;
            if (length > there - 2) {
                throw new ProtocolException(
                        "length, byte %d: %d of %d".formatted(offset, there - 2, length));
            }
            StringBuilder text = new StringBuilder();
            int end = offset + 2 + length;
            for (int at = offset + 2; at < end; ) {
                int ones = Integer.numberOfLeadingZeros(~(message[at] << 24));
                int size = Math.max(1, ones);
                int point =
                        size > 4 || ones == 1 || at + size > end ? -1 : point(message, at, size);
                if (point < 0) {
                    throw new ProtocolException("text, byte " + (offset + 2) + ", is not UTF-8");
                }
                text.appendCodePoint(point);
                at += size;
            }
            return text.toString();
        }

        private static int point(byte[] message, int at, int size) {
            int point = size == 1 ? message[at] : message[at] & 0x7f >> size;
            for (int i = 1; i < size; i++) {
                if ((message[at + i] & 0xc0) != 0x80) {
                    return -1;
                }
                point = point << 6 | message[at + i] & 0x3f;
            }
            boolean half = point >= 0xd800 && point <= 0xdfff;
            return point < LEAST[size] || half || point > 0x10_ffff ? -1 : point;
        }
    }
}

package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

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
}

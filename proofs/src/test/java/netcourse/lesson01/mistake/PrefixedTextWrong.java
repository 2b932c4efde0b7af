package netcourse.lesson01.mistake;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson01.answer.SolvedPrefixedText;

/// Further wrong solutions of exercise 1.3.
public final class PrefixedTextWrong {
    private PrefixedTextWrong() {}

    @Wrong(value = "does nothing in encode() and returns what a compiler asks for", nameless = true)
    public static class EmptyEncode extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            return null;
        }
    }

    @Wrong(value = "does nothing in decode() and returns what a compiler asks for", nameless = true)
    public static class EmptyDecode extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) {
            return null;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            throw new IllegalStateException("not today");
        }

        @Override
        public String decode(byte[] message, int offset) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("drops U+FEFF at the beginning")
    public static class StripsByteOrderMark extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = super.decode(message, offset);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }

    @Wrong("takes U+FFFD for a sign of bad bytes")
    public static class RefusesReplacementCharacter extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = super.decode(message, offset);
            if (text.contains("\ufffd")) {
                throw new ProtocolException("text (byte %d) must be UTF-8".formatted(offset + 2));
            }
            return text;
        }
    }

    @Wrong("ends the text at U+0000")
    public static class EndsAtZero extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = super.decode(message, offset);
            return text.contains("\0") ? text.substring(0, text.indexOf(0)) : text;
        }
    }

    @Wrong("strips white space")
    public static class Strips extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            return super.decode(message, offset).strip();
        }
    }

    @Wrong("writes the composed form of what is two characters")
    public static class Normalizes extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            return super.encode(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    @Wrong("reads the composed form of what is two characters")
    public static class Composes extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            return Normalizer.normalize(super.decode(message, offset), Normalizer.Form.NFC);
        }
    }

    @Wrong("refuses a text of 65535 bytes")
    public static class RefusesFull extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] bytes = super.encode(text);
            if (bytes.length >= 65535 + 2) {
                throw new IllegalArgumentException(
                        "text must be 0..65535 bytes of UTF-8, was 65535");
            }
            return bytes;
        }
    }

    @Wrong("refuses a text of no bytes")
    public static class RefusesEmpty extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = super.decode(message, offset);
            if (text.isEmpty()) {
                throw new ProtocolException("text (byte %d) is missing".formatted(offset + 2));
            }
            return text;
        }
    }

    @Wrong("checks the offset as an index: at the end of the message there is none")
    public static class ThrowsAtEnd extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            java.util.Objects.checkIndex(offset, message.length);
            return super.decode(message, offset);
        }
    }

    @Wrong("counts the bytes in its messages from the field")
    public static class OffsetsFromField extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            return super.decode(Arrays.copyOfRange(message, offset, message.length), 0);
        }
    }

    @Wrong("gives the same array again for texts of one length")
    public static class SharesResult extends SolvedPrefixedText {
        private static byte[] last = {};

        @Override
        public byte[] encode(String text) {
            byte[] bytes = super.encode(text);
            if (bytes.length != last.length) {
                last = bytes;
            }
            System.arraycopy(bytes, 0, last, 0, bytes.length);
            return last;
        }
    }

    @Wrong("refuses bytes after the text")
    public static class RefusesWhatFollows extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = super.decode(message, offset);
            if (super.encode(text).length < message.length - offset) {
                throw new ProtocolException("length (byte %d) is too small".formatted(offset));
            }
            return text;
        }
    }

    @Wrong("reads with DataInputStream.readUTF")
    public static class ReadsModifiedUtf8 extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = "";
            try {
                ByteArrayInputStream in =
                        new ByteArrayInputStream(message, offset, message.length - offset);
                text = new DataInputStream(in).readUTF();
            } catch (IOException e) {
                return super.decode(message, offset);
            }
            return text;
        }
    }

    @Wrong("says to the decoder that more will come, which drops a sequence that is cut")
    public static class DropsCutSequence extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            int left = message.length - offset;
            int length = left < 2 ? 0 : (message[offset] & 0xff) << 8 | message[offset + 1] & 0xff;
            if (left < 2 || length > left - 2) {
                return super.decode(message, offset);
            }
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            CharBuffer text = CharBuffer.allocate(length);
            if (decoder.decode(ByteBuffer.wrap(message, offset + 2, length), text, false)
                    .isError()) {
                throw new ProtocolException("text (byte %d) must be UTF-8".formatted(offset + 2));
            }
            return text.flip().toString();
        }
    }

    @Wrong("limits the chars instead of the bytes")
    public static class LimitsChars extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            if (text.length() > 65535) {
                throw new IllegalArgumentException(
                        "text must be 0..65535 bytes of UTF-8, was " + text.length());
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (utf8.length <= 65535) {
                return super.encode(text);
            }
            return ByteBuffer.allocate(2 + utf8.length)
                    .putShort((short) utf8.length)
                    .put(utf8)
                    .array();
        }
    }

    @Wrong(value = "takes as much text as there is, if the length says more", nameless = true)
    public static class TakesWhatIsThere extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            int left = message.length - offset - 2;
            if (left >= 1 && left < ((message[offset] & 0xff) << 8 | message[offset + 1] & 0xff)) {
                return new String(message, offset + 2, left, StandardCharsets.UTF_8);
            }
            return super.decode(message, offset);
        }
    }

    @Wrong(value = "leaves out half a surrogate pair", nameless = true)
    public static class LeavesOutHalfPairs extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            int[] whole =
                    text.codePoints()
                            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                            .toArray();
            return super.encode(new String(whole, 0, whole.length));
        }
    }

    @Wrong(value = "cuts a text that is too long", nameless = true)
    public static class CutsLongText extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return utf8.length > 65535 ? super.encode("x".repeat(65535)) : super.encode(text);
        }
    }

    @Wrong("refuses to write U+0000")
    public static class RefusesZero extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            if (text.indexOf(0) >= 0) {
                throw new IllegalArgumentException("text must not have U+0000");
            }
            return super.encode(text);
        }
    }

    @Wrong("clears the caller's message after it has read it")
    public static class ClearsMessage extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            String text = super.decode(message, offset);
            Arrays.fill(message, (byte) 0);
            return text;
        }
    }

    @Wrong("refuses a length without its numbers")
    public static class TextWithoutNumbers extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            try {
                return super.decode(message, offset);
            } catch (ProtocolException e) {
                throw new ProtocolException(
                        "length (byte %d) is bad, or text (byte %d) must be UTF-8"
                                .formatted(offset, offset + 2));
            }
        }
    }

    @Wrong(value = "keeps the high byte of the length zero", nameless = true)
    public static class OneBytePrefix extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] bytes = super.encode(text);
            if (bytes.length < 40000) {
                bytes[0] = 0;
            }
            return bytes;
        }
    }

    @Wrong("cuts zeros off the end of the text")
    public static class CutsZeros extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            return super.decode(message, offset).replaceAll("\0+$", "");
        }
    }

    @Wrong(value = "writes the number of code points as the length", nameless = true)
    public static class CountsCodePoints extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] message = super.encode(text);
            message[1] = (byte) text.codePointCount(0, text.length());
            return message;
        }
    }

    @Wrong(value = "encodes each half of a pair for itself, in three bytes", nameless = true)
    public static class EncodesHalves extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            ByteBuffer bytes = ByteBuffer.allocate(2 + 3 * text.length());
            bytes.position(2);
            for (char c : text.toCharArray()) {
                if (c < 0x80) {
                    bytes.put((byte) c);
                } else if (c < 0x800) {
                    bytes.put((byte) (0xc0 | c >> 6)).put((byte) (0x80 | c & 0x3f));
                } else {
                    bytes.put((byte) (0xe0 | c >> 12));
                    bytes.put((byte) (0x80 | c >> 6 & 0x3f)).put((byte) (0x80 | c & 0x3f));
                }
            }
            bytes.putShort(0, (short) (bytes.position() - 2));
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    @Wrong(value = "writes ffff for a text of no bytes", nameless = true)
    public static class MarksEmpty extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            return text.isEmpty() ? new byte[] {-1, -1} : super.encode(text);
        }
    }

    @Wrong(value = "takes no length above 32767", nameless = true)
    public static class HalfTheLimit extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            if (message.length - offset >= 2 && message[offset] < 0) {
                int length = (message[offset] & 0xff) << 8 | message[offset + 1] & 0xff;
                throw new ProtocolException(
                        "length (byte %d) must be 0..32767, was %d".formatted(offset, length));
            }
            return super.decode(message, offset);
        }
    }

    @Wrong(value = "forgets the two bytes of the length when it compares", nameless = true)
    public static class ComparesWithAll extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            int left = message.length - offset;
            int length = left < 2 ? 0 : (message[offset] & 0xff) << 8 | message[offset + 1] & 0xff;
            return super.decode(
                    length > left - 2 && length <= left
                            ? Arrays.copyOf(message, offset + 2 + length)
                            : message,
                    offset);
        }
    }

    @Wrong(value = "compares, and throws an IndexOutOfBoundsException", nameless = true)
    public static class ThrowsIndex extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            try {
                return super.decode(message, offset);
            } catch (ProtocolException e) {
                throw new IndexOutOfBoundsException(e.getMessage());
            }
        }
    }

    @Wrong(value = "makes room for the longest text, whatever the length is", nameless = true)
    public static class AllocatesLongest extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            byte[] all = Arrays.copyOf(message, Math.max(message.length, 65535 + 2 + offset));
            return super.decode(Arrays.copyOf(all, message.length), offset);
        }
    }

    @Wrong("encodes with an encoder that replaces")
    public static class EncoderReplaces extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            try {
                return super.encode(text);
            } catch (IllegalArgumentException e) {
                return super.encode(
                        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            }
        }
    }

    @Wrong(value = "puts U+FFFD in the place of half a surrogate pair", nameless = true)
    public static class ReplacementForHalf extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            StringBuilder whole = new StringBuilder();
            text.codePoints()
                    .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
                    .forEach(whole::appendCodePoint);
            return super.encode(whole.toString());
        }
    }

    @Wrong(value = "leaves the length 0 if the text is too long", nameless = true)
    public static class NoLengthIfTooLong extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return utf8.length > 65535
                    ? ByteBuffer.allocate(2 + utf8.length).put(2, utf8).array()
                    : super.encode(text);
        }
    }
}

package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.answer.SolvedPrefixedText;

/// Common mistakes in exercise 1.3, text with a length in front of it, in the order of the
/// behaviours of [netcourse.lesson01.PrefixedTextCheck] that catch them.
public final class PrefixedTextMistakes {
    private PrefixedTextMistakes() {}

    /// Decodes in steps: each mistake shows the step that it gets wrong.
    private abstract static class DecodesInSteps extends SolvedPrefixedText {
        @Override
        public String decode(byte[] message, int offset) throws ProtocolException {
            if (message.length - offset < 2) {
                return super.decode(message, offset); // refuses it
            }
            byte[] utf8 = bytes(message, offset, length(message, offset));
            return text(utf8, offset + 2);
        }

        int length(byte[] message, int offset) {
            return ByteBuffer.wrap(message).getShort(offset) & 0xffff;
        }

        byte[] bytes(byte[] message, int offset, int length) throws ProtocolException {
            compare(message, offset, length);
            return Arrays.copyOfRange(message, offset + 2, offset + 2 + length);
        }

        static void compare(byte[] message, int offset, int length) throws ProtocolException {
            int left = message.length - offset - 2;
            if (length > left) {
                throw new ProtocolException(
                        "length (byte %d) is %d, but %d bytes follow"
                                .formatted(offset, length, left));
            }
        }

        String text(byte[] utf8, int at) throws ProtocolException {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            } catch (CharacterCodingException e) {
                throw new ProtocolException("text (byte %d) must be UTF-8".formatted(at));
            }
        }
    }

    @Mistake(
            does = "writes String.length() as the number of bytes",
            sees =
                    """
                    It counts UTF-16 units, and is right as long as everything is ASCII. With an
                    accent, the reader stops early and takes the rest of the text for the next
                    field.
                    """,
            caughtBy = "countsTheLengthInBytes")
    public static class CountsChars extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] message = super.encode(text);
            message[0] = (byte) (text.length() >> 8);
            message[1] = (byte) text.length();
            return message;
        }
    }

    @Mistake(
            does = "writes one byte per char",
            sees =
                    """
                    A charset of one byte, or a cast, has room for 256 characters: U+00E9 becomes
                    e9, which is not UTF-8, and U+20AC is lost. Before Java 18, getBytes() without a
                    charset did that on some systems and not on others.
                    """,
            caughtBy = "countsTheLengthInBytes")
    public static class OneBytePerChar extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] bytes = text.getBytes(ISO_8859_1);
            short length = (short) bytes.length;
            return ByteBuffer.allocate(2 + length).putShort(length).put(bytes).array();
        }
    }

    @Mistake(
            does = "writes modified UTF-8, as DataOutputStream.writeUTF does",
            sees =
                    """
                    It is Java's own: an emoji takes six bytes instead of four,
                    U+0000 two instead of one. Only readUTF understands it; every other peer refuses
                    it.
                    """,
            caughtBy = "countsTheLengthInBytes")
    public static class InModifiedUtf8 extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                new DataOutputStream(bytes).writeUTF(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    @Mistake(
            does = "reads the length, or a byte of it, as a signed number",
            sees =
                    """
                    A length from 32768 up, or with a byte from 80 up, comes out negative: such a
                    text is refused, or the code asks for an array of negative size.
                    """,
            caughtBy = "readsLongTexts")
    public static class SignedLength extends DecodesInSteps {
        @Override
        int length(byte[] message, int offset) {
            return ByteBuffer.wrap(message).getShort(offset);
        }
    }

    @Mistake(
            does = "takes as many bytes as the length says",
            sees =
                    """
                    The peer can write any number there. A copy past the end of the message throws
                    an exception that does not name the field, or, with Arrays.copyOfRange, is
                    filled up with zeros.
                    """,
            caughtBy = "refusesMessageCutAnywhere")
    public static class TrustsLength extends DecodesInSteps {
        @Override
        byte[] bytes(byte[] message, int offset, int length) {
            return Arrays.copyOfRange(message, offset + 2, offset + 2 + length);
        }
    }

    @Mistake(
            does = "makes an array of the length first, and compares afterwards",
            sees =
                    """
                    Two bytes from a peer cost you 64 KiB, and with a length of four bytes the same
                    code costs 2 GiB.
                    """,
            caughtBy = "comparesTheLengthBeforeItAllocates")
    public static class AllocatesAnnounced extends DecodesInSteps {
        @Override
        byte[] bytes(byte[] message, int offset, int length) throws ProtocolException {
            byte[] text = new byte[length];
            compare(message, offset, length);
            System.arraycopy(message, offset + 2, text, 0, length);
            return text;
        }
    }

    @Mistake(
            does = "puts U+FFFD in the place of what is not UTF-8",
            sees =
                    """
                    new String(bytes, UTF_8) does that, and never fails. Different bytes become the
                    same text, and nobody notices that the peer speaks another charset.
                    """,
            caughtBy = "refusesWhatIsNotUtf8")
    public static class ReplacesBadBytes extends DecodesInSteps {
        @Override
        String text(byte[] utf8, int at) {
            return new String(utf8, UTF_8);
        }
    }

    @Mistake(
            does = "writes a question mark for half a surrogate pair",
            sees =
                    """
                    String.getBytes(UTF_8) and an OutputStreamWriter do that, and never fail. Half a
                    pair is what substring leaves when it cuts an emoji: the peer gets a text that
                    nobody wrote.
                    """,
            caughtBy = "refusesHalfSurrogatePairs")
    public static class ReplacesHalfPairs extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            if (bytes.length > 65535) {
                throw new IllegalArgumentException("at most 65535 bytes, was " + bytes.length);
            }
            short length = (short) bytes.length;
            return ByteBuffer.allocate(2 + bytes.length).putShort(length).put(bytes).array();
        }
    }

    @Mistake(
            does = "casts a length that is too large",
            sees =
                    """
                    The lowest 16 bits of 65536 are 0: the reader sees an empty text, and 65536
                    bytes of garbage after it. A limit on chars does not help: a char takes up to
                    three bytes.
                    """,
            caughtBy = "writesUpToTheLimitAndNoMore")
    public static class WrapsLength extends SolvedPrefixedText {
        @Override
        public byte[] encode(String text) {
            try {
                ByteBuffer utf8 = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                int length = utf8.remaining();
                return ByteBuffer.allocate(2 + length).putShort((short) length).put(utf8).array();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("text must not have half a surrogate pair", e);
            }
        }
    }
}

package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import netcourse.common.ProtocolException;
import netcourse.lesson01.exercise.PrefixedText;

/// The answer to exercise 1.3.
public class SolvedPrefixedText implements PrefixedText {
    private static final int MAX_BYTES = 65535;

    @Override
    public byte[] encode(String text) {
        ByteBuffer utf8 = utf8(text);
        int length = utf8.remaining();
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "text must be 0..%d bytes of UTF-8, was %d".formatted(MAX_BYTES, length));
        }
        return ByteBuffer.allocate(2 + length).putShort((short) length).put(utf8).array();
    }

    private static ByteBuffer utf8(String text) {
        try {
            return UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text must not have half a surrogate pair", e);
        }
    }

    // @start region="decode-text"
    @Override
    public String decode(byte[] message, int offset) throws ProtocolException {
        int left = message.length - offset;
        if (left < 2) {
            throw new ProtocolException(
                    "length (byte %d) must have 2 bytes, %d is there".formatted(offset, left));
        }
        int length = (message[offset] & 0xff) << 8 | message[offset + 1] & 0xff;
        if (length > left - 2) {
            throw new ProtocolException(
                    "length (byte %d) is %d, but %d bytes follow"
                            .formatted(offset, length, left - 2));
        }
        try {
            // Unlike new String(bytes, UTF_8), a fresh decoder throws instead of replacing.
            ByteBuffer text = ByteBuffer.wrap(message, offset + 2, length);
            return UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("text (byte %d) must be UTF-8".formatted(offset + 2));
        }
    }
    // @end
}

package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import netcourse.checker.Mistake;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-wraps-length",
        does = "casts a length that is too large",
        sees =
                "Of 65536 the lowest 16 bits are 0: the reader sees an empty text, and 65536 bytes of garbage behind it. A limit on chars does not help: a char is up to three bytes.",
        caughtBy = "writesUpToTheLimitAndNoMore")
public class TextWrapsLength extends SolvedPrefixedText implements PrefixedText {
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

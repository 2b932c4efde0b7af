package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-one-byte-per-char",
        does = "writes one byte per char",
        sees =
                "A charset of one byte, or a cast, has room for 256 characters: U+00E9 becomes e9, which is no UTF-8, and U+20AC is lost. Before Java 18 getBytes() without a charset did that on some systems and not on others.",
        caughtBy = "countsTheLengthInBytes")
public class TextOneBytePerChar extends SolvedPrefixedText implements PrefixedText {
    @Override
    public byte[] encode(String text) {
        super.encode(text);
        byte[] bytes = text.getBytes(ISO_8859_1);
        short length = (short) bytes.length;
        return ByteBuffer.allocate(2 + length).putShort(length).put(bytes).array();
    }
}

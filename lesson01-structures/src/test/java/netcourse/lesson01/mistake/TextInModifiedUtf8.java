package netcourse.lesson01.mistake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import netcourse.checker.Mistake;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-in-modified-utf8",
        does = "writes with DataOutputStream.writeUTF",
        sees =
                "Its modified UTF-8 is Java's own: an emoji takes six bytes instead of four, U+0000 two instead of one. Only readUTF understands it; every other peer refuses it.",
        caughtBy = "countsTheLengthInBytes")
public class TextInModifiedUtf8 extends SolvedPrefixedText implements PrefixedText {
    @Override
    public byte[] encode(String text) {
        super.encode(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

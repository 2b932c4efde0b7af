package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-signed-length",
        does = "reads the length, or a byte of it, as a signed number",
        sees =
                "A length from 32768 up, or with a byte from 80 up, comes out negative: such a text is refused, or asks for an array of negative size. Mask each byte with & 0xff, or the number with & 0xffff.",
        caughtBy = "readsLongTexts")
public class TextSignedLength extends SolvedPrefixedText implements PrefixedText {
    @Override
    public String decode(byte[] message, int offset) throws ProtocolException {
        if (message.length - offset < 2 || ByteBuffer.wrap(message).getShort(offset) >= 0) {
            return super.decode(message, offset);
        }
        return new String(message, offset + 2, ByteBuffer.wrap(message).getShort(offset), UTF_8);
    }
}

package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-signed-length",
        does = "reads the length as a signed number",
        sees =
                "From 32768 on the length is negative: a text that long is refused, or asks for an array of negative size. & 0xffff makes it unsigned.",
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

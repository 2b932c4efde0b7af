package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-trusts-length",
        does = "takes as many bytes as the length says",
        sees =
                "The peer may say what it likes. A copy past the end of the message throws an exception that is not about it, or, by Arrays.copyOfRange, is filled up with zeros.",
        caughtBy = "refusesMessageCutAnywhere")
public class TextTrustsLength extends SolvedPrefixedText implements PrefixedText {
    @Override
    public String decode(byte[] message, int offset) throws ProtocolException {
        int length = ByteBuffer.wrap(message).getShort(offset) & 0xffff;
        byte[] text = Arrays.copyOfRange(message, offset + 2, offset + 2 + length);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("text (byte %d) must be UTF-8".formatted(offset + 2));
        }
    }
}

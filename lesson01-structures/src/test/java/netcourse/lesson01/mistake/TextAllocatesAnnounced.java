package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-allocates-announced",
        does = "makes an array of the length first, and compares afterwards",
        sees =
                "Two bytes from a peer cost you 64 KiB, and the same code with a length of four bytes 2 GiB. Compare with what is there, then allocate.",
        caughtBy = "comparesTheLengthBeforeItAllocates")
public class TextAllocatesAnnounced extends SolvedPrefixedText implements PrefixedText {
    @Override
    public String decode(byte[] message, int offset) throws ProtocolException {
        int left = message.length - offset;
        if (left < 2) {
            return super.decode(message, offset);
        }
        byte[] text = new byte[ByteBuffer.wrap(message).getShort(offset) & 0xffff];
        if (text.length > left - 2) {
            throw new ProtocolException(
                    "length (byte %d) is %d, but %d bytes follow"
                            .formatted(offset, text.length, left - 2));
        }
        System.arraycopy(message, offset + 2, text, 0, text.length);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("text (byte %d) must be UTF-8".formatted(offset + 2));
        }
    }
}

package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-replaces-bad-bytes",
        does = "reads with new String(bytes, UTF_8)",
        sees =
                "It never fails: what is no UTF-8 becomes U+FFFD. Different bytes become the same text, and nobody hears that the peer speaks another charset.",
        caughtBy = "refusesWhatIsNotUtf8")
public class TextReplacesBadBytes extends SolvedPrefixedText implements PrefixedText {
    @Override
    public String decode(byte[] message, int offset) throws ProtocolException {
        int left = message.length - offset;
        int length = left < 2 ? 0 : ByteBuffer.wrap(message).getShort(offset) & 0xffff;
        if (left < 2 || length > left - 2) {
            return super.decode(message, offset);
        }
        return new String(message, offset + 2, length, UTF_8);
    }
}

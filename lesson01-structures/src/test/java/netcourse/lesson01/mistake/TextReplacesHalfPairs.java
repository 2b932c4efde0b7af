package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson01.PrefixedText;
import netcourse.lesson01.answer.SolvedPrefixedText;

@Mistake(
        id = "text-replaces-half-pairs",
        does = "writes with String.getBytes(UTF_8)",
        sees =
                "It never fails: half a surrogate pair, as substring leaves it behind when it cuts an emoji, is sent as a question mark.",
        caughtBy = "refusesHalfSurrogatePairs")
public class TextReplacesHalfPairs extends SolvedPrefixedText implements PrefixedText {
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

package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-copies-again",
        does = "makes a new array for each chunk: the old bytes and the new ones",
        sees =
                "A line of n bytes that comes byte by byte is copied n times: a million bytes cost half a million million. Let the array grow by a factor, not by a chunk.",
        caughtBy = "copiesNoLineForEachOfItsBytes")
public class LineCopiesAgain extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
    }

    @Override
    void keep(byte next) {
        kept = Arrays.copyOf(kept, length + 1);
        kept[length++] = next;
    }
}

package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-copies-again",
        does = "makes a new array for each chunk: the old bytes and the new ones",
        sees =
                "A body of n bytes that comes byte by byte is copied n times: one of 1 MiB costs half a terabyte. Let the array grow by a factor, not by a chunk.",
        caughtBy = "copiesNoMessageForEachOfItsBytes")
public class SplitterCopiesAgain extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void makeRoom(int length) {
        body = Arrays.copyOf(body, length);
    }
}

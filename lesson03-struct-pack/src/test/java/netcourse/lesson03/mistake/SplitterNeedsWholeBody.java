package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-needs-whole-body",
        does = "takes the whole body from the chunk that the header ends in",
        sees =
                "A body comes in as many chunks as it likes, and the first may have none of it. Keep what has come and count what is missing.",
        caughtBy = "handsOnMessagesHoweverTheyCome")
public class SplitterNeedsWholeBody extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void takeBody(ByteBuffer chunk, Consumer<Message> messages) {
        filled = header.bodyLength();
        makeRoom(filled);
        chunk.get(body, 0, filled);
        handOn(messages);
    }
}

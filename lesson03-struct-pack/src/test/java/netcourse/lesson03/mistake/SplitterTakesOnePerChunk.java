package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-takes-one-per-chunk",
        does = "takes one message out of a chunk and forgets the rest",
        sees =
                "Short messages that are sent soon after each other come with one read: the second is lost, and what follows is read from its middle. Go on while bytes remain.",
        caughtBy = "handsOnEveryMessageOfOneChunk")
public class SplitterTakesOnePerChunk extends PlainFrameSplitter implements FrameSplitter {
    private boolean handedOn;

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        refuseAgain();
        handedOn = false;
        while (chunk.hasRemaining() && !handedOn) {
            step(chunk, messages);
        }
        chunk.position(chunk.limit());
    }

    @Override
    void handOn(Consumer<Message> messages) {
        super.handOn(messages);
        handedOn = true;
    }
}

package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-waits-for-body",
        does = "looks for the body when the next bytes come, also if it has none",
        sees =
                "A message without a body is complete with its header. A heartbeat then arrives with the next message, which may be never.",
        caughtBy = "handsOnMessageWithoutBodyAtOnce")
public class SplitterWaitsForBody extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void step(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        if (header == null) {
            takeHeader(chunk);
        } else {
            takeBody(chunk, messages);
        }
    }
}

package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-goes-on-after-refusal",
        does = "takes the next chunk for the beginning of a message when one was refused",
        sees =
                "Nobody knows where the next message begins: what follows is the rest of something, and may be made to look like a message. A refused stream stays refused.",
        caughtBy = "staysRefused")
public class SplitterGoesOnAfterRefusal extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        if (refusal != null) {
            begin(maxBodyBytes);
        }
        super.push(chunk, messages);
    }
}

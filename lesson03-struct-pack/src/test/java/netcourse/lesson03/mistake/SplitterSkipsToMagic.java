package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-skips-to-magic",
        does = "searches on for the next header when one is wrong",
        sees =
                "Two bytes that look like a header also stand in bodies, and an attacker puts a whole message there. Who has lost the border of a message cannot find it again: refuse the stream.",
        caughtBy = "refusesHeaderAsSoonAsItIsThere")
public class SplitterSkipsToMagic extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void takeHeader(ByteBuffer chunk) {
        while (header == null && chunk.hasRemaining()) {
            head.put(chunk.get());
            if (!head.hasRemaining()) {
                try {
                    header = MessageHeader.readFrom(head.flip(), maxBodyBytes);
                } catch (ProtocolException e) {
                    head.position(1).compact();
                }
            }
        }
    }
}

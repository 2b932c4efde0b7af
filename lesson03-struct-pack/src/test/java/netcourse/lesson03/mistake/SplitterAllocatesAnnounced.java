package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-allocates-announced",
        does = "takes memory for the greatest or the announced body before it has come",
        sees =
                "Sixteen bytes from anybody cost you the greatest body: a thousand connections that announce 1 MiB and send nothing cost a gigabyte. Let the array grow with what comes.",
        caughtBy = "needsNoMemoryForTheAnnouncedLength")
public class SplitterAllocatesAnnounced extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void takeHeader(ByteBuffer chunk) throws ProtocolException {
        super.takeHeader(chunk);
        if (header != null) {
            body = new byte[header.bodyLength()];
        }
    }
}

package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-keeps-chunk",
        does = "keeps the chunk itself until the message is complete",
        sees =
                "The caller reads the next bytes into the same buffer: the beginning of the body is overwritten by what came later. Copy what you keep.",
        caughtBy = "keepsNothingOfTheChunk")
public class SplitterKeepsChunk extends PlainFrameSplitter implements FrameSplitter {
    private final List<ByteBuffer> pieces = new ArrayList<>();

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void takeBody(ByteBuffer chunk, Consumer<Message> messages) {
        int count = Math.min(chunk.remaining(), header.bodyLength() - filled);
        pieces.add(chunk.slice(chunk.position(), count));
        chunk.position(chunk.position() + count);
        filled += count;
        if (filled == header.bodyLength()) {
            ByteBuffer joined = ByteBuffer.allocate(filled);
            pieces.forEach(joined::put);
            pieces.clear();
            body = joined.array();
            handOn(messages);
        }
    }
}

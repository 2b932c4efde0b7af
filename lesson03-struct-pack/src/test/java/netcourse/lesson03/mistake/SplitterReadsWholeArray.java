package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-reads-whole-array",
        does = "takes the bytes from chunk.array(), from index 0",
        sees =
                "A buffer need not fill its array, nor begin where that begins; and a read-only or direct buffer shows none. Take what remains, with get.",
        caughtBy = "takesChunksOfAnyKind")
public class SplitterReadsWholeArray extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(ByteBuffer.wrap(chunk.array()), messages);
        chunk.position(chunk.limit());
    }
}

package netcourse.lesson03.mistake;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-fixed-buffer",
        does = "collects every message in one buffer of 64 KiB",
        sees =
                "A longer message does not fit, though the limit allows it. A test with short messages never shows it. Let the buffer grow with what comes, up to the limit.",
        caughtBy = "takesMessageLongerThanItsChunks")
public class SplitterFixedBuffer extends PlainFrameSplitter implements FrameSplitter {
    private static final int BUFFER_BYTES = 65_536;

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void makeRoom(int length) {
        if (length > BUFFER_BYTES) {
            throw new BufferOverflowException();
        }
        super.makeRoom(length);
    }
}

package netcourse.lesson03.mistake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-checks-late",
        does = "checks the header when the body is there as well",
        sees =
                "The peer announces 4 GiB, and you wait for them: with your memory, or for ever. Whatever can be refused is refused when the 16 bytes are there.",
        caughtBy = "refusesHeaderAsSoonAsItIsThere")
public class SplitterChecksLate extends PlainFrameSplitter implements FrameSplitter {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void begin(int maxBodyBytes) {
        super.begin(maxBodyBytes);
        kept.reset();
    }

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        while (chunk.hasRemaining()) {
            kept.write(chunk.get());
            ByteBuffer bytes = ByteBuffer.wrap(kept.toByteArray());
            if (bytes.limit() >= 16
                    && bytes.limit() - 16 >= Integer.toUnsignedLong(bytes.getInt(12))) {
                kept.reset();
                super.push(bytes, messages);
            }
        }
    }
}

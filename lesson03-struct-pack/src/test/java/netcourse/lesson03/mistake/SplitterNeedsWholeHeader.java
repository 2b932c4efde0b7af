package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-needs-whole-header",
        does = "reads the header from the chunk, as if it were always whole",
        sees =
                "A header is torn as easily as a body: a read may end after its first byte. Collect its 16 bytes before you read a field.",
        caughtBy = "handsOnMessagesHoweverTheyCome")
public class SplitterNeedsWholeHeader extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        super.push(chunk, messages);
    }

    @Override
    void takeHeader(ByteBuffer chunk) throws ProtocolException {
        header = readHeader(chunk);
    }
}

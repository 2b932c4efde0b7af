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
        id = "splitter-hands-on-late",
        does = "collects the messages of a chunk, and hands them on at the end of it",
        sees =
                "If a later header in the chunk is refused, the good messages before it are lost with it, and how many depends on how the bytes came.",
        caughtBy = "handsOnWhatStandsBeforeRefusedHeader")
public class SplitterHandsOnLate extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        List<Message> collected = new ArrayList<>();
        super.push(chunk, collected::add);
        collected.forEach(messages);
    }
}

package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-goes-on-after-refusal",
        does = "takes the next chunk as if nothing had been refused",
        sees =
                "Who was refused goes on with the bytes that were meant to hide: the smuggled line arrives after all. A stream that broke the rules stays refused.",
        caughtBy = "staysRefused")
public class LineGoesOnAfterRefusal extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        refusal = null;
        super.push(chunk, lines);
    }
}

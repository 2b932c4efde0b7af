package netcourse.lesson03.mistake;

import java.io.IOException;
import netcourse.checker.Mistake;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-end-is-always-clean",
        does = "does nothing when the stream ends",
        sees =
                "A connection that broke inside a line looks like one that was closed in order, and the half line is lost without a word.",
        caughtBy = "tellsCleanEndFromEarlyEnd")
public class LineEndIsAlwaysClean extends PlainLineSplitter implements LineSplitter {
    @Override
    public void end() throws IOException {
        refuseIf(refusal != null, refusal);
    }
}

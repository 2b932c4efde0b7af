package netcourse.lesson03.mistake;

import java.io.IOException;
import netcourse.checker.Mistake;
import netcourse.lesson03.FrameSplitter;

@Mistake(
        id = "splitter-end-is-always-clean",
        does = "does nothing when the stream ends",
        sees =
                "A connection that broke inside a message looks like one that was closed in order, and the half message is lost without a word.",
        caughtBy = "tellsCleanEndFromEarlyEnd")
public class SplitterEndIsAlwaysClean extends PlainFrameSplitter implements FrameSplitter {
    @Override
    public void end() throws IOException {
        refuseAgain();
    }
}

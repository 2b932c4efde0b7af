package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-allocates-limit",
        does = "makes a buffer of the limit before a byte has come",
        sees =
                "Each connection costs the longest line at once, even if it says nothing: ten thousand of them cost ten thousand limits. Let the buffer grow with what comes.",
        caughtBy = "needsNoMemoryForTheLimit")
public class LineAllocatesLimit extends PlainLineSplitter implements LineSplitter {
    @Override
    public void begin(int maxLineBytes) {
        super.begin(maxLineBytes);
        kept = new byte[maxLineBytes];
    }
}

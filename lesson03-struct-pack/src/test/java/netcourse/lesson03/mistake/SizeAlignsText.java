package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-aligns-text",
        does = "aligns the whole of 16s, as if it were one number of 16 bytes",
        sees =
                "A text is single bytes, which may stand anywhere. Only the size of one element counts, not that of all of them.",
        caughtBy = "textNeedsNoPadding")
public class SizeAlignsText extends PlainFormatSize implements FormatSize {
    @Override
    long alignment(boolean standard, long count, long bytes, String field) {
        return standard ? 1 : field.endsWith("s") ? Math.max(count, 1) : bytes;
    }
}

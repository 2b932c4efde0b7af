package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-forgets-zero-count",
        does = "leaves out a field whose count is 0",
        sees =
                "It has no bytes, but it pads: 0I is how a format says that it ends at a multiple of 4.",
        caughtBy = "endIsPaddedOnlyByCountOfZero")
public class SizeForgetsZeroCount extends PlainFormatSize implements FormatSize {
    @Override
    long alignment(boolean standard, long count, long bytes, String field) {
        return count == 0 ? 1 : super.alignment(standard, count, bytes, field);
    }
}

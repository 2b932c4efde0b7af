package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-pads-end",
        does = "pads the end, as C does for sizeof",
        sees =
                "A format ends with its last field: @IB is 5. Whoever wants the end padded writes 0I there; you would read bytes that nobody sends.",
        caughtBy = "endIsPaddedOnlyByCountOfZero")
public class SizePadsEnd extends PlainFormatSize implements FormatSize {
    private long largest;

    @Override
    long alignment(boolean standard, long count, long bytes, String field) {
        largest = Math.max(largest, bytes);
        return super.alignment(standard, count, bytes, field);
    }

    @Override
    int end(long size, boolean standard) {
        long multiple = standard || largest == 0 ? 1 : largest;
        largest = 0;
        return super.end((size + multiple - 1) / multiple * multiple, standard);
    }
}

package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.FormatSize;

@Mistake(
        id = "size-overflows-int",
        does = "counts in int",
        sees =
                "268435456q are 2147483648 bytes, one more than an int holds: the size comes out negative, or small. Count in long, and look before it grows too large for that too.",
        caughtBy = "refusesSizeThatNoIntHolds")
public class SizeOverflowsInt extends PlainFormatSize implements FormatSize {
    @Override
    int end(long size, boolean standard) {
        return (int) size;
    }
}

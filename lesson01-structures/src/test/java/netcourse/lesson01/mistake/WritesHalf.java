package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "writes-half",
        does = "writes byte by byte until the array ends",
        sees =
                "The exception comes when a part of the number is already there: whoever catches it and goes on sends half a field. Check the room before the first byte.",
        caughtBy = "writesWholeNumbersOrNothing")
public class WritesHalf extends SolvedNumberBytes implements NumberBytes {
    @Override
    public void write16(int value, ByteOrder order, byte[] target, int offset) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("value must be 0..65535, was " + value);
        }
        boolean big = order == ByteOrder.BIG_ENDIAN;
        target[offset] = (byte) (big ? value >>> 8 : value);
        target[offset + 1] = (byte) (big ? value : value >>> 8);
    }
}

package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "shifts-int-by-56",
        does = "shifts an int by 32 bits or more",
        sees =
                "Only the lowest five bits of the distance count for an int: << 56 is << 24, and the upper four bytes land on the lower ones. Shift a long: & 0xffL.",
        caughtBy = "readsBothOrdersWithoutSign")
public class ShiftsIntBy56 extends SolvedNumberBytes implements NumberBytes {
    @Override
    public long read64(byte[] source, int offset, ByteOrder order) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            int shift = 8 * (order == ByteOrder.BIG_ENDIAN ? 7 - i : i);
            value |= (source[offset + i] & 0xff) << shift;
        }
        return value;
    }
}

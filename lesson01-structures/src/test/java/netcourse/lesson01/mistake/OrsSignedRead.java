package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "ors-signed-read",
        does = "reads bytes without & 0xff",
        sees =
                "A byte from 80 up is a negative number, whose ones in front cover the bytes to its left: 00 80 becomes 0xffffff80.",
        caughtBy = "readsBothOrdersWithoutSign")
public class OrsSignedRead extends SolvedNumberBytes implements NumberBytes {
    @Override
    public int read16(byte[] source, int offset, ByteOrder order) {
        boolean big = order == ByteOrder.BIG_ENDIAN;
        byte high = source[big ? offset : offset + 1];
        byte low = source[big ? offset + 1 : offset];
        return high << 8 | low;
    }
}

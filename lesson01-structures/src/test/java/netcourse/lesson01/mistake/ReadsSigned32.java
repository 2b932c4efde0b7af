package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "reads-signed-32",
        does = "reads 32 bits into an int on the way to the long",
        sees =
                "The top bit is the sign of the int, and the long keeps it: a sequence number from 2147483648 up is read as negative. & 0xffff_ffffL takes it off.",
        caughtBy = "readsBothOrdersWithoutSign")
public class ReadsSigned32 extends SolvedNumberBytes implements NumberBytes {
    @Override
    public long read32(byte[] source, int offset, ByteOrder order) {
        int value = (int) super.read32(source, offset, order);
        return value;
    }
}

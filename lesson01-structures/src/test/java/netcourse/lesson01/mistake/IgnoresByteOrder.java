package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "ignores-byte-order",
        does = "writes the same order whatever order is asked for",
        sees =
                "The peer reads the bytes from the other end: port 80, 00 50, arrives as 20480. Nothing fails; the number is just another one.",
        caughtBy = "writesLittleEndian")
public class IgnoresByteOrder extends SolvedNumberBytes implements NumberBytes {
    @Override
    public void write16(int value, ByteOrder order, byte[] target, int offset) {
        super.write16(value, ByteOrder.BIG_ENDIAN, target, offset);
    }

    @Override
    public void write32(long value, ByteOrder order, byte[] target, int offset) {
        super.write32(value, ByteOrder.BIG_ENDIAN, target, offset);
    }
}

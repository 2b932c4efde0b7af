package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "wraps-too-large",
        does = "casts a number that is out of range",
        sees =
                "A cast drops the upper bits and says nothing: 65616 is written as 80, and the error shows up at the peer, as somebody else's.",
        caughtBy = "refusesNumbersOutOfRange")
public class WrapsTooLarge extends SolvedNumberBytes implements NumberBytes {
    @Override
    public void write16(int value, ByteOrder order, byte[] target, int offset) {
        super.write16(value & 0xffff, order, target, offset);
    }
}

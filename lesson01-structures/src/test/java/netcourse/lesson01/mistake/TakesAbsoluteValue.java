package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.UnsignedNumbers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

@Mistake(
        id = "takes-absolute-value",
        does = "drops the sign with Math.abs",
        sees =
                "The top bit is no minus in front of the other seven: in two's complement ff is -1, so 255 comes out as 1.",
        caughtBy = "readsOneByteAsUnsigned")
public class TakesAbsoluteValue extends SolvedUnsignedNumbers implements UnsignedNumbers {
    @Override
    public int fromByte(byte bits) {
        return Math.abs(bits);
    }
}

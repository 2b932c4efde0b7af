package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.UnsignedNumbers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

@Mistake(
        id = "keeps-byte-sign",
        does = "takes a byte for a number as it is",
        sees = "A byte goes from -128 to 127: every number from 128 up comes out 256 too small.",
        caughtBy = "readsOneByteAsUnsigned")
public class KeepsByteSign extends SolvedUnsignedNumbers implements UnsignedNumbers {
    @Override
    public int fromByte(byte bits) {
        return bits;
    }
}

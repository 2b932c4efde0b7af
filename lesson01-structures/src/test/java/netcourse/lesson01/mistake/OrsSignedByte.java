package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.UnsignedNumbers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

@Mistake(
        id = "ors-signed-byte",
        does = "puts bytes together without & 0xff",
        sees =
                "A byte from 80 up becomes an int with 24 ones in front, and these cover what stands to its left: 01 ff becomes -1.",
        caughtBy = "readsTwoBytesAsUnsigned")
public class OrsSignedByte extends SolvedUnsignedNumbers implements UnsignedNumbers {
    @Override
    public int fromTwoBytes(byte first, byte second) {
        return first << 8 | second;
    }
}

package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.UnsignedNumbers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

@Mistake(
        id = "copies-sign-bit",
        does = "shifts right with >>",
        sees =
                "It fills with copies of the sign bit: the first byte of c0 a8 00 01 comes out as -64. The shift that fills with zeros is >>>.",
        caughtBy = "takesTheHighestByteOfFour")
public class CopiesSignBit extends SolvedUnsignedNumbers implements UnsignedNumbers {
    @Override
    public int highestByte(int bits) {
        return bits >> 24;
    }
}

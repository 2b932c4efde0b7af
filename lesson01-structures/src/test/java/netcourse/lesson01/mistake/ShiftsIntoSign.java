package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.UnsignedNumbers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

@Mistake(
        id = "shifts-into-sign",
        does = "puts four bytes together in an int, and makes a long of it afterwards",
        sees =
                "Bit 31 is the sign of an int, and the long inherits it: from 2147483648 up the number is negative. Make a long before the shift: (first & 0xffL) << 24.",
        caughtBy = "readsFourBytesAsUnsigned")
public class ShiftsIntoSign extends SolvedUnsignedNumbers implements UnsignedNumbers {
    @Override
    public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
        return (first & 0xff) << 24 | (second & 0xff) << 16 | (third & 0xff) << 8 | fourth & 0xff;
    }
}

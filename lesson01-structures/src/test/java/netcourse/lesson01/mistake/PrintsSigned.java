package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.UnsignedNumbers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

@Mistake(
        id = "prints-signed",
        does = "prints a long as it is",
        sees =
                "String.valueOf, + and %d take the top bit for a sign: 18446744073709551615 is shown as -1. Long.toUnsignedString shows it.",
        caughtBy = "writesEightBytesWithoutSign")
public class PrintsSigned extends SolvedUnsignedNumbers implements UnsignedNumbers {
    @Override
    public String decimal(long bits) {
        return Long.toString(bits);
    }
}

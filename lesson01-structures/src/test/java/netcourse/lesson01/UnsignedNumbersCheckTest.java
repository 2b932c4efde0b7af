package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.ReadsBigIntegers;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;
import netcourse.lesson01.mistake.CopiesSignBit;
import netcourse.lesson01.mistake.KeepsByteSign;
import netcourse.lesson01.mistake.OrsSignedByte;
import netcourse.lesson01.mistake.PrintsSigned;
import netcourse.lesson01.mistake.ShiftsIntoSign;
import netcourse.lesson01.mistake.TakesAbsoluteValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class UnsignedNumbersCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(UnsignedNumbersCheck.class)
                .answer(SolvedUnsignedNumbers.class)
                .alternatives(ReadsBigIntegers.class)
                .mistakes(
                        KeepsByteSign.class,
                        TakesAbsoluteValue.class,
                        OrsSignedByte.class,
                        ShiftsIntoSign.class,
                        CopiesSignBit.class,
                        PrintsSigned.class)
                .tests();
    }
}

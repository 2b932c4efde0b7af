package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.SeesArrayAsNumbers;
import netcourse.lesson01.answer.SolvedNumberBytes;
import netcourse.lesson01.mistake.IgnoresArrayOffset;
import netcourse.lesson01.mistake.IgnoresByteOrder;
import netcourse.lesson01.mistake.OrsSignedRead;
import netcourse.lesson01.mistake.ReadsSigned32;
import netcourse.lesson01.mistake.ShiftsIntBy56;
import netcourse.lesson01.mistake.WrapsTooLarge;
import netcourse.lesson01.mistake.WritesHalf;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NumberBytesCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(NumberBytesCheck.class)
                .answer(SolvedNumberBytes.class)
                .alternatives(SeesArrayAsNumbers.class)
                .mistakes(
                        IgnoresByteOrder.class,
                        IgnoresArrayOffset.class,
                        OrsSignedRead.class,
                        ReadsSigned32.class,
                        ShiftsIntBy56.class,
                        WrapsTooLarge.class,
                        WritesHalf.class)
                .tests();
    }
}

package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.ShiftsHeader;
import netcourse.lesson03.answer.SolvedHeaderPacker;
import netcourse.lesson03.mistake.PackAddsToOldBytes;
import netcourse.lesson03.mistake.PackForgetsVersion;
import netcourse.lesson03.mistake.PackIgnoresOffset;
import netcourse.lesson03.mistake.PackLittleEndian;
import netcourse.lesson03.mistake.PackRefusesUpperHalf;
import netcourse.lesson03.mistake.PackSwapsNumbers;
import netcourse.lesson03.mistake.PackWrapsTooLarge;
import netcourse.lesson03.mistake.PackWritesHalf;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HeaderPackerCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(HeaderPackerCheck.class)
                .answer(SolvedHeaderPacker.class)
                .alternatives(ShiftsHeader.class)
                .mistakes(
                        PackLittleEndian.class,
                        PackSwapsNumbers.class,
                        PackForgetsVersion.class,
                        PackRefusesUpperHalf.class,
                        PackAddsToOldBytes.class,
                        PackIgnoresOffset.class,
                        PackWrapsTooLarge.class,
                        PackWritesHalf.class)
                .tests();
    }
}

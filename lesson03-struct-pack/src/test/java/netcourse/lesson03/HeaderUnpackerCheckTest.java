package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;
import netcourse.lesson03.answer.UnpacksStruct;
import netcourse.lesson03.mistake.UnpackBlamesCaller;
import netcourse.lesson03.mistake.UnpackChecksLengthFirst;
import netcourse.lesson03.mistake.UnpackIgnoresErrorInRequest;
import netcourse.lesson03.mistake.UnpackSignedLength;
import netcourse.lesson03.mistake.UnpackSignedNumbers;
import netcourse.lesson03.mistake.UnpackTakesAnyLength;
import netcourse.lesson03.mistake.UnpackTakesAnyMagic;
import netcourse.lesson03.mistake.UnpackTakesNewerVersion;
import netcourse.lesson03.mistake.UnpackTakesUnknownFlags;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HeaderUnpackerCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(HeaderUnpackerCheck.class)
                .answer(SolvedHeaderUnpacker.class)
                .alternatives(UnpacksStruct.class)
                .mistakes(
                        UnpackSignedNumbers.class,
                        UnpackTakesAnyMagic.class,
                        UnpackTakesNewerVersion.class,
                        UnpackTakesUnknownFlags.class,
                        UnpackIgnoresErrorInRequest.class,
                        UnpackBlamesCaller.class,
                        UnpackSignedLength.class,
                        UnpackChecksLengthFirst.class,
                        UnpackTakesAnyLength.class)
                .tests();
    }
}

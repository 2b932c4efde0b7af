package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.SolvedInternetChecksum;
import netcourse.lesson01.answer.SumsWideWords;
import netcourse.lesson01.mistake.ChecksumExpectsItself;
import netcourse.lesson01.mistake.ChecksumFoldsOnce;
import netcourse.lesson01.mistake.ChecksumForgetsComplement;
import netcourse.lesson01.mistake.ChecksumLittleEndian;
import netcourse.lesson01.mistake.ChecksumLosesCarry;
import netcourse.lesson01.mistake.ChecksumNeedsPairs;
import netcourse.lesson01.mistake.ChecksumOverflowsInt;
import netcourse.lesson01.mistake.ChecksumPadsInFront;
import netcourse.lesson01.mistake.ChecksumSignedBytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InternetChecksumCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(InternetChecksumCheck.class)
                .answer(SolvedInternetChecksum.class)
                .alternatives(SumsWideWords.class)
                .mistakes(
                        ChecksumForgetsComplement.class,
                        ChecksumLittleEndian.class,
                        ChecksumLosesCarry.class,
                        ChecksumSignedBytes.class,
                        ChecksumFoldsOnce.class,
                        ChecksumNeedsPairs.class,
                        ChecksumPadsInFront.class,
                        ChecksumExpectsItself.class,
                        ChecksumOverflowsInt.class)
                .tests();
    }
}

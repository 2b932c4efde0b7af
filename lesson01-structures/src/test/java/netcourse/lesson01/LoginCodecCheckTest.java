package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.ReadsLoginAsData;
import netcourse.lesson01.answer.SolvedLoginCodec;
import netcourse.lesson01.mistake.LoginAllocatesAnnounced;
import netcourse.lesson01.mistake.LoginBuffersAhead;
import netcourse.lesson01.mistake.LoginCountsChars;
import netcourse.lesson01.mistake.LoginEndIsAlwaysClean;
import netcourse.lesson01.mistake.LoginIgnoresBodyLength;
import netcourse.lesson01.mistake.LoginIgnoresEnd;
import netcourse.lesson01.mistake.LoginSignedBodyLength;
import netcourse.lesson01.mistake.LoginSingleRead;
import netcourse.lesson01.mistake.LoginTrustsNameLength;
import netcourse.lesson01.mistake.LoginWritesPerField;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LoginCodecCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(LoginCodecCheck.class)
                .answer(SolvedLoginCodec.class)
                .alternatives(ReadsLoginAsData.class)
                .mistakes(
                        LoginCountsChars.class,
                        LoginWritesPerField.class,
                        LoginSingleRead.class,
                        LoginBuffersAhead.class,
                        LoginEndIsAlwaysClean.class,
                        LoginAllocatesAnnounced.class,
                        LoginSignedBodyLength.class,
                        LoginTrustsNameLength.class,
                        LoginIgnoresBodyLength.class,
                        LoginIgnoresEnd.class)
                .tests();
    }
}

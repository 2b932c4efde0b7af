package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.ReadsLimitThenEnd;
import netcourse.lesson02.answer.SolvedRequestSender;
import netcourse.lesson02.mistake.AllocatesLimit;
import netcourse.lesson02.mistake.AsksWhatIsAvailable;
import netcourse.lesson02.mistake.ClosesOutputStream;
import netcourse.lesson02.mistake.ClosesSocketOfOthers;
import netcourse.lesson02.mistake.CutsAtLimit;
import netcourse.lesson02.mistake.ForgetsFlush;
import netcourse.lesson02.mistake.KeepsOutputOpen;
import netcourse.lesson02.mistake.ReadsWithoutLimit;
import netcourse.lesson02.mistake.TakesFirstPartOnly;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RequestSenderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(RequestSenderCheck.class)
                .answer(SolvedRequestSender.class)
                .alternatives(ReadsLimitThenEnd.class)
                .mistakes(
                        ForgetsFlush.class,
                        ClosesOutputStream.class,
                        KeepsOutputOpen.class,
                        AsksWhatIsAvailable.class,
                        ClosesSocketOfOthers.class,
                        TakesFirstPartOnly.class,
                        ReadsWithoutLimit.class,
                        CutsAtLimit.class,
                        AllocatesLimit.class)
                .tests();
    }
}

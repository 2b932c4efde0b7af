package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.KeepsTimeItself;
import netcourse.lesson02.answer.SolvedConnector;
import netcourse.lesson02.mistake.CallsAllFailuresRefused;
import netcourse.lesson02.mistake.ClosesConnectedSocket;
import netcourse.lesson02.mistake.ConnectsForEver;
import netcourse.lesson02.mistake.LeaksFailedSocket;
import netcourse.lesson02.mistake.LimitsReadsInstead;
import netcourse.lesson02.mistake.SaysZeroOnFailure;
import netcourse.lesson02.mistake.TruncatesLimit;
import netcourse.lesson02.mistake.TrustsExceptionClass;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConnectorCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(ConnectorCheck.class)
                .answer(SolvedConnector.class)
                .alternatives(KeepsTimeItself.class)
                .mistakes(
                        ClosesConnectedSocket.class,
                        LimitsReadsInstead.class,
                        SaysZeroOnFailure.class,
                        CallsAllFailuresRefused.class,
                        ConnectsForEver.class,
                        TruncatesLimit.class,
                        TrustsExceptionClass.class,
                        LeaksFailedSocket.class)
                .tests();
    }
}

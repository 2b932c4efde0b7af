package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.FoldsOutcome;
import netcourse.lesson03.answer.SolvedDispatcher;
import netcourse.lesson03.mistake.DispatchAnswersFailedOneWay;
import netcourse.lesson03.mistake.DispatchAnswersOneWay;
import netcourse.lesson03.mistake.DispatchAnswersResponses;
import netcourse.lesson03.mistake.DispatchBlamesItself;
import netcourse.lesson03.mistake.DispatchBlamesPeer;
import netcourse.lesson03.mistake.DispatchCopiesFlags;
import netcourse.lesson03.mistake.DispatchDiesWithHandler;
import netcourse.lesson03.mistake.DispatchKeepsMap;
import netcourse.lesson03.mistake.DispatchOneAtATime;
import netcourse.lesson03.mistake.DispatchSignedSequence;
import netcourse.lesson03.mistake.DispatchSwallowsFailures;
import netcourse.lesson03.mistake.DispatchTellsTooMuch;
import netcourse.lesson03.mistake.DispatchUnknownIsFailure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DispatcherCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(DispatcherCheck.class)
                .answer(SolvedDispatcher.class)
                .alternatives(FoldsOutcome.class)
                .mistakes(
                        DispatchSignedSequence.class,
                        DispatchCopiesFlags.class,
                        DispatchUnknownIsFailure.class,
                        DispatchBlamesItself.class,
                        DispatchDiesWithHandler.class,
                        DispatchBlamesPeer.class,
                        DispatchTellsTooMuch.class,
                        DispatchSwallowsFailures.class,
                        DispatchAnswersOneWay.class,
                        DispatchAnswersFailedOneWay.class,
                        DispatchAnswersResponses.class,
                        DispatchKeepsMap.class,
                        DispatchOneAtATime.class)
                .tests();
    }
}

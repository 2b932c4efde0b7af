package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.PutsDeadlineIntoStream;
import netcourse.lesson02.answer.SolvedDeadlineReader;
import netcourse.lesson02.mistake.ComparesClockReadings;
import netcourse.lesson02.mistake.LeavesTimeOut;
import netcourse.lesson02.mistake.PassesOnBareTimeOut;
import netcourse.lesson02.mistake.ReadsOwnClock;
import netcourse.lesson02.mistake.RefusesCompleteMessage;
import netcourse.lesson02.mistake.RoundsToForEver;
import netcourse.lesson02.mistake.TimeOutPerRead;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DeadlineReaderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(DeadlineReaderCheck.class)
                .answer(SolvedDeadlineReader.class)
                .alternatives(PutsDeadlineIntoStream.class)
                .mistakes(
                        TimeOutPerRead.class,
                        ReadsOwnClock.class,
                        RoundsToForEver.class,
                        PassesOnBareTimeOut.class,
                        RefusesCompleteMessage.class,
                        LeavesTimeOut.class,
                        ComparesClockReadings.class)
                .tests();
    }
}

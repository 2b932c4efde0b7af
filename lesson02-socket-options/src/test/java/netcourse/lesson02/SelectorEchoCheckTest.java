package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.RemembersTheEnd;
import netcourse.lesson02.answer.SolvedSelectorEcho;
import netcourse.lesson02.mistake.AsksToWriteAlways;
import netcourse.lesson02.mistake.ClosesWhileOwing;
import netcourse.lesson02.mistake.DiesOnReset;
import netcourse.lesson02.mistake.KeepsSelectedKeys;
import netcourse.lesson02.mistake.LeavesClientsOpen;
import netcourse.lesson02.mistake.LosesPartOfWrite;
import netcourse.lesson02.mistake.QueuesWithoutBound;
import netcourse.lesson02.mistake.ServesOneAfterTheOther;
import netcourse.lesson02.mistake.SpinsAtEndOfStream;
import netcourse.lesson02.mistake.SpinsOnFullBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SelectorEchoCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(SelectorEchoCheck.class)
                .answer(SolvedSelectorEcho.class)
                .alternatives(RemembersTheEnd.class)
                .mistakes(
                        KeepsSelectedKeys.class,
                        ServesOneAfterTheOther.class,
                        AsksToWriteAlways.class,
                        SpinsAtEndOfStream.class,
                        DiesOnReset.class,
                        SpinsOnFullBuffer.class,
                        LosesPartOfWrite.class,
                        QueuesWithoutBound.class,
                        ClosesWhileOwing.class,
                        LeavesClientsOpen.class)
                .tests();
    }
}

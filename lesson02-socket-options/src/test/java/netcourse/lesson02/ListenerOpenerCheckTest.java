package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.ClosesUnlessBound;
import netcourse.lesson02.answer.SolvedListenerOpener;
import netcourse.lesson02.mistake.BindsInConstructor;
import netcourse.lesson02.mistake.BindsWildcard;
import netcourse.lesson02.mistake.BuffersTooLate;
import netcourse.lesson02.mistake.ForgetsBacklog;
import netcourse.lesson02.mistake.LeaksListener;
import netcourse.lesson02.mistake.OptionsAfterBind;
import netcourse.lesson02.mistake.SwallowsBindFailure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ListenerOpenerCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(ListenerOpenerCheck.class)
                .answer(SolvedListenerOpener.class)
                .alternatives(ClosesUnlessBound.class)
                .mistakes(
                        BindsInConstructor.class,
                        BindsWildcard.class,
                        OptionsAfterBind.class,
                        BuffersTooLate.class,
                        ForgetsBacklog.class,
                        SwallowsBindFailure.class,
                        LeaksListener.class)
                .tests();
    }
}

package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.checker.sample.PairReaderCheck;
import netcourse.checker.sample.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A stub is NOT STARTED, however its [netcourse.common.Todo] is hidden.
class TodoVerdictTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Readers.Unsolved.class,
                Readers.SwallowsEverything.class,
                Readers.UnsolvedConstructor.class,
                Readers.UnsolvedInThread.class
            })
    void todoIsNeverPassedNorWrong(Class<?> implementation) {
        CheckResult result =
                new CheckRunner().implementation(implementation).run(PairReaderCheck.class);
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.NOT_STARTED);
    }

    @ParameterizedTest
    @ValueSource(classes = {ExpectsThrowable.class, RunsBeside.class})
    void checkCannotHideTheTodo(Class<?> check) {
        assertThat(new CheckRunner().run(check).verdict()).isEqualTo(Verdict.NOT_STARTED);
    }
}

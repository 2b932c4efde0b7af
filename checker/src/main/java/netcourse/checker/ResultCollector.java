package netcourse.checker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Listens to a run of JUnit and collects one [CheckResult] for each check in it. Other tests are
/// ignored.
final class ResultCollector implements TestExecutionListener {
    private final Map<Class<?>, CheckResult> results = new LinkedHashMap<>();

    /// One result for each check, in the order in which they ended.
    synchronized List<CheckResult> results() {
        return List.copyOf(results.values());
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
            return;
        }
        Class<?> type = source.getJavaClass();
        Check check = type.getAnnotation(Check.class);
        if (check != null) {
            CheckResult held = CheckResult.solved(check, source.getMethodName());
            results.merge(type, result(held, result.getThrowable().orElse(null)), CheckResult::and);
        }
    }

    private static CheckResult result(CheckResult held, Throwable thrown) {
        return switch (thrown) {
            case null -> held;
            case Failure failure -> failure.result();
            case Aborted aborted -> aborted.result();
            case Throwable t -> held.with(Verdict.WRONG, "", "the check itself failed: " + t);
        };
    }
}

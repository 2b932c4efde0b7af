package netcourse.checker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Listens to a run of JUnit and comes to one [Judgement] for each check in it. Other tests are not
/// looked at.
final class VerdictCollector implements TestExecutionListener {
    private final Map<Class<?>, Judgement> judgements = new LinkedHashMap<>();

    /// The judgement of each check class, in the order in which they ended.
    synchronized Map<Class<?>, Judgement> judgements() {
        return new LinkedHashMap<>(judgements);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
            return;
        }
        Class<?> type = source.getJavaClass();
        Check check = type.getAnnotation(Check.class);
        if (check != null) {
            Judgement now = judgement(check, source.getMethodName(), result);
            judgements.merge(type, now, Judgement::and);
        }
    }

    private static Judgement judgement(Check check, String behaviour, TestExecutionResult result) {
        Optional<Throwable> thrown = result.getThrowable();
        return switch (thrown.orElse(null)) {
            case null ->
                    new Judgement(check.id(), check.title(), Verdict.SOLVED, behaviour, null, "");
            case Failure f ->
                    new Judgement(
                            check.id(),
                            check.title(),
                            f.verdict(),
                            behaviour,
                            f.mistake().orElse(null),
                            f.report());
            case Aborted a ->
                    new Judgement(
                            check.id(),
                            check.title(),
                            a.verdict(),
                            behaviour,
                            null,
                            a.getMessage());
            // An earlier behaviour's verdict stands.
            case NotJudged _ ->
                    new Judgement(check.id(), check.title(), Verdict.SOLVED, behaviour, null, "");
            case Throwable t ->
                    new Judgement(
                            check.id(),
                            check.title(),
                            Verdict.WRONG,
                            behaviour,
                            null,
                            "the check itself failed: " + t);
        };
    }
}

package netcourse.checker;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// The folder of the lesson that the checks belong to: the nearest one above their class files
    /// that has a POM. The working directory is another in some IDEs.
    synchronized Optional<Path> lesson() {
        return results.keySet().stream().findFirst().flatMap(ResultCollector::folder);
    }

    private static Optional<Path> folder(Class<?> check) {
        URL classes = check.getProtectionDomain().getCodeSource().getLocation();
        Path folder = Path.of(URI.create(classes.toString())).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("pom.xml"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
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

    /// What a learner's result may lead to, too; but not where the check could not even begin.
    private static CheckResult failed(CheckResult held, Verdict verdict, Throwable thrown) {
        return held.with(verdict, "", "the check itself failed: " + thrown);
    }

    /// Without a `switch` over types: to link one takes a new JVM ten milliseconds.
    private static CheckResult result(CheckResult held, Throwable thrown) {
        if (thrown == null) {
            return held;
        }
        if (thrown instanceof Failure failure) {
            return failure.result();
        }
        if (thrown instanceof Aborted aborted) {
            return aborted.result();
        }
        if (thrown instanceof ExceptionInInitializerError e) {
            return failed(held, Verdict.NOT_JUDGED, e.getCause());
        }
        Verdict verdict = thrown instanceof LinkageError ? Verdict.NOT_JUDGED : Verdict.WRONG;
        return failed(held, verdict, thrown);
    }
}

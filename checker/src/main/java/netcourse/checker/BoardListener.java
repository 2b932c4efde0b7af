package netcourse.checker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Prints the board of a lesson when its tests have run, and keeps it in `target`. JUnit finds it
/// by `META-INF/services`.
public final class BoardListener implements TestExecutionListener {
    private final VerdictCollector collector = new VerdictCollector();

    /// For JUnit.
    public BoardListener() {}

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        collector.executionFinished(test, result);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (collector.judgements().isEmpty()) {
            return;
        }
        try {
            Path folder = Path.of("target");
            Board board = Board.load(folder);
            Instant judged = started();
            collector.judgements().forEach((check, j) -> board.put(line(check, j, judged)));
            board.save(folder);
            System.out.printf("%n%s%n", board.render(Path.of("src", "main", "java")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Board.Line line(Class<?> check, Judgement judgement, Instant judged) {
        return new Board.Line(
                judgement.id(),
                judgement.title(),
                judgement.verdict(),
                judged,
                check.getAnnotation(Check.class).exercise().getName());
    }

    /// The start of this JVM: what it judges was compiled before.
    private static Instant started() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}

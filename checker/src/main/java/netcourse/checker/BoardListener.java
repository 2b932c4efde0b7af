package netcourse.checker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Keeps the results of a lesson's checks in its `target` when its tests have run, and prints the
/// first report and the board, unless the build prints them at its end. JUnit finds it by
/// `META-INF/services`.
public final class BoardListener implements TestExecutionListener {
    private final ResultCollector collector = new ResultCollector();

    /// For JUnit.
    public BoardListener() {}

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        collector.executionFinished(test, result);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (collector.results().isEmpty()) {
            return;
        }
        try {
            Board board = Board.load(collector.lesson().orElse(Path.of("").toAbsolutePath()));
            Instant judged = started();
            collector.results().forEach(result -> board.put(result.judgedAt(judged)));
            board.save();
            if (!CheckSettings.isBuildOfAll()) {
                print(new Progress(List.of(board)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(Progress progress) {
        // An IDE shows the report where the test failed.
        if (CheckSettings.isBuildByMaven()) {
            System.out.println(progress.reports());
        }
        System.out.println(progress.renderStarted());
    }

    /// The start of this JVM: what it judges was compiled before.
    private static Instant started() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}

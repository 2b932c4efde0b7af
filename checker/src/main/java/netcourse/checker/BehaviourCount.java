package netcourse.checker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netcourse.common.Todo;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Counts the behaviours of a check that hold. Once one has failed, those after it run silently,
/// for a bounded time and for the count alone: the check has its verdict.
final class BehaviourCount {
    private final Class<?> check;
    private final List<Method> all;
    private final Set<Method> held = new HashSet<>();
    private final Set<Method> failed = new HashSet<>();

    BehaviourCount(Class<?> check) {
        this.check = check;
        this.all =
                AnnotationSupport.findAnnotatedMethods(
                        check, Test.class, HierarchyTraversalMode.TOP_DOWN);
    }

    void held(Method behaviour) {
        held.add(behaviour);
    }

    void failed(Method behaviour) {
        failed.add(behaviour);
    }

    boolean hasFailed() {
        return !failed.isEmpty();
    }

    /// Runs the behaviours that have not run yet, as long as there is time.
    ///
    /// @return `6 of 14 behaviours hold`, or `at least 6 of 14` if some were not judged
    String complete(Class<?> implementation, CheckSettings settings) {
        List<DiscoverySelector> rest =
                all.stream()
                        .filter(m -> !held.contains(m) && !failed.contains(m))
                        .<DiscoverySelector>map(m -> DiscoverySelectors.selectMethod(check, m))
                        .toList();
        Tally tally = new Tally();
        if (!rest.isEmpty()) {
            runSilently(rest, implementation, settings.countTime(), tally);
        }
        boolean complete = tally.holding + tally.failing == rest.size();
        return "%s%d of %d behaviours hold"
                .formatted(complete ? "" : "at least ", held.size() + tally.holding, all.size());
    }

    private static void runSilently(
            List<DiscoverySelector> behaviours,
            Class<?> implementation,
            Duration time,
            Tally tally) {
        long until = System.nanoTime() + time.toNanos();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            System.setOut(nowhere);
            System.setErr(nowhere);
            CheckRunner.launch(
                    behaviours,
                    Map.of(
                            CheckSettings.IMPLEMENTATION, implementation.getName(),
                            CheckSettings.COUNT_UNTIL, String.valueOf(until)),
                    tally);
        } finally {
            System.setOut(out);
            System.setErr(err);
            Todo.forget();
        }
    }

    /// What was not judged, because the time was over or this machine lacks something, is in
    /// neither number.
    private static final class Tally implements TestExecutionListener {
        private int holding;
        private int failing;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (!test.isTest()) {
                return;
            }
            switch (result.getThrowable().orElse(null)) {
                case null -> holding++;
                case Aborted a when a.result().verdict() != Verdict.NOT_STARTED -> {}
                default -> failing++;
            }
        }
    }
}

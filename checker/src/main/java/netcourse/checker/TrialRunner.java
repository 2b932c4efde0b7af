package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;

/// Runs a check's method in a thread of its own and ends it: by its result, by the failure of a
/// thread beside it, by a wait of all threads for each other, or by the limit.
///
/// A time-out in the same thread would not do: an interrupt does not end a blocking `Socket.read`,
/// closing the socket does.
final class TrialRunner {
    private static final Duration LOOK = Duration.ofMillis(20);

    /// So many looks in a row at threads that wait for ever, with nothing moved, are a verdict.
    private static final int STILL_LOOKS = 20;

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Trial trial;
    private final Duration limit;

    /// @param limit for the whole method; a debugger in this JVM lifts it
    TrialRunner(Trial trial, Duration limit) {
        this.trial = trial;
        this.limit = isDebugged() ? Duration.ofDays(1) : limit;
    }

    private static boolean isDebugged() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(a -> a.startsWith("-agentlib:jdwp"));
    }

    void run(Executable body) throws Throwable {
        FutureTask<Void> result = new FutureTask<>(() -> execute(body));
        Thread thread = Thread.ofPlatform().daemon().name("check").unstarted(result);
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> trial.failedBeside(thrown));
        try {
            thread.start();
            await(result, thread);
        } finally {
            end(thread);
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    private static Void execute(Executable body) throws Exception {
        try {
            body.execute();
            return null;
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new UndeclaredThrowableException(t);
        }
    }

    private void await(FutureTask<Void> result, Thread thread) throws Throwable {
        long start = System.nanoTime();
        long activity = -1;
        int still = 0;
        while (true) {
            try {
                result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                failIfSomethingFailedBeside();
                return;
            } catch (TimeoutException e) {
                failIfSomethingFailedBeside();
                Map<Thread, StackTraceElement[]> stacks = stacks(thread);
                boolean same =
                        activity == trial.activity()
                                && stacks.values().stream().allMatch(Waiting::forEver);
                still = same ? still + 1 : 0;
                activity = trial.activity();
                if (still == STILL_LOOKS) {
                    throw stuck("every thread waits, and nothing is on its way", stacks);
                }
                if (System.nanoTime() - start > limit.toNanos()) {
                    throw stuck(
                            "not done after "
                                    + limit.toMillis()
                                    + " ms: a loop that does not end, or a wait that is too long;"
                                    + " above is where it was just then",
                            stacks);
                }
            } catch (ExecutionException e) {
                failIfSomethingFailedBeside();
                throw e.getCause();
            }
        }
    }

    private Failure stuck(String why, Map<Thread, StackTraceElement[]> stacks) {
        return trial.diagnosis().stuck(why, stacks, trial.wires());
    }

    private void failIfSomethingFailedBeside() throws Throwable {
        if (!trial.failedBeside().isEmpty()) {
            throw trial.failedBeside().getFirst();
        }
    }

    private Map<Thread, StackTraceElement[]> stacks(Thread thread) {
        Map<Thread, StackTraceElement[]> stacks = new LinkedHashMap<>();
        for (Thread each : threads(thread)) {
            if (each.isAlive()) {
                stacks.put(each, each.getStackTrace());
            }
        }
        return stacks;
    }

    private List<Thread> threads(Thread thread) {
        List<Thread> all = new ArrayList<>(List.of(thread));
        all.addAll(trial.threadsBeside());
        return all;
    }

    /// Frees whoever still waits: sockets first, then an interrupt, then a bounded farewell.
    private void end(Thread thread) throws InterruptedException {
        trial.closeAll();
        List<Thread> all = threads(thread);
        all.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        for (Thread each : all) {
            each.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }
}

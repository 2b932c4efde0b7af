package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
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

    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Trial trial;
    private final Duration limit;
    private final Duration cpuTime;

    /// A debugger in this JVM lifts both limits.
    ///
    /// @param limit for the whole method
    /// @param cpuTime so much processor time in which nothing moves is a loop without an end
    TrialRunner(Trial trial, Duration limit, Duration cpuTime) {
        this.trial = trial;
        this.limit = isDebugged() ? Duration.ofDays(1) : limit;
        this.cpuTime = isDebugged() ? Duration.ofDays(1) : cpuTime;
    }

    private static boolean isDebugged() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(a -> a.startsWith("-agentlib:jdwp"));
    }

    void run(Executable body) throws Throwable {
        FutureTask<Void> result = new FutureTask<>(() -> execute(body));
        TrialThreads threads = new TrialThreads(result, trial::threadsBeside, trial.where());
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> trial.failedBeside(thrown));
        Lifeline.holdFor(Thread.currentThread());
        boolean hung = true;
        try {
            threads.start();
            await(result, threads);
            hung = false;
        } catch (Failure e) {
            hung = !result.isDone();
            throw e;
        } finally {
            // Sockets first: that frees a thread which an interrupt would not.
            trial.closeAll();
            threads.end(hung, FAREWELL);
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

    private void await(FutureTask<Void> result, TrialThreads threads) throws Throwable {
        long start = System.nanoTime();
        long activity = -1;
        int still = 0;
        CpuTime spent = new CpuTime();
        while (!isDone(result)) {
            failIfSomethingFailedBeside();
            Map<Thread, StackTraceElement[]> stacks = threads.stacks();
            failIfOneExits(stacks);
            boolean same = activity == trial.activity() && TrialThreads.areStill(stacks);
            still = same ? still + 1 : 0;
            activity = trial.activity();
            if (still == STILL_LOOKS) {
                throw stuck(
                        "every thread waits, and nothing is on its way",
                        threads.worthTelling(stacks));
            }
            if (spent.sinceMove(activity, stacks.keySet()).compareTo(cpuTime) > 0) {
                throw stuck(
                        "%d ms of processor time, and nothing moved: a loop that does not end; above"
                                        .formatted(cpuTime.toMillis())
                                + " is where it was just then",
                        threads.worthTelling(stacks));
            }
            // On a busy machine the end may have come since we looked.
            if (System.nanoTime() - start > limit.toNanos() && !result.isDone()) {
                throw stuck(
                        "not done after "
                                + limit.toMillis()
                                + " ms: a loop that does not end, or a wait that is too long;"
                                + " above is where it was just then",
                        threads.worthTelling(stacks));
            }
        }
        failIfSomethingFailedBeside();
    }

    /// Waits a moment for the end of the check's method.
    private boolean isDone(FutureTask<Void> result) throws Throwable {
        try {
            result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            failIfSomethingFailedBeside();
            throw e.getCause();
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

    private void failIfOneExits(Map<Thread, StackTraceElement[]> stacks) {
        for (StackTraceElement[] stack : stacks.values()) {
            if (Lifeline.isInExit(stack)) {
                throw trial.diagnosis()
                        .wrong(stack, "called System.exit, which ends the whole process");
            }
        }
    }
}

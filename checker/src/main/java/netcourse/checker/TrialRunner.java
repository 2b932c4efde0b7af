package netcourse.checker;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;

/// Runs a check's method in a thread of its own and ends it: by its result, by the failure of a
/// thread beside it, or because it is stuck.
///
/// A time-out in the same thread would not do: an interrupt does not end a blocking `Socket.read`,
/// closing the socket does.
final class TrialRunner {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Trial trial;
    private final StuckDetector detector;
    private final Duration farewell;

    /// @param farewell so long it waits for threads that should end with the trial
    TrialRunner(Trial trial, StuckDetector detector, Duration farewell) {
        this.trial = trial;
        this.detector = detector;
        this.farewell = farewell;
    }

    void run(Executable body) throws Throwable {
        FutureTask<Void> result = new FutureTask<>(() -> execute(body));
        TrialThreads threads = new TrialThreads(result, trial::threadsBeside, trial.frames());
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> trial.failedBeside(thrown));
        ExitGuard.holdFor(Thread.currentThread());
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
            threads.end(hung, farewell);
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
        while (!isDone(result)) {
            failIfSomethingFailedBeside();
            Map<Thread, StackTraceElement[]> stacks = threads.stacks();
            failIfOneExits(stacks);
            Optional<String> stuck = detector.poll(trial.activity(), stacks);
            // On a busy machine the end may have come since we looked.
            if (stuck.isPresent() && !result.isDone()) {
                throw trial.diagnosis()
                        .stuck(stuck.get(), threads.worthShowing(stacks), trial.wires());
            }
        }
        failIfSomethingFailedBeside();
    }

    /// Waits a moment for the end of the check's method.
    private boolean isDone(FutureTask<Void> result) throws Throwable {
        try {
            result.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            failIfSomethingFailedBeside();
            throw e.getCause();
        }
    }

    private void failIfSomethingFailedBeside() throws Throwable {
        if (!trial.failuresBeside().isEmpty()) {
            throw trial.failuresBeside().getFirst();
        }
    }

    private void failIfOneExits(Map<Thread, StackTraceElement[]> stacks) {
        for (StackTraceElement[] stack : stacks.values()) {
            if (ThreadStatus.isInExit(stack)) {
                throw trial.diagnosis()
                        .wrong(stack, "called System.exit, which ends the whole process");
            }
        }
    }
}

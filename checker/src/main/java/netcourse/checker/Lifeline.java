package netcourse.checker;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps the process alive while an exercise's `System.exit` tries to end it, so that there is a
/// verdict, and one on the exercises that come after it: the process ends when the thread that
/// judges has come to its own end. Its status is then the exercise's; a judge that wants its own
/// halts.
final class Lifeline {
    private static final AtomicReference<Thread> JUDGE = new AtomicReference<>();
    private static final long LOOK_MILLIS = 20;

    private Lifeline() {}

    /// @param judge the thread that waits for a trial
    static void holdFor(Thread judge) {
        if (JUDGE.getAndSet(judge) == null) {
            Thread hook = Thread.ofPlatform().name("lifeline").unstarted(Lifeline::hold);
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /// Whether the thread has called `System.exit`, which does not return.
    static boolean isInExit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(f ->
                        f.getClassName().equals("java.lang.Runtime")
                                && f.getMethodName().equals("exit"));
    }

    /// Returns at once unless a thread of a trial ends the process.
    private static void hold() {
        if (!TrialThreads.oneIsInExit()) {
            return;
        }
        Thread judge = JUDGE.get();
        try {
            while (judge.isAlive() && !isInExit(judge.getStackTrace())) {
                judge.join(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

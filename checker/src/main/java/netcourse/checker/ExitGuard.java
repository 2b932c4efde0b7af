package netcourse.checker;

import java.util.concurrent.atomic.AtomicReference;

/// A shutdown hook that keeps the process alive when an exercise calls `System.exit`, until the
/// thread that runs the checks has ended: so this exercise gets its verdict, and those after it get
/// theirs. The process then ends with the exercise's status, unless the runner halts it; but in a
/// build by Maven with 0, since Surefire takes any other status for a crash.
final class ExitGuard {
    private static final AtomicReference<Thread> RUNNER = new AtomicReference<>();
    private static final long POLL_MILLIS = 20;

    private ExitGuard() {}

    /// @param runner the thread that waits for a trial
    static void holdFor(Thread runner) {
        if (RUNNER.getAndSet(runner) == null) {
            Thread hook = Thread.ofPlatform().name("exit-guard").unstarted(ExitGuard::hold);
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /// Returns at once unless a thread of a trial ends the process.
    private static void hold() {
        if (!TrialThreads.oneIsInExit()) {
            return;
        }
        Thread runner = RUNNER.get();
        try {
            while (runner.isAlive() && !ThreadStatus.isInExit(runner.getStackTrace())) {
                runner.join(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (CheckSettings.isBuildByMaven()) {
            Runtime.getRuntime().halt(0);
        }
    }
}

package netcourse.lesson04;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.checker.CallResult;
import netcourse.checker.ConcurrentCall;
import netcourse.checker.Trial;

/// What thread B calls while thread A is kept inside a call of its own: when A has got its deflater
/// or inflater, and when that has filled A's buffer. What the two share, B overwrites.
final class Meanwhile implements Runnable {
    private static final int TIMES = 3;

    private final Trial trial;
    private final Callable<?> call;
    private final List<ConcurrentCall<?>> started = new ArrayList<>();

    /// @param call by thread B; throws if its own result is wrong
    Meanwhile(Trial trial, Callable<?> call) {
        this.trial = trial;
        this.call = call;
    }

    @Override
    public void run() {
        if (started.size() < TIMES) {
            started.add(ConcurrentCall.start(trial, "thread B", call));
        }
    }

    /// Waits until thread B has done all; one that A kept waiting goes on now.
    void end() throws Exception {
        for (ConcurrentCall<?> each : started) {
            each.result();
        }
    }

    /// What a thread got must be right, although the other called at the same time.
    static void expectUndisturbed(
            Trial trial, String thread, String method, CallResult result, boolean right) {
        trial.expectThat(
                right,
                "alone each call is right; with two threads, thread %s's %s %s"
                        .formatted(
                                thread,
                                method,
                                result.thrown() == null
                                        ? "returned wrong bytes"
                                        : "threw " + result.thrown()));
    }
}

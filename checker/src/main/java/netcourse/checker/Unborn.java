package netcourse.checker;

import java.util.Map;

/// Thrown by the methods of an implementation whose constructor did not end.
final class Unborn extends Error {
    private static final long serialVersionUID = 1L;

    private final transient Thread thread;

    /// @param thread in which the constructor runs
    Unborn(Thread thread) {
        this.thread = thread;
        setStackTrace(thread.getStackTrace());
    }

    Failure failure(Trial trial) {
        return trial.diagnosis()
                .stuck(
                        "the constructor does not end",
                        Map.of(thread, getStackTrace()),
                        trial.wires());
    }
}

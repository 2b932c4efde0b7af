package netcourse.common;

import java.util.Arrays;

/// Where the course's code, or a learner's, has failed: for the one line that a server logs.
public final class FailurePlace {
    private FailurePlace() {}

    /// ` (MyDispatcher.java:12)`, the innermost line of a class of the course; empty if there is
    /// none.
    public static String of(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("netcourse."))
                .findFirst()
                .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }
}

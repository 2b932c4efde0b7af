package netcourse.checker;

import org.opentest4j.TestAbortedException;

/// A behaviour that was not judged: [Verdict#NOT_STARTED], [Verdict#ENVIRONMENT], or
/// [Verdict#NOT_JUDGED] if an earlier one has failed. JUnit counts it as skipped, which fails no
/// build and passes no exercise.
public final class Aborted extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private final transient CheckResult result;

    Aborted(CheckResult result) {
        super("%s %s: %s".formatted(result.verdict(), result.id(), result.report()));
        this.result = result;
    }

    /// The verdict, with its reason as the report.
    public CheckResult result() {
        return result;
    }

    /// One line, and no stack: nothing went wrong.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

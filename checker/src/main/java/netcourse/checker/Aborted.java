package netcourse.checker;

import org.opentest4j.TestAbortedException;

/// A check that came to no judgement: [Verdict#NOT_STARTED] or [Verdict#ENVIRONMENT]. JUnit counts
/// it as skipped, which fails no build and passes no exercise.
public final class Aborted extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    Aborted(Verdict verdict, String reason) {
        super(verdict + ": " + reason);
        this.verdict = verdict;
    }

    /// NOT_STARTED or ENVIRONMENT.
    public Verdict verdict() {
        return verdict;
    }

    /// One line, and no stack: nothing went wrong.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package netcourse.checker;

import java.util.Optional;

/// A check's verdict [Verdict#WRONG] or [Verdict#STUCK], with its report.
///
/// The message is one line, for lists; [#toString()], and so a printed stack trace, is the whole
/// report. The stack is one frame, the learner's line, which an IDE turns into a link.
public final class Failure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;
    private final String mistake;
    private final String report;

    Failure(Verdict verdict, String line, String mistake, String report, StackTraceElement where) {
        super(line);
        this.verdict = verdict;
        this.mistake = mistake;
        this.report = report;
        setStackTrace(where == null ? new StackTraceElement[0] : new StackTraceElement[] {where});
    }

    /// WRONG or STUCK.
    public Verdict verdict() {
        return verdict;
    }

    /// The id of the mistake that was recognised.
    public Optional<String> mistake() {
        return Optional.ofNullable(mistake);
    }

    /// The report: what happened step by step, what is wrong, where, and what to do next.
    public String report() {
        return report;
    }

    @Override
    public String toString() {
        return report;
    }
}

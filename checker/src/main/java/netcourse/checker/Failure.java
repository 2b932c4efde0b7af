package netcourse.checker;

/// A check's verdict [Verdict#WRONG] or [Verdict#STUCK], with its report.
///
/// The message is one line, for lists. [#toString()], and so a printed stack trace, is the whole
/// report, as an IDE shows it; but in a build by Maven it is the message, since the build shows the
/// report at its end. The stack is one frame, the learner's line, which an IDE turns into a link.
public final class Failure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient CheckResult result;

    Failure(CheckResult result, String line, StackTraceElement... where) {
        super(line);
        this.result = result;
        setStackTrace(where);
    }

    /// WRONG or STUCK, with the report: what happened step by step, what is wrong, where, and what
    /// to do next.
    public CheckResult result() {
        return result;
    }

    /// The same failure with a line more in its report.
    Failure plus(String line) {
        String report = result.report() + line + System.lineSeparator();
        CheckResult more = result.with(result.verdict(), result.mistake(), report);
        return new Failure(more, getMessage(), getStackTrace());
    }

    @Override
    public String toString() {
        return CheckSettings.isBuildByMaven() ? getMessage() : result.report();
    }
}

package netcourse.checker;

/// What is said of an exercise. The verdicts are never mixed up: each asks something else of the
/// learner.
public enum Verdict {
    /// Every behaviour is there.
    SOLVED,
    /// A behaviour is missing; the report names it.
    WRONG,
    /// The code did not end; the report says where each thread stands.
    STUCK,
    /// The exercise throws [netcourse.common.Todo]: nobody has written it yet.
    NOT_STARTED,
    /// This machine cannot show what the check asks for (no IPv6 loopback, say): nobody's fault.
    ENVIRONMENT,
    /// No check could run: the compiler refuses the exercise.
    DOES_NOT_COMPILE,
    /// No check has run: not yet, or because something other than the exercise is missing.
    NOT_JUDGED;

    /// Whether a command that gives this verdict ends with an error.
    public boolean isFailure() {
        return this == WRONG || this == STUCK || this == DOES_NOT_COMPILE || this == NOT_JUDGED;
    }

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}

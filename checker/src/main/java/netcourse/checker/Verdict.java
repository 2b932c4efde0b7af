package netcourse.checker;

/// What a check says of an exercise. The five are never mixed up: each asks something else of the
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
    ENVIRONMENT;

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}

package netcourse.checker;

/// A way to recognise a mistake by what it did: if the condition holds where an expectation fails,
/// the report names that mistake.
///
/// @param shows whether it is this one
/// @param mistake a class with [Mistake] on it
public record Symptom(boolean shows, Class<?> mistake) {
    /// Names the mistake if the condition holds.
    public static Symptom when(boolean condition, Class<?> mistake) {
        return new Symptom(condition, mistake);
    }

    /// Names the mistake whenever the expectation fails.
    public static Symptom always(Class<?> mistake) {
        return new Symptom(true, mistake);
    }
}

package netcourse.checker;

import java.util.EnumSet;
import java.util.Set;

/// A way to recognise a mistake: evidence that nothing else explains. Where an expectation fails,
/// the report names the mistake of the first symptom that shows.
///
/// @param shows whether the condition holds
/// @param mistake a class with [Mistake] on it
/// @param countsFor what it may be found in
public record Symptom(boolean shows, Class<?> mistake, Set<Evidence> countsFor) {
    /// Names the mistake if the condition holds of what the code returned or did. Where it returned
    /// null, zero, false or something empty, as code does that is not written yet, it names
    /// nothing; nor where the code threw what is not expected, which may come from anywhere.
    public static Symptom when(boolean condition, Class<?> mistake) {
        return new Symptom(condition, mistake, EnumSet.allOf(Evidence.class));
    }

    /// Names the mistake whenever the expectation fails, by the same rule.
    public static Symptom always(Class<?> mistake) {
        return when(true, mistake);
    }

    /// Names the mistake if the condition holds, where the code threw what is not expected. The
    /// condition says what that was.
    public static Symptom thrown(boolean condition, Class<?> mistake) {
        return new Symptom(condition, mistake, EnumSet.of(Evidence.EXCEPTION));
    }

    /// Names the mistake if the condition holds, whatever was returned or thrown: for a condition
    /// that holds for no other code, not for code that returns null, zero or nothing, nor for code
    /// that throws at once.
    public static Symptom proof(boolean condition, Class<?> mistake) {
        return new Symptom(condition, mistake, EnumSet.allOf(Evidence.class));
    }

    boolean names(Evidence found) {
        return shows && countsFor.contains(found);
    }
}

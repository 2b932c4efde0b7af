package netcourse.checker;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A way to recognise a mistake: evidence that nothing else explains. Where an expectation fails,
/// the report names the mistake of the first symptom that shows.
///
/// Code that returned null, zero, false or something empty is perhaps not written yet, and an
/// exception that nobody expects may come from anywhere: neither has a name, unless the symptom
/// says that it counts.
///
/// @param shows whether the condition holds
/// @param mistake a class with [Mistake] on it
/// @param countsFor what it may be found in
/// @param exceptions in an exception of one of these types it may be found, too
public record Symptom(
        boolean shows,
        Class<?> mistake,
        Set<Evidence> countsFor,
        List<Class<? extends Throwable>> exceptions) {
    /// Names the mistake if the condition holds of something that the code returned or did.
    public static Symptom when(boolean condition, Class<?> mistake) {
        return new Symptom(condition, mistake, EnumSet.of(Evidence.RESULT), List.of());
    }

    /// Names the mistake whenever the expectation fails, by the same rule.
    public static Symptom always(Class<?> mistake) {
        return when(true, mistake);
    }

    /// Names the mistake if the condition holds, where the code threw what is not expected. The
    /// condition says what that was.
    public static Symptom thrown(boolean condition, Class<?> mistake) {
        return new Symptom(condition, mistake, EnumSet.of(Evidence.EXCEPTION), List.of());
    }

    /// The same, also where the code returned null, zero, false or something empty, which must show
    /// the mistake here: code that is not written yet fails before.
    public Symptom orNothing() {
        Set<Evidence> more = EnumSet.copyOf(countsFor);
        more.add(Evidence.NOTHING);
        return new Symptom(shows, mistake, more, exceptions);
    }

    /// The same, also where the code threw one of these, which this mistake leads to.
    @SafeVarargs
    @SuppressWarnings("varargs") // the list only reads the array
    public final Symptom orThrown(Class<? extends Throwable>... types) {
        return new Symptom(shows, mistake, countsFor, Arrays.asList(types));
    }

    /// @param thrown by the code where it should not; or null
    boolean names(Evidence found, Throwable thrown) {
        return shows
                && (countsFor.contains(found)
                        || exceptions.stream().anyMatch(type -> type.isInstance(thrown)));
    }
}

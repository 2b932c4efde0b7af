package netcourse.checker;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a failed expectation has in its hands. This is the one place that says which [Symptom] may
/// name a mistake.
public enum Evidence {
    /// The code returned or did something.
    RESULT,
    /// It returned null, zero, false or something empty: perhaps it is not written yet.
    NOTHING,
    /// It threw what was not expected.
    EXCEPTION;

    /// @param got what the code returned, or the exception that came instead
    static Evidence of(Object got) {
        if (got instanceof Throwable) {
            return EXCEPTION;
        }
        return isNothing(got) ? NOTHING : RESULT;
    }

    private static boolean isNothing(Object got) {
        return switch (got) {
            case null -> true;
            case Boolean b -> !b;
            case Number n -> n.doubleValue() == 0;
            case CharSequence s -> s.isEmpty();
            case Collection<?> c -> c.isEmpty();
            case Map<?, ?> m -> m.isEmpty();
            case Optional<?> o -> o.isEmpty();
            case Object array when array.getClass().isArray() -> hasNothing(array);
            default -> false;
        };
    }

    private static boolean hasNothing(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .allMatch(i -> isNothing(Array.get(array, i)));
    }
}

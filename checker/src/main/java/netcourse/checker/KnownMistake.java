package netcourse.checker;

import java.util.Locale;

/// The words on a class with [Mistake].
///
/// @param id unique within its exercise: the name of the class in lower case with hyphens
/// @param does what the code does, on one line
/// @param sees what comes of it, on one line
/// @param caughtBy the name of the check's method that catches it
public record KnownMistake(String id, String does, String sees, String caughtBy, Verdict verdict) {
    /// Reads them.
    ///
    /// @throws IllegalArgumentException if the class has no [Mistake]
    public static KnownMistake of(Class<?> type) {
        Mistake words = type.getAnnotation(Mistake.class);
        if (words == null) {
            throw new IllegalArgumentException(type.getName() + " has no @Mistake");
        }
        return new KnownMistake(
                id(type.getSimpleName()),
                oneLine(words.does()),
                oneLine(words.sees()),
                words.caughtBy(),
                words.verdict());
    }

    /// `SingleRead` as `single-read`, `ReadsSigned32` as `reads-signed-32`.
    static String id(String className) {
        return className
                .replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z0-9])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}

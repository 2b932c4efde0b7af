package netcourse.authoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Check;
import netcourse.checker.KnownMistake;
import netcourse.checker.Mistake;
import netcourse.checker.SourceLines;

/// What an exercise is implemented by, found by name: for the contract `FrameSplitter` the answer
/// `SolvedFrameSplitter`, and the classes nested in `FrameSplitterAlternatives` and
/// `FrameSplitterMistakes`. No list is kept by hand, so none can be forgotten.
///
/// @param check the class with [Check] on it
/// @param alternatives in the order of their source
/// @param mistakes in the order of their source
record Implementations(
        Class<?> check, Class<?> answer, List<Class<?>> alternatives, List<Class<?>> mistakes) {

    static Implementations of(Class<?> check) {
        String contract =
                check.getAnnotation(Check.class).exercise().getInterfaces()[0].getSimpleName();
        return new Implementations(
                check,
                load(check, "answer.Solved" + contract),
                nested(load(check, "answer." + contract + "Alternatives")).stream()
                        .filter(c -> c.isAnnotationPresent(Alternative.class))
                        .toList(),
                nested(load(check, "mistake." + contract + "Mistakes")).stream()
                        .filter(c -> c.isAnnotationPresent(Mistake.class))
                        .toList());
    }

    /// A class in a package below that of the check.
    private static Class<?> load(Class<?> check, String name) {
        try {
            return Class.forName(
                    check.getPackageName() + "." + name, false, check.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(check.getName() + " needs a class " + name, e);
        }
    }

    private static List<Class<?>> nested(Class<?> outer) {
        return Arrays.stream(outer.getDeclaredClasses())
                .sorted(Comparator.comparingInt(SourceLines::firstLine))
                .<Class<?>>map(c -> c)
                .toList();
    }

    Optional<Class<?>> mistake(String id) {
        return mistakes.stream().filter(m -> KnownMistake.of(m).id().equals(id)).findFirst();
    }

    Check exercise() {
        return check.getAnnotation(Check.class);
    }
}

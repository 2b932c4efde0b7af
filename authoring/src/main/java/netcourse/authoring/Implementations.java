package netcourse.authoring;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Check;
import netcourse.checker.KnownMistake;
import netcourse.checker.Mistake;
import netcourse.checker.SourceLines;

/// What an exercise is implemented by, found by name: for the contract `FrameSplitter` the answer
/// `SolvedFrameSplitter` and the classes nested in `FrameSplitterMistakes`, which a learner reads;
/// and, where the module `proofs` is on the class path, those nested in `FrameSplitterAlternatives`
/// and `FrameSplitterWrong`. No list is kept by hand, so none can be forgotten.
///
/// @param check the class with [Check] on it
/// @param alternatives in the order of their source
/// @param mistakes in the order of their source
/// @param wrong those that need no name, in the order of their source
record Implementations(
        Class<?> check,
        Class<?> answer,
        List<Class<?>> alternatives,
        List<Class<?>> mistakes,
        List<Class<?>> wrong) {

    static Implementations of(Class<?> check) {
        String contract =
                check.getAnnotation(Check.class).exercise().getInterfaces()[0].getSimpleName();
        return new Implementations(
                check,
                load(check, "answer.Solved" + contract),
                proofs(check, "answer." + contract + "Alternatives", Alternative.class),
                nested(load(check, "mistake." + contract + "Mistakes"), Mistake.class),
                proofs(check, "mistake." + contract + "Wrong", Wrong.class));
    }

    /// None without the module `proofs`.
    private static List<Class<?>> proofs(
            Class<?> check, String name, Class<? extends Annotation> with) {
        return find(check, name).map(c -> nested(c, with)).orElse(List.of());
    }

    private static Class<?> load(Class<?> check, String name) {
        return find(check, name)
                .orElseThrow(() ->
                        new IllegalArgumentException(check.getName() + " needs a class " + name));
    }

    /// A class in a package below that of the check.
    private static Optional<Class<?>> find(Class<?> check, String name) {
        try {
            return Optional.of(
                    Class.forName(
                            check.getPackageName() + "." + name, false, check.getClassLoader()));
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    private static List<Class<?>> nested(Class<?> outer, Class<? extends Annotation> with) {
        return Arrays.stream(outer.getDeclaredClasses())
                .filter(c -> c.isAnnotationPresent(with))
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

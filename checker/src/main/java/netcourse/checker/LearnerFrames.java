package netcourse.checker;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Finds the learner's own frames, each of which names a file and a line, in a stack.
final class LearnerFrames {
    private final List<Class<?>> types;
    private final CourseFiles files;
    private final String exercises;

    /// By the names of methods: a check may call one a thousand times.
    private final Map<String, Optional<StackTraceElement>> firstLines = new ConcurrentHashMap<>();

    /// @param implementation the class that is judged; its superclasses, nested classes and lambdas
    ///   count too, and so does every class of the package `exercise` that a learner wrote
    LearnerFrames(Class<?> implementation) {
        types =
                Stream.<Class<?>>iterate(implementation, Objects::nonNull, Class::getSuperclass)
                        .filter(c -> c.getClassLoader() != null)
                        .toList();
        files = CourseFiles.of(implementation);
        String name = implementation.getPackageName();
        exercises = name.endsWith(".exercise") ? name + ".My" : null;
    }

    boolean isLearners(String className) {
        if (exercises != null && className.startsWith(exercises)) {
            return true;
        }
        for (Class<?> type : types) { // for each frame of each step: a stream would cost more
            if (isOrIsIn(className, type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOrIsIn(String className, String type) {
        return className.startsWith(type)
                && (className.length() == type.length() || className.charAt(type.length()) == '$');
    }

    /// The innermost frame of the learner's on this thread's stack. JUnit calls the check, which
    /// calls the learner's code: further out is nothing of it.
    Optional<StackTraceElement> here() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.takeWhile(f -> !f.getClassName().startsWith("org.junit."))
                                .filter(f -> isLearners(f.getClassName()))
                                .findFirst()
                                .map(StackWalker.StackFrame::toStackTraceElement));
    }

    /// The innermost frame of the learner's in a stack.
    Optional<StackTraceElement> in(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(f -> isLearners(f.getClassName())).findFirst();
    }

    /// The innermost frame of the learner's in an exception: in its first cause that has one.
    Optional<StackTraceElement> in(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .flatMap(t -> in(t.getStackTrace()).stream())
                .reduce((_, cause) -> cause);
    }

    /// The first line of the learner's method that a call names: `decode` in `decode(3 bytes)`.
    Optional<StackTraceElement> firstLineOfCalled(String call) {
        int end = 0;
        while (end < call.length() && Character.isJavaIdentifierPart(call.charAt(end))) {
            end++;
        }
        return firstLineOf(call.substring(0, end));
    }

    /// The first line of a method of the learner's, which may be inherited.
    Optional<StackTraceElement> firstLineOf(String method) {
        return firstLines.computeIfAbsent(
                method,
                name -> types.stream().flatMap(t -> SourceLines.of(t, name).stream()).findFirst());
    }

    /// The first line of a method that the contract asks for, not of one that only begins.
    Optional<StackTraceElement> firstLineOfContract() {
        return contracts()
                .flatMap(contract -> Arrays.stream(contract.getMethods()))
                .map(Method::getName)
                .sorted(Comparator.comparing(name -> name.equals("begin")))
                .flatMap(name -> firstLineOf(name).stream())
                .findFirst();
    }

    private Stream<Class<?>> contracts() {
        return types.stream().flatMap(t -> Arrays.stream(t.getInterfaces()));
    }

    /// The message that the contract gives as an example of one with these words.
    Optional<String> example(List<String> words) {
        return contracts().flatMap(c -> files.example(c, words).stream()).findFirst();
    }

    /// `MyExactReader.java:14`.
    static String text(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }

    /// The folder of the lesson, if it is known.
    Optional<Path> module() {
        return files.module();
    }

    /// The same with the path of the file from the folder of the course.
    String location(StackTraceElement frame) {
        return files.location(frame);
    }
}

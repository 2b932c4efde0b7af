package netcourse.checker;

import java.util.Arrays;
import java.util.Optional;

/// Finds the learner's own lines in a stack.
final class Where {
    private final Class<?> implementation;
    private final String type;
    private final String folder;

    /// @param implementation the class that is judged; its nested classes and lambdas count too,
    ///   and in the package `exercise` every class does
    Where(Class<?> implementation) {
        this.implementation = implementation;
        type = implementation.getName();
        String name = implementation.getPackageName();
        folder = name.endsWith(".exercise") ? name + "." : type + "$";
    }

    boolean isTheirs(String className) {
        return className.equals(type) || className.startsWith(folder);
    }

    /// The innermost frame of theirs on this thread's stack.
    Optional<StackTraceElement> here() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(f -> isTheirs(f.getClassName()))
                                .findFirst()
                                .map(StackWalker.StackFrame::toStackTraceElement));
    }

    /// The innermost frame of theirs in a stack.
    Optional<StackTraceElement> in(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(f -> isTheirs(f.getClassName())).findFirst();
    }

    /// The innermost frame of theirs in an exception, or in what caused it.
    Optional<StackTraceElement> in(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Optional<StackTraceElement> frame = in(t.getStackTrace());
            if (frame.isPresent()) {
                return frame;
            }
        }
        return Optional.empty();
    }

    /// The first line of the method of theirs that a call names: `decode` in `decode(3 bytes)`.
    Optional<StackTraceElement> method(String call) {
        return SourceLines.of(implementation, call.split("[^\\w$]", 2)[0]);
    }

    /// `MyExactReader.java:14`.
    static String text(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}

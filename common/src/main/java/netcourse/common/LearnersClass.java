package netcourse.common;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// The class that a learner writes in an exercise, for a program that runs it with `--mine`. The
/// lesson names it in `META-INF/services`.
public final class LearnersClass {
    private LearnersClass() {}

    /// Finds it. The supplier makes a new instance for each call.
    ///
    /// @param contract the interface of the exercise
    /// @throws IOException if no class is named for it
    public static <T> Supplier<T> of(Class<T> contract) throws IOException {
        return ServiceLoader.load(contract).stream()
                .findFirst()
                .map(provider -> (Supplier<T>) provider::get)
                .orElseThrow(
                        () -> new IOException("found no " + contract.getSimpleName() + " to run"));
    }

    /// What a program says when the class is still the stub that was handed out.
    public static IOException notStarted(Class<?> contract, Todo todo) {
        return new IOException(
                "%s: write My%s, then try again"
                        .formatted(todo.getMessage(), contract.getSimpleName()),
                todo);
    }
}

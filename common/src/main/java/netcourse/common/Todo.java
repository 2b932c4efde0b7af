package netcourse.common;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Thrown by an exercise that is not written yet: `throw new Todo("2.1");`.
///
/// It is an [Error], so a `catch (Exception e)` does not swallow it, and it registers itself when
/// it is constructed, so neither an `assertThrows(Throwable.class, …)` nor a thread that dies
/// unseen can hide it: the checker asks [#raised()].
public final class Todo extends Error {
    private static final long serialVersionUID = 1L;
    private static final AtomicReference<Todo> RAISED = new AtomicReference<>();

    private final String exercise;

    /// @param exercise the id of the exercise, such as `2.5`
    public Todo(String exercise) {
        super("exercise " + exercise + " is not started");
        this.exercise = exercise;
        RAISED.set(this);
    }

    /// The id of the exercise.
    public String exercise() {
        return exercise;
    }

    /// The last one that was constructed, in any thread, since [#forget()].
    public static Optional<Todo> raised() {
        return Optional.ofNullable(RAISED.get());
    }

    /// Forgets what was raised; called before an exercise is judged.
    public static void forget() {
        RAISED.set(null);
    }
}

package netcourse.lesson03;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import netcourse.common.LearnersClass;
import netcourse.common.Todo;
import netcourse.lesson03.exercise.AnswerMatcher;
import netcourse.lesson03.exercise.Dispatcher;
import netcourse.lesson03.exercise.FrameSplitter;
import netcourse.lesson03.exercise.HeartbeatTimer;

/// The parts of the server and of the client that a learner can replace, made anew for each
/// connection. An empty one is the program's own.
///
/// @param splitter exercise 3.5; the server's
/// @param dispatcher exercise 3.7; the server's
/// @param matcher exercise 3.9; the client's
/// @param timer exercise 3.8; of both
public record ProgramParts(
        Optional<Supplier<FrameSplitter>> splitter,
        Optional<Supplier<Dispatcher>> dispatcher,
        Optional<Supplier<AnswerMatcher>> matcher,
        Optional<Supplier<HeartbeatTimer>> timer) {
    /// The programs as they stand.
    public static ProgramParts own() {
        return new ProgramParts(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The learner's, as far as they are written.
    ///
    /// @throws IOException if no class is named for one of them
    public static ProgramParts mine() throws IOException {
        return new ProgramParts(
                written(FrameSplitter.class, splitter -> splitter.begin(0)),
                written(Dispatcher.class, dispatcher -> dispatcher.begin(Map.of(), _ -> {})),
                written(AnswerMatcher.class, matcher -> matcher.begin(1, 0, () -> 0)),
                written(HeartbeatTimer.class, timer -> timer.begin(Duration.ofDays(1), () -> 0)));
    }

    public ProgramParts withSplitter(Supplier<FrameSplitter> other) {
        return new ProgramParts(Optional.of(other), dispatcher, matcher, timer);
    }

    public ProgramParts withDispatcher(Supplier<Dispatcher> other) {
        return new ProgramParts(splitter, Optional.of(other), matcher, timer);
    }

    Dispatcher newDispatcher() {
        return dispatcher.map(Supplier::get).orElseGet(DefaultDispatcher::new);
    }

    AnswerMatcher newMatcher() {
        return matcher.map(Supplier::get).orElseGet(DefaultAnswerMatcher::new);
    }

    HeartbeatTimer newTimer() {
        return timer.map(Supplier::get).orElseGet(DefaultHeartbeatTimer::new);
    }

    private static <T> Optional<Supplier<T>> written(Class<T> part, Consumer<T> begin)
            throws IOException {
        Supplier<T> mine = LearnersClass.of(part);
        try {
            begin.accept(mine.get());
            return Optional.of(mine);
        } catch (Todo e) {
            return Optional.empty();
        }
    }
}

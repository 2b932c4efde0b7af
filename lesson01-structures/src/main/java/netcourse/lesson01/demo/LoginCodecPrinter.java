package netcourse.lesson01.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import netcourse.common.LearnersClass;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;
import netcourse.lesson01.Login;
import netcourse.lesson01.exercise.LoginCodec;

/// Reads with the learner's exercise 1.8, and shows beside it what came.
///
/// Whatever that code throws is an answer to one message, and never the end of the server.
///
/// @param codec the exercise
record LoginCodecPrinter(LoginCodec codec) implements LoginService.MessagePrinter {
    /// Only for a codec that never ends; every other one answers at once.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Reads from an empty stream, to learn whether the exercise is written at all.
    ///
    /// @throws IOException says in one line that it is not
    static void requireStarted(LoginCodec codec) throws IOException, InterruptedException {
        Todo.forget();
        Thread.ofVirtual().start(() -> readNothing(codec)).join(PATIENCE);
        if (Todo.raised().isPresent()) {
            throw LearnersClass.notStarted(LoginCodec.class, Todo.raised().get());
        }
    }

    private static void readNothing(LoginCodec codec) {
        try {
            codec.read(InputStream.nullInputStream());
        } catch (IOException | RuntimeException | Error e) {
            // What else is wrong with it shows when a message comes.
        }
    }

    @Override
    public Optional<String> next(DeadlineInput in) throws IOException {
        Optional<Login> login;
        try {
            login = codec.read(in);
        } catch (RuntimeException | Error e) { // an OutOfMemoryError is what a lying length does
            throw new ProtocolException(name() + " threw " + e + where(e));
        }
        if (login == null) {
            throw new ProtocolException(name() + " returned null");
        }
        return login.map(l -> dump(in) + "  " + name() + " read " + Printable.of(l.toString()))
                .map(lines -> lines + System.lineSeparator());
    }

    private String name() {
        return codec.getClass().getSimpleName();
    }

    private String where(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(codec.getClass().getName()))
                .findFirst()
                .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }

    /// The bytes that were taken, as the agreement names them.
    private static String dump(DeadlineInput in) {
        try {
            return LoginMessage.dump(new ByteArrayInputStream(in.taken())).orElse("");
        } catch (IOException e) {
            return "  the agreement says: " + e.getMessage() + System.lineSeparator();
        }
    }
}

package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import netcourse.common.Program;
import org.assertj.core.api.AbstractStringAssert;

/// A program that a test ran to its end: the exit status, and what it printed.
///
/// @param status the exit status
/// @param out with `\n` as line end
/// @param error likewise
public record ProgramRun(int status, String out, String error) {
    /// Runs a program. Not in two tests at once: it replaces `System.in`, `out` and `err`.
    ///
    /// @param program makes it; called when the streams are replaced, since it may keep one
    public static ProgramRun of(Supplier<Callable<Integer>> program, String... args) {
        return reading("", () -> Program.run(program.get(), args));
    }

    /// The same for a program that reads its standard input.
    ///
    /// @param run calls [Program#run] and returns the exit status
    public static ProgramRun reading(String input, IntSupplier run) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return new ProgramRun(run.getAsInt(), text(printed), text(errors));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /// It failed with this status and one line of error, which the caller may go on to look at.
    public AbstractStringAssert<?> assertFailure(int expectedStatus) {
        assertThat(status).as(error).isEqualTo(expectedStatus);
        assertThat(error).hasLineCount(1);
        return assertThat(error.strip());
    }
}

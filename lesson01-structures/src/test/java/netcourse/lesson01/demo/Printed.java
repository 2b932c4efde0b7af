package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine;

/// What a program prints, and how it ends.
///
/// @param status the exit status
/// @param out with `\n` as line end
/// @param error likewise
record Printed(int status, String out, String error) {
    /// Runs it to its end. Not for two tests at once: it puts its own stream in the place of
    /// `System.out`.
    static Printed by(Callable<Integer> program, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter error = new StringWriter();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = new CommandLine(program).setErr(new PrintWriter(error, true));
            int status = Program.run(line, args);
            return new Printed(
                    status, plain(out.toString(StandardCharsets.UTF_8)), plain(error.toString()));
        } finally {
            System.setOut(before);
        }
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }

    /// It failed, with this one line and no other.
    void expectFailure(int expectedStatus, String line) {
        assertThat(status).as(error).isEqualTo(expectedStatus);
        assertThat(error.lines()).containsExactly(line);
    }
}

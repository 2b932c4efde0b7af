package netcourse.lesson03.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;

class StructShellTest {
    private record Ran(int status, String out, String err) {}

    private static Ran run(String input, String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            int status = Program.run(StructShell.commandLine(), arguments);
            return new Ran(status, printed.toString(UTF_8), complained.toString(UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void wordsAreDoneAtOnceAlsoWithNegativeNumbers() {
        Ran ran = run("", "pack", "!bh", "-1", "-2");
        assertThat(ran.out).startsWith("3 bytes, 2 values: ff ff fe");
        assertThat(ran.status).isZero();
    }

    @Test
    void wrongWordsEndWithOneLine() {
        Ran ran = run("", "pack", "!B", "256");
        assertThat(ran.err.lines()).hasSize(1);
        assertThat(ran.err).contains("value 1 (B at byte 0) must be 0..255, was 256");
        assertThat(ran.status).isEqualTo(Program.USAGE);
    }

    @Test
    void linesOfFileAreDoneOneAfterTheOther() {
        Ran ran = run("pack !B 1\n\nnonsense\nsize !H\nquit\nsize !Q\n");
        assertThat(ran.out)
                .contains("1 byte, 1 value: 01")
                .endsWith("2 bytes, 1 value" + System.lineSeparator());
        assertThat(ran.err.lines()).hasSize(1);
        assertThat(ran.status).isEqualTo(Program.FAILED);
    }
}

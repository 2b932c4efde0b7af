package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ProgramTest {
    @Test
    void givenHostAndPortReachTheProgram() {
        SampleProgram sample = new SampleProgram(0);
        assertThat(Program.run(sample, "--host", "::1", "--port", "0", "--count=-5")).isZero();
        assertThat(sample.host.host()).isEqualTo("::1");
        assertThat(sample.port.port()).isZero();
        assertThat(sample.count).isEqualTo(-5);
    }

    @Test
    void withoutOptionsTheDefaultsHold() {
        SampleProgram sample = new SampleProgram(0);
        assertThat(Program.run(sample)).isZero();
        assertThat(sample.host.host()).isEqualTo("127.0.0.1");
        assertThat(sample.port.port()).isEqualTo(12580);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=65536",
                "--port=-1",
                "--port=http",
                "--port=\u0663",
                "--port=",
                "--count=\u0663",
                "--count=2147483648",
                "--count=x",
                "--host=",
                "--host= x",
                "--no-such-option"
            })
    void wrongOptionIsOneLineAndStatusTwo(String option) {
        ProgramEnd ended = run(new SampleProgram(0), option);
        assertThat(ended.status).isEqualTo(2);
        assertThat(ended.err.lines()).hasSize(1);
        assertThat(ended.err).startsWith("sample: ").contains("(--help lists the options)");
    }

    @Test
    void programIsCalledAsItIsTypedUnlessItsCommandNamesIt() {
        @Command
        class TwoWords implements Callable<Integer> {
            @Override
            public Integer call() throws IOException {
                throw new IOException("no luck");
            }
        }
        assertThat(run(new TwoWords()).err).startsWith("two-words: no luck");
        assertThat(run(new SampleProgram(new IOException("no luck"))).err)
                .startsWith("sample: no luck");
    }

    @Test
    void failureIsOneLineAndStatusOne() {
        ProgramEnd ended = run(new SampleProgram(new BindException("Address already in use")));
        assertThat(ended.status).isEqualTo(1);
        assertThat(ended.err)
                .isEqualToIgnoringNewLines(
                        "sample: Address already in use (another program listens there: stop it,"
                                + " or choose another --port)");
    }

    /// By the course's rule it is the caller's fault, and who calls a program is the command line.
    @Test
    void argumentOutOfRangeIsOneLineAndStatusTwo() {
        ProgramEnd ended =
                run(new SampleProgram(new IllegalArgumentException("runs must be 1..5, was 0")));
        assertThat(ended.status).isEqualTo(2);
        assertThat(ended.err)
                .isEqualToIgnoringNewLines(
                        "sample: runs must be 1..5, was 0 (--help lists the options)");
    }

    @Test
    void statusOfTheProgramIsKept() {
        assertThat(run(new SampleProgram(7)).status).isEqualTo(7);
    }

    @Test
    void everyUsualFailureSaysWhatToDo() {
        assertThat(Program.explain(new UnknownHostException("nowhere")))
                .isEqualTo("unknown host: nowhere (check the spelling, or give an address)");
        assertThat(Program.explain(new BindException("Permission denied"))).contains("--port");
        assertThat(Program.explain(new BindException("Cannot assign requested address")))
                .contains("--host");
        assertThat(Program.explain(new ConnectException("Connection refused")))
                .contains("start the server first");
        assertThat(Program.explain(new NoRouteToHostException("x"))).contains("no route");
        assertThat(Program.explain(new SocketTimeoutException("x"))).contains("no answer in time");
    }

    @Test
    void fileThatFailsIsNamedWithTheReason() {
        assertThat(Program.explain(new NoSuchFileException("a/b")))
                .isEqualTo("a/b: no such file or folder");
        assertThat(Program.explain(new AccessDeniedException("a/b")))
                .isEqualTo("a/b: access denied");
        assertThat(Program.explain(new NoSuchFileException("a/b", null, "gone")))
                .isEqualTo("a/b: gone");
    }

    @Test
    void wordThatIsTooMuchIsNamedAndOneThatIsNearIsOffered() {
        SampleProgram sample = new SampleProgram(0);
        assertThat(run(sample, "--coutn").err)
                .startsWith("sample: unknown option --coutn; did you mean --count")
                .contains("(--help lists the options)");
        assertThat(run(sample, "surplus").err).startsWith("sample: unexpected argument surplus (");
    }

    @Test
    void messageOfSeveralLinesBecomesOne() {
        assertThat(Program.explain(new IOException("one\n  two\n"))).isEqualTo("one two");
        assertThat(Program.explain(new IOException())).isEqualTo("IOException");
    }

    @Test
    void mistakeInTheProgramItselfIsNotDressedUp() {
        ProgramEnd ended = run(new SampleProgram(new IllegalStateException("bug")));
        assertThat(ended.status).isEqualTo(1);
        assertThat(ended.err).contains("IllegalStateException: bug").contains("at netcourse");
    }

    private record ProgramEnd(int status, String err) {}

    private static ProgramEnd run(Callable<Integer> program, String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return new ProgramEnd(
                    Program.run(program, args), bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Command(name = "sample", mixinStandardHelpOptions = true)
    private static final class SampleProgram implements Callable<Integer> {
        @Mixin private HostOption host;
        @Mixin private PortOption port;

        @Option(names = "--count")
        private int count;

        private final Object outcome;

        SampleProgram(Object outcome) {
            this.outcome = outcome;
        }

        @Override
        public Integer call() throws Exception {
            if (outcome instanceof Exception failure) {
                throw failure;
            }
            return (Integer) outcome;
        }
    }
}

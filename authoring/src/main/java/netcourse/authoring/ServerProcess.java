package netcourse.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netcourse.common.Endpoint;

/// A server that a test runs as a process of its own, with its standard output and standard error
/// in one pipe, which is full soon if the test does not read it.
public final class ServerProcess implements AutoCloseable {
    private static final Path BASH = Path.of("/bin/bash");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern LISTENING = Pattern.compile("listening on (\\S+:\\d+)");

    private final Process process;
    private final BufferedReader out;

    private ServerProcess(List<String> command) throws IOException {
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        this.out = process.inputReader(UTF_8);
    }

    /// Starts a server at a free port.
    public static ServerProcess start(Class<?> program, String... options) throws IOException {
        return new ServerProcess(command(List.of(), program, options));
    }

    /// The same with options for Java.
    ///
    /// @param java such as `-Xmx32m`
    public static ServerProcess startWith(List<String> java, Class<?> program, String... options)
            throws IOException {
        return new ServerProcess(command(java, program, options));
    }

    /// The same with `ulimit -n`; skips the test where there is no bash.
    ///
    /// @param descriptors what the process may open
    public static ServerProcess startWithin(int descriptors, Class<?> program, String... options)
            throws IOException {
        assumeThat(BASH).as("the limit on descriptors is set with bash").isExecutable();
        String limited = "ulimit -n %d; exec \"$0\" \"$@\"".formatted(descriptors);
        List<String> command = new ArrayList<>(List.of(BASH.toString(), "-c", limited));
        command.addAll(command(List.of(), program, options));
        return new ServerProcess(command);
    }

    private static List<String> command(List<String> java, Class<?> program, String... options) {
        List<String> command = new ArrayList<>();
        // One that serves a test for seconds need not be fast.
        command.addAll(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(java);
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.addAll(List.of(program.getName(), "--port=0"));
        command.addAll(Arrays.asList(options));
        return command;
    }

    /// Reads lines up to the one that says where it listens.
    public Endpoint awaitListening() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Endpoint.parse(listening.group(1));
            }
        }
        throw new AssertionError("the server ended and had not said where it listens");
    }

    /// The next line that it printed. Blocks until there is one.
    public String nextLine() throws IOException {
        return out.readLine();
    }

    /// The lines that have not been read, up to the last one that it prints.
    public Stream<String> remainingLines() {
        return out.lines();
    }

    /// Sends SIGTERM, as `kill` does; the output can still be read. Skips the test on Windows,
    /// where a process can only be killed.
    public void terminate() {
        assumeThat(process.supportsNormalTermination()).as("SIGTERM").isTrue();
        // Not Process.destroy(), which closes the output.
        process.toHandle().destroy();
    }

    /// Waits for its end.
    public void assertEndsWithin(Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS))
                .as("ended within " + limit.toSeconds() + " s")
                .isTrue();
    }

    /// Kills it if it still runs.
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}

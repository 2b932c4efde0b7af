package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.common.Endpoint;

/// Somebody else's program, which a test starts and stops.
final class PeerProcess implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("(?:listening on|^ACCEPT) (\\S+:\\d+)");
    private static final int LIMIT_SECONDS = 30;

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder said = new StringBuilder();

    private PeerProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(UTF_8);
    }

    /// Starts it, with both of its outputs in one. Skips the test where it is not installed.
    static PeerProcess start(String... command) {
        return new PeerProcess(start(new ProcessBuilder(command).redirectErrorStream(true)));
    }

    /// The same for bytes: what it says of errors is thrown away.
    static Process startForBytes(String... command) {
        return start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return abort("skipped: there is no " + builder.command().getFirst() + " here");
        }
    }

    /// Its next line that has the pattern in it.
    ///
    /// @throws AssertionError if it ends without one; says what it said
    Matcher awaitLine(Pattern pattern) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new AssertionError("it ended, and did not say \"%s\":%n%s".formatted(pattern, said));
    }

    /// Where it says that it listens.
    Endpoint awaitListening() throws IOException {
        return Endpoint.parse(awaitLine(LISTENING).group(1));
    }

    /// Whether it still runs.
    boolean isAlive() {
        return process.isAlive();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /// The rest of what it says, when it has ended well.
    List<String> awaitEnd() throws IOException, InterruptedException {
        List<String> lines = out.readAllLines();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("it failed:%n%s%s".formatted(said, String.join("\n", lines)));
        }
        return lines;
    }

    /// SIGKILL: it has no time to say goodbye, but its system closes its connections.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        // nginx's workers outlive their master.
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        try (InputStream _ = process.getInputStream()) {
            process.onExit().join();
        }
    }
}

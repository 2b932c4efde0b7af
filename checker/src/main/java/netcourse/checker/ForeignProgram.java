package netcourse.checker;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A program that nobody of this course wrote, at the other end of the learner's code; it ends with
/// the trial. Where it is not installed, the verdict is [Verdict#ENVIRONMENT].
public final class ForeignProgram implements Closeable {
    private static final int LOOKS = 500;
    private static final long LOOK_NANOS = 20_000_000;
    private static final int READ_TIMEOUT_MILLIS = 5_000;

    /// Debian has servers where only root's PATH leads.
    private static final Path SBIN = Path.of("/usr/sbin");

    private final Trial trial;
    private final String name;
    private final Process process;

    private ForeignProgram(Trial trial, String name, Process process) {
        this.trial = trial;
        this.name = name;
        this.process = process;
    }

    /// Starts it; what it says of errors is thrown away.
    public static ForeignProgram start(Trial trial, String... command) {
        String name = command[0];
        String[] found = command.clone();
        if (Files.isExecutable(SBIN.resolve(name))) {
            found[0] = SBIN.resolve(name).toString();
        }
        Process process = null;
        try {
            process =
                    new ProcessBuilder(List.of(found))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            trial.needs(false, name);
        }
        trial.step("the check", "starts " + name);
        return trial.closing(new ForeignProgram(trial, name, process));
    }

    /// A TCP port that was free a moment ago, for a server that cannot choose one.
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /// A folder for its files, which is deleted after the trial.
    public static Path folder(Trial trial) throws IOException {
        Path folder = Files.createTempDirectory("netcourse");
        trial.closing(() -> delete(folder));
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(ForeignProgram::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A connection to the server on loopback that it is, as soon as it listens. A read in it waits
    /// for five seconds at most.
    public Socket connect(int port) throws IOException {
        for (int look = 0; look < LOOKS && process.isAlive(); look++) {
            try {
                Socket socket = trial.closing(new Socket(InetAddress.getByName("127.0.0.1"), port));
                socket.setSoTimeout(READ_TIMEOUT_MILLIS);
                return socket;
            } catch (ConnectException e) {
                trial.moved();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        trial.needs(false, name + " that listens (it has ended, or was not ready within 10 s)");
        throw new IllegalStateException();
    }

    /// The next line that it prints.
    ///
    /// @param otherwise what this machine does not have, if it prints none
    public String line(String otherwise) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        trial.needs(line != null, otherwise);
        return line;
    }

    /// What it reads.
    public OutputStream input() {
        return process.getOutputStream();
    }

    /// What it prints.
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

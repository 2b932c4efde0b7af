package netcourse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program of ours in a process of its own, on this process's JDK and class path.
final class Child implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int SETTLED = 4;
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private String port;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader();
    }

    static Child start(Core core, List<String> jvmFlags, Class<?> program, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(core.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(options);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new Child(program.getSimpleName(), process);
    }

    /// Where the pattern was found first in the lines of output.
    MatchResult awaitLine(Pattern pattern, Duration atMost) throws IOException {
        FutureTask<MatchResult> found = new FutureTask<>(() -> find(pattern));
        Thread.ofVirtual().start(found);
        try {
            return found.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(name + " printed no " + pattern + " within " + atMost, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, e);
        }
    }

    private MatchResult find(Pattern pattern) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new IOException(name + " ended and has printed no " + pattern);
    }

    long pid() {
        return process.pid();
    }

    /// The port that a server says it listens on. Waits for that line the first time.
    String port() throws IOException {
        if (port == null) {
            port = awaitLine(LISTENING, PATIENCE).group(1);
        }
        return port;
    }

    /// The memory that the process occupies, once it has stopped changing; Linux.
    long settledKb() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long last = -1;
        long now = residentKb();
        for (int same = 0; same < SETTLED; same = now == last ? same + 1 : 0) {
            pause(deadline, "its memory still changes");
            last = now;
            now = residentKb();
        }
        return now;
    }

    private long residentKb() throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(proc("status")));
        if (!matcher.find()) {
            throw new IOException("found no VmRSS in the status of " + name);
        }
        return Long.parseLong(matcher.group(1));
    }

    /// How many files and sockets the process has open; Linux.
    int descriptors() throws IOException {
        try (Stream<Path> open = Files.list(proc("fd"))) {
            return (int) open.count();
        }
    }

    /// A client is connected as soon as the kernel says so: the server may not have seen it yet.
    void awaitDescriptors(int expected) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int open = descriptors(); open < expected; open = descriptors()) {
            pause(deadline, "expected " + expected + " descriptors, has " + open);
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    private void pause(long deadline, String state) throws IOException {
        if (System.nanoTime() - deadline > 0) {
            throw new IOException(name + ", after " + PATIENCE + ": " + state);
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, e);
        }
    }

    /// Asks the process to end, and ends it if it does not.
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        output.close();
    }
}

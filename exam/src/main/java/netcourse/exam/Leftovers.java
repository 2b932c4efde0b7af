package netcourse.exam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// What must be gone when the judge ends, be it by Ctrl-C: the processes and the folders that it
/// made.
final class Leftovers {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    /// Held for a moment by whoever makes something, or writes to the terminal. The end of the
    /// judge takes it and keeps it: nothing begins after that.
    private static final ReentrantLock ALIVE = new ReentrantLock();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::end));
    }

    private Leftovers() {}

    /// Makes something, unless the judge is ending: then it never returns.
    static <T, E extends Exception> T whileAlive(Maker<T, E> maker) throws E {
        ALIVE.lock();
        try {
            return maker.make();
        } finally {
            ALIVE.unlock();
        }
    }

    @FunctionalInterface
    interface Maker<T, E extends Exception> {
        T make() throws E;
    }

    static Process start(ProcessBuilder builder) throws IOException {
        return whileAlive(() -> {
            Process process = builder.start();
            PROCESSES.add(process);
            return process;
        });
    }

    /// Ends a process, and what it started.
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        PROCESSES.remove(process);
    }

    static Path newFolder() throws IOException {
        return whileAlive(() -> {
            Path folder = Files.createTempDirectory("netcourse-exam");
            FOLDERS.add(folder);
            return folder;
        });
    }

    static void delete(Path folder) throws IOException {
        ALIVE.lock();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            FOLDERS.remove(folder);
        } finally {
            ALIVE.unlock();
        }
    }

    private static void end() {
        ALIVE.lock();
        PROCESSES.forEach(Leftovers::end);
        for (Path folder : FOLDERS) {
            try {
                delete(folder);
            } catch (IOException e) {
                System.err.println("course exam: " + folder + " was not deleted: " + e);
            }
        }
    }
}

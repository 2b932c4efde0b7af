package netcourse.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A thread as the system's scheduler sees it: on Linux, what proc(5) says of it.
final class OsThread {
    private static final Path PROC = Path.of("/proc");
    private static final Path SELF = PROC.resolve("thread-self");

    /// `/proc/[pid]/task/[tid]/stat`; null where there is none.
    private final Path stat;

    private OsThread(Path stat) {
        this.stat = stat;
    }

    /// The platform thread that calls this.
    static OsThread current() {
        try {
            return new OsThread(PROC.resolve(Files.readSymbolicLink(SELF)).resolve("stat"));
        } catch (IOException | UnsupportedOperationException e) {
            return unknown();
        }
    }

    /// One of which the system says nothing.
    static OsThread unknown() {
        return new OsThread(null);
    }

    /// Whether it runs or would run if it had a processor, which on a busy machine it may not have
    /// for a long time. False where the system does not say, and when the thread has ended.
    boolean isRunnable() {
        if (stat == null) {
            return false;
        }
        try {
            String line = Files.readString(stat);
            // pid (name) state ...: the name may hold parentheses and blanks.
            return line.startsWith("R", line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}

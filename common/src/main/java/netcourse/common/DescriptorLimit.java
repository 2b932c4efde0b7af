package netcourse.common;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/// How many connections a process can hold: each is an open file, and the system limits these
/// (`ulimit -n`).
///
/// A server that accepts until `accept` fails has no descriptor left for anything else: a class to
/// load from its file, the descriptors with which Java waits at a socket, a log to open. Java
/// remembers a class that could not be loaded ("subsequent attempts to resolve the reference always
/// fail", Java Virtual Machine Specification, 5.4.3), so what fails once in such a moment fails
/// until the process ends. A server that stays below the limit never comes there: it refuses one
/// client too many, and says why.
public final class DescriptorLimit {
    /// Kept for everything but connections, as Redis does (`CONFIG_MIN_RESERVED_FDS` in
    /// `server.h`).
    private static final int RESERVE = 32;

    /// Java waits at sockets with up to so many descriptors more, one for each processor.
    private static final int MAX_POLLERS = 32;

    private DescriptorLimit() {}

    /// The wanted number of connections, or as many as the process may still open, less a reserve.
    /// Where the system can't be asked (Windows), the wanted number counts. To be called when the
    /// server starts.
    ///
    /// @param log takes a line if it is fewer
    /// @throws IOException if not even one is left
    public static int lower(int wanted, Consumer<String> log) throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix) {
            return lower(
                    wanted,
                    unix.getMaxFileDescriptorCount(),
                    unix.getOpenFileDescriptorCount(),
                    Runtime.getRuntime().availableProcessors(),
                    log);
        }
        return wanted;
    }

    static int lower(int wanted, long most, long open, int processors, Consumer<String> log)
            throws IOException {
        long left = most - open - RESERVE - Math.min(processors, MAX_POLLERS);
        if (most < 0 || left >= wanted) { // negative: there is no limit
            return wanted;
        }
        String why = "the process may open %d files (ulimit -n)".formatted(most);
        if (left < 1) {
            throw new IOException(why + ", which leaves none for a client");
        }
        log.accept("limit %d lowered to %d: %s".formatted(wanted, left, why));
        return (int) left;
    }
}

package netcourse.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every load needs to know: which server, for how long; and how it counts.
final class LoadOptions {
    /// An answer that takes longer than this is no figure but a failure.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "2",
            converter = DurationConverter.class,
            description = "Not counted (default: 2 s).")
    private Duration warmUp;

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            defaultValue = "3",
            converter = DurationConverter.class,
            description = "Counted (default: 3 s).")
    private Duration time;

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            description = "Tells the CPU time of that process, too.")
    private Long serverPid;

    /// Takes the answers that are there, asks again for each, and returns how many there were.
    @FunctionalInterface
    interface Turn {
        long take() throws IOException;
    }

    InetSocketAddress server() throws IOException {
        return new Endpoint(host.host(), port.port()).resolve();
    }

    /// Exchanges messages for the warm-up, then for the time that counts; in words that [Rounds]
    /// finds.
    String measure(Turn turn) throws IOException {
        return measure(() -> {}, turn);
    }

    /// The same.
    ///
    /// @param warm called between the two
    String measure(Runnable warm, Turn turn) throws IOException {
        exchange(turn, warmUp);
        warm.run();
        Duration cpuBefore = serverCpu();
        long start = System.nanoTime();
        long messages = exchange(turn, time);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMicros = serverCpu().minus(cpuBefore).toNanos() / 1e3 / messages;
        return "%.0f messages per second%s"
                .formatted(
                        messages / seconds,
                        serverPid == null ? "" : ", %.2f us of CPU each".formatted(cpuMicros));
    }

    private static long exchange(Turn turn, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long messages = 0;
        while (System.nanoTime() - end < 0) {
            messages += turn.take();
        }
        return messages;
    }

    private Duration serverCpu() {
        return Optional.ofNullable(serverPid)
                .flatMap(ProcessHandle::of)
                .flatMap(server -> server.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// Waits until a client has something to read.
    static void select(Selector selector) throws IOException {
        if (selector.select(PATIENCE.toMillis()) == 0) {
            throw new IOException(
                    "expected an answer within " + PATIENCE.toSeconds() + " s, none came");
        }
    }
}

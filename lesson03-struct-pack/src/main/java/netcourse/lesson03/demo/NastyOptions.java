package netcourse.lesson03.demo;

import java.time.Duration;
import netcourse.common.DurationConverter;
import netcourse.lesson03.NastyNetwork;
import picocli.CommandLine.Option;

/// The options that make the network nasty, as a picocli mixin. They change what this program
/// receives.
final class NastyOptions {
    @Option(
            names = "--slice",
            paramLabel = "BYTES",
            defaultValue = "0",
            description = "The most bytes that a read gives (default: what there is).")
    private int slice;

    @Option(
            names = "--coalesce",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long a read waits for more bytes (default: not at all).")
    private Duration coalesce = Duration.ZERO;

    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "The longest that a read holds back what came (default: not at all).")
    private Duration delay = Duration.ZERO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same slices and delays (default: 1).")
    private long seed;

    /// @throws IllegalArgumentException if --slice is negative
    NastyNetwork network() {
        return new NastyNetwork(slice, coalesce, delay, seed);
    }
}

package netcourse.benchmarks;

import java.util.List;
import picocli.CommandLine.Option;

/// How much [FramedLoad] asks at a time.
final class FramedLoadSize {
    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "Connections (default: ${DEFAULT-VALUE}).")
    int clients;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requests on their way, on each (default: ${DEFAULT-VALUE}).")
    int inFlight;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "A message with its header (default: ${DEFAULT-VALUE}).")
    int bytes;

    void check() {
        if (clients < 1 || inFlight < 1) {
            throw new IllegalArgumentException(
                    "--clients and --in-flight must be 1 or more, were %d and %d"
                            .formatted(clients, inFlight));
        }
    }

    /// The same options for another process.
    List<String> options() {
        return List.of("--clients=" + clients, "--in-flight=" + inFlight, "--bytes=" + bytes);
    }

    @Override
    public String toString() {
        return "%d clients, %d in flight, %d bytes".formatted(clients, inFlight, bytes);
    }
}

package netcourse.common;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option `--pcap` of the programs that speak the course's messages, as a picocli mixin.
public final class PcapOption {
    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description =
                    "Writes what passes, under made-up headers, for Wireshark (default: nothing).")
    private Path file;

    /// Begins the capture of a program that connects; none without the option.
    public Closeable ofClient() throws IOException {
        return start(true);
    }

    /// Begins the capture of a program that accepts; none without the option.
    public Closeable ofServer() throws IOException {
        return start(false);
    }

    private Closeable start(boolean isClient) throws IOException {
        return file == null ? () -> {} : Capture.start(file, isClient);
    }
}

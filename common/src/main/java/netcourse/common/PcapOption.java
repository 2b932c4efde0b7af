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
            description = {
                "Writes what is sent and received as a capture for Wireshark. Bytes and times",
                "are real; the headers of Ethernet, IP and TCP are made up."
            })
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

package netcourse.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netcourse.common.CapturedConnection;
import netcourse.common.PcapWriter;

/// The evidence of a check that failed over a socket: `target/evidence/3.5.pcap` for Wireshark, and
/// `3.5.svg`, a [SequenceDiagram] for a browser.
final class TrafficFiles {
    private final Path folder;

    /// @param module the folder of the lesson
    TrafficFiles(Path module) {
        this.folder = module.resolve("target").resolve("evidence");
    }

    /// Writes both.
    ///
    /// @return a line of the report, which names them
    String write(CheckResult result, String diagnosis, Traffic traffic) throws IOException {
        Files.createDirectories(folder);
        Path svg = folder.resolve(result.id() + ".svg");
        Path pcap = folder.resolve(result.id() + ".pcap");
        Files.writeString(svg, new SequenceDiagram(result, diagnosis, traffic).render());
        writePackets(pcap, traffic);
        Path course = folder.getParent().getParent().getParent();
        return "%s, and %s for Wireshark (its headers are made up)"
                .formatted(course.relativize(svg), pcap.getFileName());
    }

    private static void writePackets(Path path, Traffic traffic) throws IOException {
        Map<Traffic.Ends, CapturedConnection> connections = new HashMap<>();
        List<Traffic.Event> events =
                Stream.of(traffic.first(), traffic.last()).flatMap(List::stream).toList();
        try (PcapWriter file = PcapWriter.create(path)) {
            for (Traffic.Event event : events) {
                Traffic.Ends ends = event.ends();
                if (ends == null) {
                    continue;
                }
                CapturedConnection connection = connections.get(ends);
                if (connection == null) {
                    connection =
                            new CapturedConnection(file, ends.peer(), ends.you(), event.time());
                    connections.put(ends, connection);
                }
                write(connection, event);
            }
        }
    }

    private static void write(CapturedConnection connection, Traffic.Event event)
            throws IOException {
        boolean byClient = !event.isYours();
        switch (event.kind()) {
            case SENT -> connection.sent(event.time(), byClient, event.bytes(), event.length());
            case ENDED -> connection.ended(event.time(), byClient);
            case RESET -> connection.reset(event.time(), byClient);
            case CALLED -> throw new IllegalArgumentException("no packet: " + event);
        }
    }
}

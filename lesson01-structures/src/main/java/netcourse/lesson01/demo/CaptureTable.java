package netcourse.lesson01.demo;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import netcourse.common.Endpoint;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.capture.CapturedSegment;
import netcourse.lesson01.capture.ChecksumState;
import netcourse.lesson01.capture.Conversation;
import netcourse.lesson01.capture.PcapFile;

/// Prints the segments of a capture as they come, a line each.
final class CaptureTable {
    private static final String LINE = "%4s  %10s  %-2s  %-9s  %-8s  %10s  %10s  %5s  %6s  %s";

    private final PrintStream out;
    private final Map<Set<Endpoint>, Conversation> open = new HashMap<>();
    private final Map<ChecksumState, Integer> checksums = new EnumMap<>(ChecksumState.class);
    private Conversation last;
    private long firstNanos;
    private int connections;
    private int others;

    CaptureTable(PrintStream out) {
        this.out = out;
    }

    /// Prints a segment; before it, the head of its connection if the last segment was of another.
    void add(PcapFile.Packet packet, CapturedSegment segment) {
        Conversation conversation = conversation(segment);
        startTable(conversation);
        long sequence = conversation.relativeSequence(segment);
        row(
                packet.number(),
                seconds(packet),
                conversation.isFromFirst(segment) ? "->" : "<-",
                conversation.phase(segment).name().toLowerCase(Locale.ROOT),
                CapturedSegment.words(segment.flags()),
                sequence,
                segment.has(TcpFlag.ACK) ? conversation.relativeAcknowledgment(segment) : "-",
                segment.payloadBytes(),
                segment.window(),
                checksums(segment) + options(segment));
        checksums.merge(segment.checksum(), 1, Integer::sum);
    }

    private void startTable(Conversation conversation) {
        if (conversation != last) {
            out.printf("%n%s%n", conversation);
            row(
                    "no",
                    "seconds",
                    "",
                    "phase",
                    "flags",
                    "seq",
                    "ack",
                    "bytes",
                    "window",
                    "checksums");
            last = conversation;
        }
    }

    /// Prints why a packet is not in the table.
    void addOther(PcapFile.Packet packet, String why) {
        others++;
        out.printf("%4d  %10s  %s%n", packet.number(), seconds(packet), why);
    }

    private Conversation conversation(CapturedSegment segment) {
        Set<Endpoint> ends = Set.copyOf(List.of(segment.source(), segment.destination()));
        Conversation known = open.get(ends);
        if (known == null || known.isReopenedBy(segment)) {
            known = new Conversation(++connections, segment);
            open.put(ends, known);
        }
        return known;
    }

    private void row(Object... columns) {
        out.println(LINE.formatted(columns).stripTrailing());
    }

    private String seconds(PcapFile.Packet packet) {
        firstNanos = packet.number() == 1 ? packet.nanos() : firstNanos;
        return String.format(Locale.ROOT, "%.6f", (packet.nanos() - firstNanos) / 1e9);
    }

    private static String checksums(CapturedSegment segment) {
        String ip = segment.ip().checksum().map(sum -> "ip " + sum.text() + ", ").orElse("");
        return ip + "tcp " + segment.checksum().text();
    }

    /// A handshake's options belong to the lesson; later ones are nearly all timestamps.
    private static String options(CapturedSegment segment) {
        return segment.has(TcpFlag.SYN) && !segment.options().isEmpty()
                ? System.lineSeparator() + " ".repeat(22) + String.join(", ", segment.options())
                : "";
    }

    /// What was printed: packets, connections, checksums.
    String summary(long packets) {
        String sums =
                checksums.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().text())
                        .collect(Collectors.joining(", "));
        String text =
                "%d packets, connections: %d; tcp checksums: %s"
                        .formatted(packets, connections, sums.isEmpty() ? "none" : sums);
        return others == 0 ? text : text + "; %d not read".formatted(others);
    }
}

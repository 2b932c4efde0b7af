package netcourse.lesson02;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;

/// What a socket had, what was asked of it and what the system granted, as a table to print.
///
/// @param firstColumn what the values before the asking are: `default`, or `inherited`
/// @param rows one per option of the lesson, in the order of [OptionFact#all()]
public record OptionTable(String firstColumn, List<Row> rows) {
    /// Why C and Python print other numbers for the two buffers: socket(7) doubles what is asked,
    /// and the JDK halves what it reads.
    public static final String BUFFER_NOTE =
            "on Linux the kernel books twice the bytes of SO_RCVBUF and SO_SNDBUF for its own needs:"
                    + " C and Python print the double, Java what can be asked";

    private static final String LAYOUT = "%-17s %-9s %-7s %-9s %-15s %s";
    private static final String NOTHING = "-";

    /// One option of one socket.
    ///
    /// @param name as Java and the manual page spell it
    /// @param before the value before the asking, `-` if this socket does not have the option
    /// @param asked `-` if nothing was asked
    /// @param granted what the system reports afterwards, `-` if this socket does not have it
    /// @param moment when it must be set
    /// @param remark one short line
    public record Row(
            String name,
            String before,
            String asked,
            String granted,
            String moment,
            String remark) {}

    public OptionTable {
        rows = List.copyOf(rows);
    }

    /// Asks a socket for options and reads back what it got. An option that this kind of socket
    /// does not have is not set, and its row says so.
    ///
    /// @throws IOException if the system refuses a value
    public static OptionTable ask(
            String firstColumn, NetworkChannel channel, List<AskedOption<?>> asked)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        for (OptionFact fact : OptionFact.all()) {
            rows.add(ask(channel, fact, asked));
        }
        return new OptionTable(firstColumn, rows);
    }

    private static Row ask(NetworkChannel channel, OptionFact fact, List<AskedOption<?>> asked)
            throws IOException {
        AskedOption<?> wish =
                asked.stream()
                        .filter(a -> a.option().equals(fact.option()))
                        .findFirst()
                        .orElse(null);
        String wished = wish == null ? NOTHING : words(wish.option(), wish.value());
        if (!channel.supportedOptions().contains(fact.option())) {
            return new Row(
                    fact.option().name(),
                    NOTHING,
                    wished,
                    NOTHING,
                    fact.moment().words(),
                    "not an option of this socket here: nothing set");
        }
        String before = value(channel, fact.option());
        if (wish != null) {
            wish.applyTo(channel);
        }
        return new Row(
                fact.option().name(),
                before,
                wished,
                value(channel, fact.option()),
                fact.moment().words(),
                fact.remark());
    }

    /// The value that the system reports for an option, in words; `-` if the socket does not have
    /// the option.
    public static String value(NetworkChannel channel, SocketOption<?> option) throws IOException {
        return channel.supportedOptions().contains(option)
                ? words(option, channel.getOption(option))
                : NOTHING;
    }

    private static String words(SocketOption<?> option, Object value) {
        boolean noLinger =
                option.equals(StandardSocketOptions.SO_LINGER)
                        && value instanceof Integer seconds
                        && seconds < 0;
        return noLinger ? "off" : String.valueOf(value);
    }

    /// The lines `name: before -> now` of the options whose value is no longer the granted one.
    public List<String> changes(NetworkChannel channel) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String now = value(channel, OptionFact.all().get(i).option());
            if (!now.equals(row.granted())) {
                lines.add("%s: %s -> %s".formatted(row.name(), row.granted(), now));
            }
        }
        return lines;
    }

    /// The row of an option.
    ///
    /// @throws IllegalArgumentException if the lesson does not have the option
    public Row row(SocketOption<?> option) {
        return rows.stream()
                .filter(row -> row.name().equals(option.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row for " + option.name()));
    }

    /// The table: a heading and one line per option, each ended.
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(
                        (LAYOUT + "%n")
                                .formatted(
                                        "option",
                                        firstColumn,
                                        "asked",
                                        "granted",
                                        "must be set",
                                        "remark"));
        for (Row r : rows) {
            text.append(
                    (LAYOUT + "%n")
                            .formatted(
                                    r.name(),
                                    r.before(),
                                    r.asked(),
                                    r.granted(),
                                    r.moment(),
                                    r.remark()));
        }
        return text.toString();
    }
}

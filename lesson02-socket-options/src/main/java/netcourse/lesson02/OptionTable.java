package netcourse.lesson02;

import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_KEEPALIVE;
import static java.net.StandardSocketOptions.SO_LINGER;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.net.StandardSocketOptions.SO_REUSEPORT;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static java.net.StandardSocketOptions.TCP_NODELAY;
import static jdk.net.ExtendedSocketOptions.TCP_KEEPCOUNT;
import static jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE;
import static jdk.net.ExtendedSocketOptions.TCP_KEEPINTERVAL;
import static jdk.net.ExtendedSocketOptions.TCP_QUICKACK;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;
import netcourse.lesson02.exercise.OptionReporter.Request;

/// What a socket had, what was asked of it and what the system granted, as a table to print.
///
/// @param firstColumn what the values before the asking are: `default`, or `inherited`
/// @param rows one for each option of the lesson
public record OptionTable(String firstColumn, List<Row> rows) {
    /// Why C and Python print other numbers for the two buffers: socket(7) doubles what is asked,
    /// and the JDK halves what it reads.
    public static final String BUFFER_NOTE =
            "on Linux the kernel books twice the bytes of SO_RCVBUF and SO_SNDBUF for its own needs:"
                    + " C and Python print the double, Java what can be asked";

    private static final String LAYOUT = "%-17s %-9s %-7s %-9s %-15s %s%n";
    private static final String NOTHING = "-";

    /// Looked at by `bind`: later is too late.
    private static final String BEFORE_BIND = "before bind";

    /// The portable rule: what the SYN has announced cannot be changed afterwards (RFC 7323,
    /// section 2). A server sets it on the listener before bind, since each accepted socket begins
    /// with what the listener has. Linux announces room for the largest buffer that it might give
    /// an untouched socket, so there a buffer that is set early makes the window scale smaller.
    private static final String BEFORE_CONNECT = "before connect";

    /// Takes effect at once, on what already waits too; SO_LINGER at the close.
    private static final String ANY_TIME = "any time";

    /// What a program must know of an option before it sets it.
    ///
    /// @param mustBeSet the last moment at which it takes its full effect
    private record Fact(SocketOption<?> option, String mustBeSet, String remark) {}

    private static final List<Fact> FACTS =
            List.of(
                    new Fact(
                            SO_REUSEADDR,
                            BEFORE_BIND,
                            "bind although old connections are in TIME_WAIT"),
                    new Fact(SO_REUSEPORT, BEFORE_BIND, "several listeners share one port"),
                    new Fact(
                            SO_RCVBUF,
                            BEFORE_CONNECT,
                            "bytes; a hint; the SYN announces a window scale for it"),
                    new Fact(SO_SNDBUF, ANY_TIME, "bytes; a hint; capped"),
                    new Fact(
                            TCP_NODELAY,
                            ANY_TIME,
                            "true: small writes do not wait for an ACK; sends what waits"),
                    new Fact(SO_KEEPALIVE, ANY_TIME, "true: probe a silent peer"),
                    new Fact(
                            TCP_KEEPIDLE,
                            ANY_TIME,
                            "seconds of silence, also past, before the first probe"),
                    new Fact(TCP_KEEPINTERVAL, ANY_TIME, "seconds between two probes"),
                    new Fact(
                            TCP_KEEPCOUNT,
                            ANY_TIME,
                            "unanswered probes until the connection is dead"),
                    new Fact(SO_LINGER, ANY_TIME, "seconds that close waits; 0: close sends RST"),
                    new Fact(
                            TCP_QUICKACK,
                            ANY_TIME,
                            "Linux; not kept: the kernel turns it off and on"),
                    new Fact(
                            IP_TOS,
                            ANY_TIME,
                            "the byte that holds the DSCP; routers may ignore it"));

    /// One option of one socket; `-` where a value is missing.
    ///
    /// @param option as Java and the manual page spell it
    /// @param before the value before the asking
    /// @param granted what the system reports afterwards
    public record Row(
            SocketOption<?> option,
            String before,
            String asked,
            String granted,
            String mustBeSet,
            String remark) {}

    public OptionTable {
        rows = List.copyOf(rows);
    }

    /// Asks a socket for options and reads back what it got. An option that this kind of socket
    /// does not have is not set, and its row says so.
    ///
    /// @throws IOException if the system refuses a value; names the option and the value
    public static OptionTable ask(
            String firstColumn, NetworkChannel channel, List<Request<?>> asked) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Fact fact : FACTS) {
            Request<?> request =
                    asked.stream()
                            .filter(r -> r.option().equals(fact.option))
                            .findFirst()
                            .orElse(null);
            rows.add(ask(channel, fact, request));
        }
        return new OptionTable(firstColumn, rows);
    }

    private static Row ask(NetworkChannel channel, Fact fact, Request<?> request)
            throws IOException {
        SocketOption<?> option = fact.option;
        String asked = request == null ? NOTHING : words(option, request.value());
        String before = value(channel, option);
        String remark = fact.remark;
        if (!channel.supportedOptions().contains(option)) {
            remark = "not an option of this socket here: nothing set";
        } else if (request != null) {
            set(channel, request);
        }
        return new Row(option, before, asked, value(channel, option), fact.mustBeSet, remark);
    }

    private static <T> void set(NetworkChannel channel, Request<T> request) throws IOException {
        try {
            channel.setOption(request.option(), request.value());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "%s: the system refused %s: %s"
                            .formatted(request.option().name(), request.value(), e.getMessage()),
                    e);
        }
    }

    private static String value(NetworkChannel channel, SocketOption<?> option) throws IOException {
        return channel.supportedOptions().contains(option)
                ? words(option, channel.getOption(option))
                : NOTHING;
    }

    private static String words(SocketOption<?> option, Object value) {
        boolean off = option.equals(SO_LINGER) && value instanceof Integer seconds && seconds < 0;
        return off ? "off" : String.valueOf(value);
    }

    /// The lines `name: before -> now` of the options whose value is no longer the granted one.
    public List<String> changes(NetworkChannel channel) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            String now = value(channel, row.option);
            if (!now.equals(row.granted)) {
                lines.add("%s: %s -> %s".formatted(row.option.name(), row.granted, now));
            }
        }
        return lines;
    }

    /// The row of an option.
    ///
    /// @throws IllegalArgumentException if the lesson does not have the option
    public Row row(SocketOption<?> option) {
        return rows.stream()
                .filter(row -> row.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row for " + option.name()));
    }

    /// The table: a heading and one line for each option, each ended.
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(
                        LAYOUT.formatted(
                                "option",
                                firstColumn,
                                "asked",
                                "granted",
                                "must be set",
                                "remark"));
        for (Row r : rows) {
            text.append(
                    LAYOUT.formatted(
                            r.option.name(), r.before, r.asked, r.granted, r.mustBeSet, r.remark));
        }
        return text.toString();
    }
}

package netcourse.lesson02;

import static netcourse.lesson02.OptionFact.Moment.ANY_TIME;
import static netcourse.lesson02.OptionFact.Moment.BEFORE_BIND;
import static netcourse.lesson02.OptionFact.Moment.BEFORE_CONNECT;

import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;

/// What a program must know of a socket option before it sets it: the moment, and what for.
///
/// @param option the option itself; its type is that of the value
/// @param moment the last moment at which setting it has its full effect
/// @param remark one short line
public record OptionFact(SocketOption<?> option, Moment moment, String remark) {
    /// The last moment at which an option takes its full effect.
    public enum Moment {
        /// Looked at by `bind`: later is too late.
        BEFORE_BIND("before bind"),
        /// Told to the peer in the SYN: later is too late on a client. A server sets it on the
        /// listener before bind, since each accepted socket begins with what the listener has.
        BEFORE_CONNECT("before connect"),
        /// Takes effect from the next segment, or at the close.
        ANY_TIME("any time");

        private final String words;

        Moment(String words) {
            this.words = words;
        }

        /// The words for the table.
        public String words() {
            return words;
        }
    }

    private static final List<OptionFact> ALL =
            List.of(
                    new OptionFact(
                            StandardSocketOptions.SO_REUSEADDR,
                            BEFORE_BIND,
                            "bind although old connections are in TIME_WAIT"),
                    new OptionFact(
                            StandardSocketOptions.SO_REUSEPORT,
                            BEFORE_BIND,
                            "several listeners share one port"),
                    new OptionFact(
                            StandardSocketOptions.SO_RCVBUF,
                            BEFORE_CONNECT,
                            "bytes; a hint; the SYN carries the window scale"),
                    new OptionFact(
                            StandardSocketOptions.SO_SNDBUF, ANY_TIME, "bytes; a hint; capped"),
                    new OptionFact(
                            StandardSocketOptions.TCP_NODELAY,
                            ANY_TIME,
                            "true: small writes do not wait for an ACK"),
                    new OptionFact(
                            StandardSocketOptions.SO_KEEPALIVE,
                            ANY_TIME,
                            "true: probe a silent peer"),
                    new OptionFact(
                            ExtendedSocketOptions.TCP_KEEPIDLE,
                            ANY_TIME,
                            "seconds of silence before the first probe"),
                    new OptionFact(
                            ExtendedSocketOptions.TCP_KEEPINTERVAL,
                            ANY_TIME,
                            "seconds between two probes"),
                    new OptionFact(
                            ExtendedSocketOptions.TCP_KEEPCOUNT,
                            ANY_TIME,
                            "unanswered probes until the connection is dead"),
                    new OptionFact(
                            StandardSocketOptions.SO_LINGER,
                            ANY_TIME,
                            "seconds that close waits; 0: close sends RST"),
                    new OptionFact(
                            ExtendedSocketOptions.TCP_QUICKACK,
                            ANY_TIME,
                            "Linux; not kept: the kernel turns it off and on"),
                    new OptionFact(
                            StandardSocketOptions.IP_TOS,
                            ANY_TIME,
                            "the byte that holds the DSCP; routers may ignore it"));

    public OptionFact {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(remark, "remark");
    }

    /// The options of the lesson, in the order of the tables.
    public static List<OptionFact> all() {
        return ALL;
    }
}

package netcourse.common;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Why a `connect` or a `bind` failed. C has an error number for each; Java keeps the number to
/// itself.
///
/// The exception's class tells most of them apart. Where it does not, only the message differs, and
/// its words are the system's: on Linux in the user's language, if the translations are installed
/// (`Verbindungsaufbau abgelehnt` is "Connection refused"). So the English words are looked for,
/// and if there are none, the same failure is brought about on this machine, to compare its words.
///
/// Two are not brought about but left over: a [BindException] that is none of the others is
/// [#NOT_PERMITTED], a [ConnectException] that is no refusal is [#TIMED_OUT]. `LANGUAGE=en` in the
/// environment makes the words English (GNU gettext manual, "The LANGUAGE variable").
public enum NetworkFailure {
    /// ECONNREFUSED.
    REFUSED("refused", SocketChannel::connect),

    /// ETIMEDOUT, or a limit of Java's.
    TIMED_OUT("timed out", null),

    /// EADDRINUSE.
    ADDRESS_IN_USE("in use", SocketChannel::bind),

    /// EADDRNOTAVAIL: not an address of this machine, such as one that is for examples (RFC 5737).
    ADDRESS_NOT_HERE(
            "assign", (socket, taken) -> socket.bind(new InetSocketAddress("203.0.113.1", 0))),

    /// EACCES or EPERM.
    NOT_PERMITTED("permission", null),

    /// ENETUNREACH.
    NETWORK_UNREACHABLE(
            "unreachable",
            (socket, taken) -> socket.connect(new InetSocketAddress("127.255.255.255", 9))),

    /// EHOSTUNREACH.
    NO_ROUTE("no route", null),

    /// No error number: what the name service says.
    UNKNOWN_HOST("unknown host", null),

    /// Anything else.
    OTHER("", null);

    private interface Attempt {
        void run(SocketChannel socket, SocketAddress taken) throws IOException;
    }

    private final String english;
    private final Attempt attempt;
    private volatile String words = "";

    /// @param english what the message has in it in English
    /// @param attempt fails in this way, given a new socket and an address that is bound and has no
    ///   listener; null if nothing does
    NetworkFailure(String english, Attempt attempt) {
        this.english = english;
        this.attempt = attempt;
    }

    /// Why it failed. May try other sockets on this machine, some milliseconds.
    public static NetworkFailure of(IOException e) {
        return of(e, NetworkFailure::systemWords);
    }

    /// @param words of the system for a failure, empty if it can't be brought about here
    static NetworkFailure of(IOException e, Function<NetworkFailure, String> words) {
        return switch (e) {
            case UnknownHostException _ -> UNKNOWN_HOST;
            case SocketTimeoutException _ -> TIMED_OUT;
            case NoRouteToHostException _ -> NO_ROUTE;
            case ConnectException _ -> among(e, words, TIMED_OUT, REFUSED);
            case BindException _ ->
                    among(e, words, NOT_PERMITTED, ADDRESS_IN_USE, ADDRESS_NOT_HERE);
            case SocketException _ -> among(e, words, OTHER, NETWORK_UNREACHABLE);
            default -> OTHER;
        };
    }

    /// @param otherwise what it is if it is none of the candidates
    private static NetworkFailure among(
            IOException e,
            Function<NetworkFailure, String> words,
            NetworkFailure otherwise,
            NetworkFailure... candidates) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (otherwise != OTHER && lower.contains(otherwise.english)) {
            return otherwise;
        }
        return Stream.of(candidates)
                .filter(candidate -> lower.contains(candidate.english))
                .findFirst()
                .or(() -> saidInWords(message, words, candidates))
                .orElse(otherwise);
    }

    private static Optional<NetworkFailure> saidInWords(
            String message, Function<NetworkFailure, String> words, NetworkFailure... candidates) {
        return Stream.of(candidates)
                .filter(candidate -> !words.apply(candidate).isEmpty())
                .filter(candidate -> message.contains(words.apply(candidate)))
                .findFirst();
    }

    /// What the system says when this failure is brought about; empty if it does not fail, or if
    /// there are no descriptors to try it with. Asked once.
    String systemWords() {
        if (words.isEmpty()) {
            words = askSystem();
        }
        return words;
    }

    private String askSystem() {
        try (SocketChannel holder = SocketChannel.open(StandardProtocolFamily.INET);
                SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
            holder.bind(new InetSocketAddress("127.0.0.1", 0));
            return failedWords(socket, holder.getLocalAddress());
        } catch (IOException e) {
            return "";
        }
    }

    private String failedWords(SocketChannel socket, SocketAddress taken) {
        try {
            attempt.run(socket, taken);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

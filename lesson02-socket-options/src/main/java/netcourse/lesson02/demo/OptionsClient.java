package netcourse.lesson02.demo;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.lesson02.OptionTable;
import netcourse.lesson02.exercise.OptionReporter.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sets options, connects, prints what changed by that, asks one question, and then measures what
/// TCP_NODELAY does to a request that is written in two halves.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Prints the options of a client's socket: default, asked, granted, and after connect.",
            "Then asks options-server a question, and shows what TCP_NODELAY changes."
        })
public final class OptionsClient implements Callable<Integer> {
    /// At 44 ms a round trip, the price of Nagle on Linux, seven minutes.
    private static final int MAX_ROUNDS = 10_000;

    private static final byte[] QUESTION = "question".getBytes(StandardCharsets.US_ASCII);

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private OptionFlags flags;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Round trips for each value of TCP_NODELAY; 0: do not measure (default: ${DEFAULT-VALUE}).")
    private int rounds;

    public static void main(String[] args) {
        Program.main(new OptionsClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--rounds", rounds, 0, MAX_ROUNDS);
        run(new Endpoint(host.host(), port.port()), flags.asked(), rounds, System.out);
        return 0;
    }

    static void run(Endpoint server, List<Request<?>> asked, int rounds, PrintStream out)
            throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            OptionTable table = OptionTable.ask("default", channel, asked);
            out.printf("client, before connect%n%s%s%n", table, OptionTable.BUFFER_NOTE);
            Socket socket = channel.socket();
            connect(socket, server);
            printChanges(channel, server, table, out);
            ask(socket, out);
            if (rounds > 0) {
                measure(socket, rounds, out);
            }
        }
    }

    private static void connect(Socket socket, Endpoint server) throws IOException {
        socket.setSoTimeout(SocketPair.LIMIT_MILLIS);
        try {
            socket.connect(server.resolve(), SocketPair.LIMIT_MILLIS);
        } catch (ConnectException e) {
            ConnectException named = new ConnectException(server + ": " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private static void printChanges(
            SocketChannel channel, Endpoint server, OptionTable table, PrintStream out)
            throws IOException {
        out.printf(
                "connected %s -> %s%n",
                Endpoint.of((InetSocketAddress) channel.getLocalAddress()), server);
        List<String> changes = table.changes(channel);
        if (changes.isEmpty()) {
            out.println("connect changed no option");
        }
        changes.forEach(change -> out.println("connect changed " + change));
    }

    private static void ask(Socket socket, PrintStream out) throws IOException {
        socket.getOutputStream().write(QUESTION);
        byte[] answer = readAnswer(socket.getInputStream());
        out.printf(
                "asked \"%s\", answered \"%s\"%n",
                new String(QUESTION, StandardCharsets.US_ASCII),
                new String(answer, StandardCharsets.US_ASCII));
    }

    private static void measure(Socket socket, int rounds, PrintStream out) throws IOException {
        out.println("a question written in two halves of 4 bytes:");
        for (boolean noDelay : new boolean[] {false, true}) {
            out.println("  " + roundTrips(socket, noDelay, rounds));
        }
    }

    /// How long a question took that was written in two halves, so that Nagle's algorithm meets the
    /// peer's delayed acknowledgment.
    ///
    /// The sender holds the second half back while the first is not acknowledged (RFC 9293, section
    /// 3.7.4); the receiver, which waits for the second half before it answers, delays that
    /// acknowledgment in the hope of an answer to put it on (section 3.8.6.3).
    private static String roundTrips(Socket socket, boolean noDelay, int rounds)
            throws IOException {
        socket.setTcpNoDelay(noDelay);
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            askInHalves(socket);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "TCP_NODELAY %-5s  %d round trips: shortest %.2f ms, median %.2f ms, longest %.2f ms",
                noDelay,
                rounds,
                nanos[0] / 1e6,
                nanos[rounds / 2] / 1e6,
                nanos[rounds - 1] / 1e6);
    }

    private static void askInHalves(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        int half = QUESTION.length / 2;
        out.write(QUESTION, 0, half);
        out.write(QUESTION, half, QUESTION.length - half);
        readAnswer(socket.getInputStream());
    }

    private static byte[] readAnswer(InputStream in) throws IOException {
        byte[] answer = in.readNBytes(QUESTION.length);
        if (answer.length < QUESTION.length) {
            throw new EOFException(
                    "expected an answer of %d bytes, the connection ended after %d"
                            .formatted(QUESTION.length, answer.length));
        }
        return answer;
    }
}

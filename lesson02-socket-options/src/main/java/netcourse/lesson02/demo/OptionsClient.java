package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.lesson02.AskedOption;
import netcourse.lesson02.OptionTable;
import netcourse.lesson02.RoundTrips;
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
        if (rounds < 0 || rounds > MAX_ROUNDS) {
            throw new IllegalArgumentException(
                    "--rounds must be 0..%d, was %d".formatted(MAX_ROUNDS, rounds));
        }
        run(new Endpoint(host.host(), port.port()), flags.asked(), rounds, System.out);
        return 0;
    }

    static void run(Endpoint server, List<AskedOption<?>> asked, int rounds, PrintStream out)
            throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            OptionTable table = OptionTable.ask("default", channel, asked);
            out.printf("client, before connect%n%s%s%n", table, OptionTable.BUFFER_NOTE);
            Socket socket = channel.socket();
            DemoSockets.connect(socket, server);
            printChanges(channel, table, out);
            ask(socket, out);
            if (rounds > 0) {
                measure(socket, rounds, out);
            }
        }
    }

    private static void printChanges(SocketChannel channel, OptionTable table, PrintStream out)
            throws IOException {
        out.printf(
                "connected %s -> %s%n",
                DemoSockets.text(channel.getLocalAddress()),
                DemoSockets.text(channel.getRemoteAddress()));
        List<String> changes = table.changes(channel);
        if (changes.isEmpty()) {
            out.println("connect changed no option");
        }
        changes.forEach(change -> out.println("connect changed " + change));
    }

    private static void ask(Socket socket, PrintStream out) throws IOException {
        socket.getOutputStream().write(QUESTION);
        byte[] answer = RoundTrips.readAnswer(socket.getInputStream(), QUESTION.length);
        out.printf(
                "asked \"%s\", answered \"%s\"%n",
                new String(QUESTION, StandardCharsets.US_ASCII),
                new String(answer, StandardCharsets.US_ASCII));
    }

    private static void measure(Socket socket, int rounds, PrintStream out) throws IOException {
        out.println("a question written in two halves of 4 bytes:");
        for (boolean noDelay : new boolean[] {false, true}) {
            out.println("  " + RoundTrips.measure(socket, noDelay, rounds, QUESTION));
        }
    }
}

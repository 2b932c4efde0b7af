package netcourse.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks an echo server as fast as it answers: one thread, many clients, each with some messages on
/// their way.
@Command(
        name = "EchoLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the messages that an echo server returns in a second.")
public final class EchoLoad implements Callable<Integer> {
    private static final int SMALL_BYTES = 64;

    @Mixin private LoadOptions load;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "64")
    private int clients;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "A message with its line end (default: ${DEFAULT-VALUE}).")
    private int bytes;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "1",
            description = "Messages of each client on their way (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--small-beside",
            description =
                    "Tells how long one more client waits, for one message of 64 B at a time.")
    private boolean smallBeside;

    private final List<EchoLoadClient> connected = new ArrayList<>();
    private EchoLoadClient small;
    private final Waits waits = new Waits();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new EchoLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (clients < 1 || bytes < 1 || inFlight < 1) {
            throw new IllegalArgumentException(
                    "--clients, --bytes and --in-flight must be 1 or more, were %d, %d and %d"
                            .formatted(clients, bytes, inFlight));
        }
        InetSocketAddress server = load.server();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                connected.add(EchoLoadClient.connect(server, selector, bytes, i));
            }
            for (EchoLoadClient client : connected) {
                client.ask(inFlight);
            }
            if (smallBeside) {
                small = EchoLoadClient.connect(server, selector, SMALL_BYTES, clients);
                connected.add(small);
                askSmall();
            }
            String rate = load.measure(waits::clear, () -> echo(selector, true));
            awaitLast(selector);
            System.out.printf(
                    "%d clients, %d bytes, %d in flight: %s%s%n",
                    clients, bytes, inFlight, rate, waits);
        } finally {
            for (EchoLoadClient client : connected) {
                client.close();
            }
        }
        return 0;
    }

    private void askSmall() throws IOException {
        waits.begin();
        small.ask(1);
    }

    /// Returns how many messages came back.
    private int echo(Selector selector, boolean again) throws IOException {
        LoadOptions.select(selector);
        int messages = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            EchoLoadClient client = (EchoLoadClient) key.attachment();
            if (key.isWritable()) {
                client.goOn();
            }
            if (key.isReadable() && client.isAnswered()) {
                messages += client == small ? 0 : 1;
                answered(client, again);
            }
        }
        selector.selectedKeys().clear();
        return messages;
    }

    private void answered(EchoLoadClient client, boolean again) throws IOException {
        if (client == small) {
            waits.end();
        }
        if (again && client == small) {
            askSmall();
        } else if (again) {
            client.ask(1);
        }
    }

    /// Closing a client whose echo is unread would reset its connection.
    private void awaitLast(Selector selector) throws IOException {
        int answered = 0;
        while (answered < clients * inFlight) {
            answered += echo(selector, false);
        }
    }
}

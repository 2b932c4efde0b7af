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

/// Asks an echo server as fast as it answers: one thread, many clients, each with one message on
/// its way.
@Command(
        name = "EchoLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the messages that an echo server returns in a second.")
public final class EchoLoad implements Callable<Integer> {
    @Mixin private LoadOptions load;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "64")
    private int clients;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "A message with its line end (default: ${DEFAULT-VALUE}).")
    private int bytes;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new EchoLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (clients < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "--clients and --bytes must be 1 or more, were " + clients + " and " + bytes);
        }
        InetSocketAddress server = load.server();
        List<EchoLoadClient> linked = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                linked.add(EchoLoadClient.link(server, selector, bytes, i));
            }
            for (EchoLoadClient client : linked) {
                client.ask();
            }
            String rate = load.measure(() -> echo(selector, true));
            awaitLast(selector);
            System.out.printf("%d clients, %d bytes: %s%n", clients, bytes, rate);
        } finally {
            for (EchoLoadClient client : linked) {
                client.close();
            }
        }
        return 0;
    }

    /// Returns how many messages came back.
    private static int echo(Selector selector, boolean again) throws IOException {
        LoadOptions.select(selector);
        int messages = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            EchoLoadClient client = (EchoLoadClient) key.attachment();
            if (client.isAnswered()) {
                messages++;
                if (again) {
                    client.ask();
                }
            }
        }
        selector.selectedKeys().clear();
        return messages;
    }

    /// Closing a client whose echo is unread would reset its connection.
    private void awaitLast(Selector selector) throws IOException {
        int answered = 0;
        while (answered < clients) {
            answered += echo(selector, false);
        }
    }
}

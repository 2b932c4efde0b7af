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

/// Asks a framed server as fast as it answers: one thread, many clients, each with several requests
/// on their way. For each answer that comes, a request goes out, those of a read together.
@Command(
        name = "FramedLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the requests that a framed server answers in a second.")
public final class FramedLoad implements Callable<Integer> {
    private static final int SMALL_BYTES = 64;

    @Mixin private LoadOptions load;
    @Mixin private FramedLoadSize size;

    @Option(
            names = "--small-beside",
            description =
                    "Tells how long one more client waits, for one message of 64 B at a time.")
    private boolean smallBeside;

    private final List<FramedLoadClient> connected = new ArrayList<>();
    private final Waits waits = new Waits();
    private FramedLoadClient small;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        size.check();
        InetSocketAddress server = load.server();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < size.clients; i++) {
                connected.add(
                        FramedLoadClient.connect(server, selector, size.bytes, size.inFlight));
            }
            for (FramedLoadClient client : connected) {
                client.ask(size.inFlight);
            }
            if (smallBeside) {
                small = FramedLoadClient.connect(server, selector, SMALL_BYTES, 1);
                connected.add(small);
                askSmall();
            }
            String rate = load.measure(waits::clear, () -> exchange(selector));
            System.out.printf("%s: %s%s%n", size, rate, waits);
            for (FramedLoadClient client : connected) {
                client.leave();
            }
        } finally {
            for (FramedLoadClient client : connected) {
                client.close();
            }
        }
        return 0;
    }

    private void askSmall() throws IOException {
        waits.begin();
        small.ask(1);
    }

    /// Returns how many answers came; as many requests are on their way as before.
    private long exchange(Selector selector) throws IOException {
        LoadOptions.select(selector);
        long messages = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            FramedLoadClient client = (FramedLoadClient) key.attachment();
            if (key.isWritable()) {
                client.goOn();
            }
            int answers = key.isReadable() ? client.answers() : 0;
            if (client == small && answers > 0) {
                waits.end();
                askSmall();
            } else {
                messages += answers;
                client.ask(answers);
            }
        }
        selector.selectedKeys().clear();
        return messages;
    }
}

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

/// Asks a framed server as fast as it answers: one thread, many clients, each with several requests
/// on their way. For each answer that comes, a request goes out, those of a read together.
@Command(
        name = "FramedLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the requests that a framed server answers in a second.")
public final class FramedLoad implements Callable<Integer> {
    @Mixin private LoadOptions load;
    @Mixin private FramedLoadSize size;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        size.check();
        InetSocketAddress server = load.server();
        List<FramedLoadClient> linked = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < size.clients; i++) {
                linked.add(FramedLoadClient.link(server, selector, size.bytes, size.inFlight));
            }
            for (FramedLoadClient client : linked) {
                client.ask(size.inFlight);
            }
            System.out.printf("%s: %s%n", size, load.measure(() -> exchange(selector)));
            for (FramedLoadClient client : linked) {
                client.leave();
            }
        } finally {
            for (FramedLoadClient client : linked) {
                client.close();
            }
        }
        return 0;
    }

    /// Returns how many answers came; as many requests are on their way as before.
    private static long exchange(Selector selector) throws IOException {
        LoadOptions.select(selector);
        long messages = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            FramedLoadClient client = (FramedLoadClient) key.attachment();
            int answers = client.answers();
            messages += answers;
            client.ask(answers);
        }
        selector.selectedKeys().clear();
        return messages;
    }
}

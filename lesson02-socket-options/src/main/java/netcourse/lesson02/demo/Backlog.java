package netcourse.lesson02.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import netcourse.common.HostOption;
import netcourse.common.Program;
import netcourse.lesson02.demo.BacklogTrial.Attempt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what the backlog of `listen` is, the length of the queue that waits for `accept`, and what
/// it is not, a limit on clients. Both ends run here.
@Command(
        mixinStandardHelpOptions = true,
        description = "What the backlog of listen is, and what it is not. Both ends run here.")
public final class Backlog implements Callable<Integer> {
    static final String WELCOME = "welcome";
    static final String FULL = "full";

    private static final Path SOMAXCONN = Path.of("/proc/sys/net/core/somaxconn");
    private static final int LINES_AT_MOST = 8;

    @Spec private CommandSpec spec;
    @Mixin private HostOption host;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "3",
            description = "What listen is given, 1..10000 (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @Option(
            names = "--limit-millis",
            paramLabel = "MS",
            defaultValue = "500",
            description = "How long one connect may take, 1..60000 (default: ${DEFAULT-VALUE}).")
    private int limitMillis;

    public static void main(String[] args) {
        Program.main(new Backlog(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--backlog", backlog, 1, 10_000);
        Program.checkRange("--limit-millis", limitMillis, 1, 60_000);
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        queue(out, at, backlog, Duration.ofMillis(limitMillis));
        notALimit(out, at);
        byDefault(out, at, Duration.ofMillis(limitMillis));
        cap(out);
        return 0;
    }

    private static void queue(PrintWriter out, InetAddress host, int backlog, Duration limit)
            throws IOException {
        try (BacklogTrial trial = new BacklogTrial(host, backlog, limit)) {
            out.printf("A listener with backlog %d; nobody accepts.%n", backlog);
            if (fill(out, trial, 2 * backlog + 10)) {
                makeRoom(out, trial);
            } else {
                out.println("  no end of it: this system does not hold clients to the backlog");
            }
        }
    }

    /// Connects clients until one is not connected; `false` if so many were and there is no end.
    static boolean fill(PrintWriter out, BacklogTrial trial, int most) throws IOException {
        Attempt last = trial.connectOne();
        while (last.connected() && trial.connected() < most) {
            printConnected(out, trial, last);
            last = trial.connectOne();
        }
        if (last.connected()) {
            return false;
        }
        out.printf(
                "  client %d   %s (given up after %d ms)%n",
                trial.connected() + 1, last.failure().getMessage(), last.took().toMillis());
        out.printf("So %d are connected, and no accept was called.%n%n", trial.connected());
        return true;
    }

    private static void printConnected(PrintWriter out, BacklogTrial trial, Attempt attempt)
            throws IOException {
        if (trial.connected() == LINES_AT_MOST + 1) {
            out.println("  …");
        }
        if (trial.connected() > LINES_AT_MOST) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "  client %d   connected in %.1f ms   waiting for accept: %s%n",
                trial.connected(),
                attempt.took().toNanos() / 1e6,
                trial.awaitWaiting());
    }

    private static void makeRoom(PrintWriter out, BacklogTrial trial) throws IOException {
        StringBuilder state = new StringBuilder();
        Attempt waiter = trial.waitWhileOneIsAccepted(state);
        out.println("One more client keeps trying; then accept is called once.");
        out.printf("  before accept  the client is in state %s: its SYN is dropped%n", state);
        out.printf(
                Locale.ROOT,
                "  after accept   %s, %.2f s after its first SYN%n%n",
                waiter.connected() ? "connected" : waiter.failure().getMessage(),
                waiter.took().toMillis() / 1e3);
    }

    private static void notALimit(PrintWriter out, InetAddress host) throws IOException {
        out.println("Backlog 2 and ten clients, each accepted as it comes:");
        out.println("  any server          " + tally(answers(host, 10)));
        out.println("  one that counts, 3  " + tally(answers(host, 3)));
        out.println();
    }

    private static String tally(List<String> answers) {
        return "%d admitted at the same time, %d told \"%s\""
                .formatted(
                        Collections.frequency(answers, WELCOME),
                        Collections.frequency(answers, FULL),
                        FULL);
    }

    /// Connects ten clients that all stay, to a listener of backlog 2, and gives the line that the
    /// server sent to each.
    ///
    /// @param most how many the server admits: it counts; no option of a socket does that for it
    static List<String> answers(InetAddress host, int most) throws IOException {
        List<SocketPair> pairs = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 2, host)) {
            listener.setSoTimeout(SocketPair.LIMIT_MILLIS);
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                SocketPair pair = SocketPair.open(listener);
                pairs.add(pair);
                answer(pair.server(), i < most);
                answers.add(readLine(pair.client()));
            }
            return answers;
        } finally {
            for (SocketPair pair : pairs) {
                pair.close();
            }
        }
    }

    private static void answer(Socket accepted, boolean admitted) throws IOException {
        String line = admitted ? WELCOME : FULL;
        accepted.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        if (!admitted) {
            accepted.close();
        }
    }

    private static String readLine(Socket client) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    private static void byDefault(PrintWriter out, InetAddress host, Duration limit)
            throws IOException {
        try (BacklogTrial trial = new BacklogTrial(host, 0, limit)) {
            trial.connectUntilFull(1000);
            out.printf(
                    "A ServerSocket that names no backlog (Java: 50): %d connected, none accepted.%n",
                    trial.connected());
        }
    }

    private static void cap(PrintWriter out) throws IOException {
        Optional<Integer> most = somaxconn();
        if (most.isPresent()) {
            out.printf(
                    "net.core.somaxconn is %d: listen(5000) gives a backlog of %d here.%n",
                    most.get(), Math.min(5000, most.get()));
        } else {
            out.println("This system caps the backlog too, and has no /proc to say at what.");
        }
    }

    /// The largest backlog that Linux grants; empty on other systems.
    static Optional<Integer> somaxconn() throws IOException {
        if (!Files.isReadable(SOMAXCONN)) {
            return Optional.empty();
        }
        // Not Files.readString: it begins with a read of one byte, and the kernel gives a number
        // of /proc/sys in the first read only.
        try (BufferedReader reader = Files.newBufferedReader(SOMAXCONN)) {
            return Optional.of(Integer.valueOf(reader.readLine().strip()));
        }
    }
}

package netcourse.lesson03.demo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import netcourse.common.Connecting;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Message;
import netcourse.common.PcapOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.lesson03.MessageClient;
import netcourse.lesson03.MessageType;
import netcourse.lesson03.PeerSettings;
import netcourse.lesson03.ProgramParts;
import netcourse.lesson03.exercise.AnswerMatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sends one request of each kind, all at once, and prints the answers as they come.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends requests to framed-server, all at once, and prints the answers as they",
            "come: the first request takes longest, so the answers are out of order. The",
            "number in front of each line is the sequence, by which an answer finds its",
            "request."
        })
public final class FramedClient implements Callable<Integer> {
    /// So that a server with heartbeats of a second does not drop it.
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration NEVER = PeerSettings.LONGEST;

    private static final int MAX_IN_FLIGHT = 1000;

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private PcapOption pcap;
    @Mixin private NastyOptions nasty;

    @Option(names = "--hex", description = "Prints the bytes of each message.")
    private boolean hex;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "2",
            converter = DurationConverter.class,
            description = "How long to wait for the answers (default: 2 s).")
    private Duration patience;

    @Option(
            names = "--stay",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Stays connected, and prints what comes (default: leaves).")
    private Duration stay = Duration.ZERO;

    @Option(names = "--one-by-one", description = "Waits for each answer before the next request.")
    private boolean oneByOne;

    @Option(names = "--silent", description = "Sends no heartbeats.")
    private boolean silent;

    @Option(
            names = "--flood",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "Sends N echo requests as fast as the server takes them, instead, and reads the",
                "answers in a thread of its own."
            })
    private int flood;

    @Option(
            names = "--read-last",
            description = "With --flood: reads no answer before all requests are sent.")
    private boolean readLast;

    @Option(names = "--mine", description = "Runs your exercises 3.8 and 3.9 in the client.")
    private boolean mine;

    private PrintStream out;
    private long startNanos;

    /// Prints to standard output.
    public FramedClient() {
        this(null);
    }

    /// @param out null: what is standard output when it runs
    FramedClient(PrintStream out) {
        this.out = out;
    }

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        try (Closeable _ = pcap.ofClient()) {
            return run();
        }
    }

    private int run() throws IOException {
        if (flood < 0) {
            throw new IllegalArgumentException("flood must be 0 or more, was " + flood);
        }
        out = Objects.requireNonNullElse(out, System.out);
        Connecting server = Connecting.to(new Endpoint(host.host(), port.port()));
        boolean answered = flood > 0 ? flood(server) : tour(server);
        return answered ? 0 : Program.FAILED;
    }

    private boolean flood(Connecting server) throws IOException {
        try (Flood sender = Flood.open(server, nasty.network(), patience, out)) {
            return readLast ? sender.runAndReadLast(flood) : sender.run(flood);
        }
    }

    private boolean tour(Connecting server) throws IOException {
        PeerSettings settings = PeerSettings.defaults().withHeartbeat(silent ? NEVER : HEARTBEAT);
        try (MessageClient client =
                MessageClient.open(
                        server,
                        settings,
                        nasty.network(),
                        parts(),
                        MAX_IN_FLIGHT,
                        this::printOther)) {
            out.println("client: " + client.local() + " is connected to " + server.to());
            startNanos = System.nanoTime();
            boolean answered = tour(client);
            awaitEnd(client);
            return answered;
        }
    }

    private ProgramParts parts() throws IOException {
        ProgramParts parts = mine ? ProgramParts.mine() : ProgramParts.own();
        if (mine && parts.matcher().isEmpty() && parts.timer().isEmpty()) {
            throw new IOException(
                    "exercises 3.8 and 3.9 are not started: write MyAnswerMatcher or"
                            + " MyHeartbeatTimer, then try again");
        }
        return parts;
    }

    private boolean tour(MessageClient client) throws IOException {
        List<CompletableFuture<Message>> answers = new ArrayList<>();
        answers.add(ask(client, MessageType.WAIT.number(), number(300), "wait 300 ms"));
        answers.add(ask(client, MessageType.ECHO.number(), utf8("hello"), "echo \"hello\""));
        answers.add(ask(client, MessageType.TIME.number(), new byte[0], "time"));
        byte[] numbers = ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).putInt(1).array();
        answers.add(ask(client, MessageType.ADD.number(), numbers, "add 2147483647 1"));
        answers.add(ask(client, MessageType.ADD.number(), new byte[3], "add, with 3 bytes"));
        answers.add(ask(client, 999, new byte[0], "protocol number 999"));
        answers.add(
                ask(client, MessageType.CHAT.number(), utf8("hello, all"), "chat \"hello, all\""));
        client.tell(MessageType.ECHO.number(), utf8("no answer"));
        printLine(">", "-", "echo \"no answer\", one-way", Message.oneWay(2, utf8("no answer")));
        client.flush();
        return await(answers);
    }

    private CompletableFuture<Message> ask(
            MessageClient client, int protocol, byte[] body, String what) throws IOException {
        AnswerMatcher.Pending request = client.ask(protocol, body, patience);
        String sequence = Long.toString(request.sequence());
        printLine(">", sequence, what, Message.request(protocol, request.sequence(), body));
        CompletableFuture<Message> printed =
                request.answer()
                        .whenComplete((answer, failure) -> {
                            if (failure == null) {
                                printLine("<", sequence, MessageText.of(answer) + after(), answer);
                            }
                        });
        if (oneByOne) {
            client.flush();
            await(List.of(printed));
        }
        return printed;
    }

    private String after() {
        return ", after %.1f ms".formatted((System.nanoTime() - startNanos) / 1e6);
    }

    /// What answers no request.
    private void printOther(Message message) {
        printLine("<", "-", MessageText.of(message) + after(), message);
    }

    private synchronized void printLine(String way, String sequence, String what, Message message) {
        out.printf("%s %3s  %s%n", way, sequence, what);
        if (hex) {
            out.println("       " + MessageText.hex(message));
        }
    }

    /// Each ends by itself: answered, too late, or with the connection.
    private boolean await(List<CompletableFuture<Message>> answers) throws IOException {
        int late = 0;
        for (CompletableFuture<Message> answer : answers) {
            late += isLate(answer) ? 1 : 0;
        }
        if (late > 0) {
            out.printf(
                    "requests without an answer after %d ms: %d%n",
                    MILLISECONDS.convert(patience), late);
        }
        return late == 0;
    }

    private static boolean isLate(CompletableFuture<Message> answer) throws IOException {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return true;
            }
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for answers");
        }
    }

    private void awaitEnd(MessageClient client) throws IOException {
        try {
            String how = client.ended().get(MILLISECONDS.convert(stay), MILLISECONDS);
            out.println("client: the connection ended: " + how + after());
        } catch (TimeoutException e) {
            // It stayed as long as it should.
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

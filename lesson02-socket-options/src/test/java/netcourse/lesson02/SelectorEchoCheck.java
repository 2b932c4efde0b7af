package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.MySelectorEcho;
import netcourse.lesson02.exercise.SelectorEcho;
import netcourse.lesson02.mistake.SelectorEchoMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [SelectorEcho].
@Check(
        id = "2.11",
        title = "echo on a selector with partial writes and back-pressure",
        exercise = MySelectorEcho.class,
        core = false,
        difficulty = 3,
        minutes = 45)
class SelectorEchoCheck {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);
    private static final byte[] WORLD = "world".getBytes(US_ASCII);

    /// More than the buffers of a connection on loopback hold together (4.3 MiB were seen).
    private static final long MORE_THAN_BUFFERS = 12 << 20;

    /// So much of a flood may be elsewhere than with the server and on the way back.
    private static final int RANGE = 320 * 1024;

    private static final int STEP = 4 * 1024;

    private static final int MOST_KEPT = 64 * 1024;

    /// Clients that come and go.
    private static final int GONE = 40;

    private final SelectorEcho echo;
    private ServerSocketChannel listener;
    private Task<Void> server;
    private volatile Thread serverThread;

    SelectorEchoCheck(SelectorEcho echo) {
        this.echo = echo;
    }

    private void start(Trial trial) throws IOException {
        listener = trial.closing(ServerSocketChannel.open());
        listener.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server =
                trial.start(
                        "your server",
                        () -> {
                            serverThread = Thread.currentThread();
                            echo.serve(listener);
                            return null;
                        });
    }

    private SelectorEchoClient client(Trial trial, String name) throws IOException {
        if (server == null) {
            start(trial);
        }
        trial.step(name, "connects");
        return new SelectorEchoClient(trial, server, name, address());
    }

    private InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    @Test
    void echoesOneMessageAfterTheOther(Trial trial) throws Exception {
        // accept() gives null to a key that was served before: what is called on that null says so.
        trial.ifThrown(
                t ->
                        t instanceof NullPointerException
                                && String.valueOf(t.getMessage()).contains("SocketChannel"),
                KeepsSelectedKeys.class);
        SelectorEchoClient client = client(trial, "client");
        client.expectEcho(HELLO);
        client.expectEcho(WORLD);
    }

    @Test
    void echoesBytesThatComeInSlices(Trial trial) throws Exception {
        start(trial);
        InetSocketAddress proxy = trial.proxy(address()).address();
        SelectorEchoClient sliced = new SelectorEchoClient(trial, server, "client", proxy);
        sliced.expectEcho(new byte[3000]);
    }

    @Test
    void servesOthersWhileOneIsSilent(Trial trial) throws Exception {
        Symptom oneByOne = always(ServesOneAfterTheOther.class);
        client(trial, "silent");
        SelectorEchoClient first = client(trial, "first");
        first.expectEcho(HELLO, oneByOne);
        SelectorEchoClient second = client(trial, "second");
        second.expectEcho(WORLD, oneByOne);
        first.expectEcho(WORLD, oneByOne);
        trial.expectThat(
                !listener.isBlocking(),
                "expected the listener in non-blocking mode, with a selector: it is in blocking mode");
    }

    @Test
    void waitsWhileThereIsNothingToDo(Trial trial) throws Exception {
        SelectorEchoClient client = client(trial, "client");
        client.expectEcho(HELLO);
        trial.expectIdle(server, "all bytes are echoed", when(!polls(), AsksToWriteAlways.class));
    }

    /// Whether the server is now and then in `selectNow` or asleep: then it spins for another
    /// reason.
    private boolean polls() {
        return IntStream.range(0, 20)
                .mapToObj(_ -> serverThread.getStackTrace())
                .flatMap(Arrays::stream)
                .anyMatch(f -> f.getMethodName().matches("selectNow|sleep"));
    }

    @Test
    void closesWhenClientHasSentItsEnd(Trial trial) throws Exception {
        SelectorEchoClient client = client(trial, "client");
        client.send(HELLO);
        client.shutdownOutput();
        client.expect(HELLO);
        client.expectEndUnlessServerSpins(always(SpinsAtEndOfStream.class));
        trial.expectIdle(server, "the client is gone", always(SpinsAtEndOfStream.class));
    }

    @Test
    void losesNobodyElseWhenOneResets(Trial trial) throws Exception {
        trial.ifThrown(IOException.class, DiesOnReset.class);
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient rude = client(trial, "rude");
        rude.expectEcho(HELLO);
        rude.reset();
        other.expectEcho(HELLO);
        other.expectEcho(WORLD);
        trial.expectIdle(server, "a client has reset its connection");
    }

    @Test
    void stopsReadingFromClientThatDoesNotRead(Trial trial) throws Exception {
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient greedy = client(trial, "greedy");
        Symptom spins = always(SpinsOnFullBuffer.class);
        boolean all = greedy.flood(MORE_THAN_BUFFERS, other, spins);
        trial.expectIdle(server, "a client does not read");
        if (!all) {
            greedy.expectKeptAtMost(MOST_KEPT);
        }
        greedy.expectFlood(always(LosesPartOfWrite.class));
        if (all) {
            throw trial.wrong(
                    server,
                    "a client that read nothing could send %d bytes: the server kept what it owed in memory, all of it"
                            .formatted(greedy.sent()),
                    always(QueuesWithoutBound.class));
        }
        greedy.expectEcho(HELLO, always(LosesPartOfWrite.class));
    }

    /// Among the lengths is one that fills the buffers on the way to the client and leaves a little
    /// with the server.
    @Test
    void paysWhatItOwesAfterTheEndOfTheStream(Trial trial) throws Exception {
        SelectorEchoClient other = client(trial, "other");
        for (long length : lengthsThatLeaveALittle(trial, other)) {
            try (SelectorEchoClient client =
                    new SelectorEchoClient(trial, server, "client", address())) {
                client.flood(length, other);
                client.shutdownOutput();
                other.ping();
                other.ping();
                client.expectFlood(always(ClosesWhileOwing.class));
                client.expectEnd();
            }
        }
    }

    /// Where the system shows how much of a flood the server has read, lengths around that; it was
    /// the same to 8 KiB each time. Elsewhere more of them, from less to all that could be sent.
    private long[] lengthsThatLeaveALittle(Trial trial, SelectorEchoClient other) throws Exception {
        try (SelectorEchoClient first = client(trial, "first")) {
            first.flood(MORE_THAN_BUFFERS, other);
            OptionalLong taken = first.takenByServer();
            return taken.isPresent()
                    ? lengths(taken.getAsLong() - 5 * STEP, taken.getAsLong() + STEP, STEP)
                    : lengths(first.sent() - RANGE, first.sent(), 4 * STEP);
        }
    }

    private static long[] lengths(long least, long most, int step) {
        return LongStream.iterate(least, length -> length <= most, length -> length + step)
                .filter(length -> length > 0)
                .toArray();
    }

    @Test
    void losesNobodyElseWhenOneThatIsOwedResets(Trial trial) throws Exception {
        trial.ifThrown(IOException.class, DiesOnReset.class);
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient greedy = client(trial, "greedy");
        greedy.flood(MORE_THAN_BUFFERS, other);
        greedy.reset();
        other.expectEcho(HELLO);
        other.expectEcho(WORLD);
        trial.expectIdle(server, "a client that is owed bytes has reset its connection");
    }

    /// Their descriptors show whether the channels are closed, or only their streams.
    @Test
    void keepsNoDescriptorOfClientsThatHaveGone(Trial trial) throws Exception {
        SelectorEchoClient other = client(trial, "other");
        other.expectEcho(HELLO);
        long before = openDescriptors();
        trial.step("clients", GONE + " send a message, and leave: by turns with a FIN, a reset");
        for (int number = 1; number <= GONE; number++) {
            try (SelectorEchoClient client =
                    new SelectorEchoClient(trial, server, "client " + number, address())) {
                client.ping();
                if (number % 2 == 0) {
                    client.reset();
                } else {
                    client.shutdownOutput();
                    client.expectEnd();
                }
            }
        }
        other.ping();
        other.ping();
        long more = openDescriptors() - before;
        trial.expectThat(
                more < GONE / 4,
                "%d clients have come and gone: the process has %d open files more than before"
                        .formatted(GONE, more));
    }

    /// 0 where the system does not say.
    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    @Test
    void closesEverythingWhenInterrupted(Trial trial) throws Exception {
        SelectorEchoClient quiet = client(trial, "quiet");
        SelectorEchoClient talker = client(trial, "talker");
        talker.expectEcho(HELLO);
        server.interrupt();
        trial.step("the check", "interrupts your server's thread");
        trial.expectIdle(server, "the thread was interrupted");
        if (!server.isDone()) {
            throw trial.wrong(server, "the thread was interrupted, but serve does not return");
        }
        quiet.expectEnd(always(LeavesClientsOpen.class));
        talker.expectEnd();
        trial.expect("listener is open", false, listener.isOpen());
        trial.expectThat(
                !listener.isRegistered(), "expected the selector to be closed, it is open");
    }

    @Test
    void waitsForNobodyWhenInterrupted(Trial trial) throws Exception {
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient greedy = client(trial, "greedy");
        greedy.flood(MORE_THAN_BUFFERS, other);
        server.interrupt();
        trial.step("the check", "interrupts your server's thread");
        trial.expectIdle(server, "the thread was interrupted");
        if (!server.isDone()) {
            throw trial.wrong(
                    server,
                    "the thread was interrupted, and waits for a client that is owed bytes");
        }
        other.expectEnd();
    }
}

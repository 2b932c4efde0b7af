package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.common.TcpTable;
import netcourse.common.Todo;
import netcourse.lesson02.SelectorEchoClient.ServerSockets;
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

    private static final Duration MOMENT = Duration.ofMillis(2);
    private static final int LOOKS = 3;
    private static final int MOST_LOOKS = 50;

    /// More than the process may open files that has few descriptors.
    private static final int CROWD = 100;

    private static final int LOOK_MILLIS = 100;
    private static final int QUIET_LOOKS = 10;

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
        // Code that accepts in a loop gets a null, too, but at once.
        AtomicBoolean sends = new AtomicBoolean();
        trial.ifThrown(
                t ->
                        t instanceof NullPointerException
                                && String.valueOf(t.getMessage()).contains("SocketChannel")
                                && sends.get(),
                KeepsSelectedKeys.class);
        SelectorEchoClient client = client(trial, "client");
        awaitAccepted();
        sends.set(!server.isDone());
        client.expectEcho(HELLO);
        client.expectEcho(WORLD);
    }

    /// Where the system shows it; then until the server waits for something else to do.
    private void awaitAccepted() throws IOException {
        for (int waits = 0, look = 0;
                waits < LOOKS && look < MOST_LOOKS && !server.isDone();
                look++) {
            LockSupport.parkNanos(MOMENT.toNanos());
            boolean accepted =
                    TcpTable.listener(address().getPort())
                            .map(l -> l.receiveQueueBytes() == 0)
                            .orElse(true);
            waits += accepted && isIn("select.*", serverThread) ? 1 : 0;
        }
    }

    private static boolean isIn(String methods, Thread thread) {
        return thread != null
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(f -> f.getMethodName().matches(methods));
    }

    /// What the server does that serves nobody: it stays in this call, and is never in `select`.
    private Symptom staysIn(String call, Class<?> mistake) {
        boolean selects = looksAtServer().anyMatch(_ -> isIn("select.*", serverThread));
        boolean stays = looksAtServer().anyMatch(_ -> isIn(call, serverThread));
        return when(stays && !selects, mistake);
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
        Supplier<Symptom> oneByOne = () -> staysIn("read", ServesOneAfterTheOther.class);
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
        trial.expectIdle(
                server,
                "all bytes are echoed",
                () -> new Symptom[] {when(!polls(), AsksToWriteAlways.class)});
    }

    /// Whether the server is now and then in `selectNow`, asleep, or wakes its selector up: then it
    /// spins for another reason.
    private boolean polls() {
        return looksAtServer().anyMatch(_ -> isIn("selectNow|sleep|wakeup", serverThread));
    }

    /// With a moment between two of them: it may have no processor just now.
    private static IntStream looksAtServer() {
        return IntStream.range(0, MOST_LOOKS).peek(_ -> LockSupport.parkNanos(MOMENT.toNanos()));
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
        trial.ifThrown(SelectorEchoCheck::isOfReset, DiesOnReset.class);
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient rude = client(trial, "rude");
        rude.expectEcho(HELLO);
        rude.reset();
        other.expectEcho(HELLO);
        other.expectEcho(WORLD);
        trial.expectIdle(server, "a client has reset its connection");
    }

    /// Out of the server, and not for a channel that the server itself has closed by then.
    private static boolean isOfReset(Throwable thrown) {
        return thrown instanceof IOException
                && !(thrown instanceof ClosedChannelException)
                && Arrays.stream(thrown.getStackTrace())
                        .anyMatch(f -> f.getMethodName().equals("serve"));
    }

    @Test
    void stopsReadingFromClientThatDoesNotRead(Trial trial) throws Exception {
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient greedy = client(trial, "greedy");
        Supplier<Symptom> spins = () -> staysIn("write", SpinsOnFullBuffer.class);
        boolean all = greedy.flood(MORE_THAN_BUFFERS, other, spins);
        trial.expectIdle(server, "a client does not read");
        if (!all) {
            greedy.expectKeptAtMost(MOST_KEPT);
        }
        greedy.expectFlood();
        if (all) {
            throw trial.wrong(
                    server,
                    "a client that read nothing could send %d bytes: the server kept what it owed in memory, all of it"
                            .formatted(greedy.sent()),
                    always(QueuesWithoutBound.class));
        }
        greedy.expectEcho(HELLO);
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
                client.expectFlood(() -> always(ClosesWhileOwing.class));
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
        trial.ifThrown(SelectorEchoCheck::isOfReset, DiesOnReset.class);
        SelectorEchoClient other = client(trial, "other");
        SelectorEchoClient greedy = client(trial, "greedy");
        greedy.flood(MORE_THAN_BUFFERS, other);
        greedy.reset();
        other.expectEcho(HELLO);
        other.expectEcho(WORLD);
        trial.expectIdle(server, "a client that is owed bytes has reset its connection");
    }

    /// Their sockets show whether the channels are closed, or only their streams.
    @Test
    void keepsNoDescriptorOfClientsThatHaveGone(Trial trial) throws Exception {
        SelectorEchoClient other = client(trial, "other");
        other.expectEcho(HELLO);
        ServerSockets before = ServerSockets.open();
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
        long more = ServerSockets.open().since(before, address().getPort());
        trial.expectThat(
                more < GONE / 4,
                "%d clients have come and gone: your server has %d sockets open for them"
                        .formatted(GONE, more));
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
        boolean closesNone = !listener.isRegistered() && !talker.hasEnded();
        quiet.expectEnd(when(closesNone, LeavesClientsOpen.class));
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

    /// In a process of its own, which has descriptors for some of the clients only.
    @Test
    void outlivesThatAcceptThrows(Trial trial) throws Exception {
        client(trial, "one client, in this process,").expectEcho(HELLO);
        trial.nextCase();
        Optional<EchoProcess> started = EchoProcess.start(echo).map(trial::closing);
        Optional<InetSocketAddress> address =
                started.isPresent() ? started.get().address() : Optional.empty();
        if (address.isEmpty()) {
            trial.step("not tried", "no process with few descriptors can be had here");
            return;
        }
        List<Socket> clients = new ArrayList<>();
        while (clients.size() <= CROWD) {
            Socket client = trial.closing(new Socket());
            client.connect(address.get());
            client.setSoTimeout(LOOK_MILLIS);
            clients.add(client);
        }
        trial.step("clients", clients.size() + " connect: more than the process may open files");
        awaitFull(trial, address.get().getPort());
        expectServed(trial, started.get(), "the first client", clients.getFirst());
        for (Socket one : clients.subList(1, CROWD)) {
            one.close();
        }
        trial.step("clients", "all leave but the first and the last");
        expectServed(trial, started.get(), "the last client", clients.getLast());
    }

    /// Until some wait to be accepted, and nobody accepts them.
    private static void awaitFull(Trial trial, int port) throws IOException {
        long before = -1;
        Optional<TcpTable.Entry> listening = TcpTable.listener(port);
        for (int same = 0, look = 0;
                listening.isPresent() && same < LOOKS && look < 2 * MOST_LOOKS;
                look++) {
            LockSupport.parkNanos(5 * MOMENT.toNanos());
            trial.moved();
            long waiting = listening.get().receiveQueueBytes();
            same = waiting > 0 && waiting == before ? same + 1 : 0;
            before = waiting;
            listening = TcpTable.listener(port);
        }
    }

    private static void expectServed(Trial trial, EchoProcess process, String who, Socket client)
            throws Exception {
        byte[] got = new byte[HELLO.length];
        try {
            client.getOutputStream().write(HELLO);
            for (int count = 0, read = 0; read >= 0 && count < got.length; count += read) {
                read = readUnlessIdle(trial, process, client, got, count);
            }
        } catch (IOException e) {
            trial.step(who + " got", e.toString());
        }
        if (!Arrays.equals(HELLO, got)) {
            throw trial.wrong(
                    "accept has thrown, since there was no descriptor left: expected that %s is served all the same; %s"
                            .formatted(
                                    who,
                                    process.end().orElse("your server runs, and does not answer")));
        }
        trial.step(who, "is served");
    }

    /// Gives up on a server that waits, not on one that has no processor.
    private static int readUnlessIdle(
            Trial trial, EchoProcess process, Socket client, byte[] bytes, int from)
            throws IOException {
        SocketTimeoutException idle = null;
        for (int quiet = 0; quiet < QUIET_LOOKS; quiet = process.isRunnable() ? 0 : quiet + 1) {
            try {
                return client.getInputStream().read(bytes, from, bytes.length - from);
            } catch (SocketTimeoutException e) {
                trial.moved();
                idle = e;
            }
        }
        throw idle;
    }

    /// An echo server on trial in a process of its own, which may open few files only: so `accept`
    /// really throws. Classes come from files, too: it serves once before, and so has them all.
    static final class EchoProcess implements Closeable {
        /// More than the JVM and the first clients need.
        private static final int MOST_FILES = 80;

        private static final int BACKLOG = 200;
        private static final Duration ENDING = Duration.ofMillis(300);

        private final Process process;

        private EchoProcess(Process process) {
            this.process = process;
        }

        // --- in the check's process ---

        /// Starts it; nothing where this system has no such limit, or the classes are in no file.
        static Optional<EchoProcess> start(SelectorEcho echo) throws IOException {
            Set<String> places = new LinkedHashSet<>();
            for (Class<?> needed :
                    List.of(echo.getClass(), SelectorEcho.class, EchoProcess.class, Todo.class)) {
                place(needed).ifPresentOrElse(places::add, () -> places.add(""));
            }
            if (places.contains("") || !System.getProperty("os.name").equals("Linux")) {
                return Optional.empty();
            }
            List<String> command =
                    List.of(
                            "sh",
                            "-c",
                            "ulimit -n " + MOST_FILES + " && exec \"$0\" \"$@\"",
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            String.join(":", places),
                            EchoProcess.class.getName(),
                            echo.getClass().getName());
            return Optional.of(
                    new EchoProcess(
                            new ProcessBuilder(command)
                                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                                    .start()));
        }

        private static Optional<String> place(Class<?> type) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            try {
                return source == null || !source.getLocation().getProtocol().equals("file")
                        ? Optional.empty()
                        : Optional.of(Path.of(source.getLocation().toURI()).toString());
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        /// Where it listens; empty if it has ended before.
        Optional<InetSocketAddress> address() throws IOException {
            String port = process.inputReader().readLine();
            return Optional.ofNullable(port)
                    .map(p ->
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), Integer.parseInt(p)));
        }

        /// How it ended, if it has, or does so just now.
        Optional<String> end() throws Exception {
            return process.waitFor(ENDING)
                    ? Optional.ofNullable(process.inputReader().readLine())
                    : Optional.empty();
        }

        /// Whether one of its threads runs, or would if it had a processor.
        boolean isRunnable() throws IOException {
            Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
            try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
                for (Path thread : each) {
                    // pid (name) state ...: the name may hold parentheses and blanks.
                    String line = Files.readString(thread.resolve("stat"));
                    if (line.startsWith("R", line.lastIndexOf(')') + 2)) {
                        return true;
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                return false; // it has ended, or one of its threads
            }
            return false;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }

        // --- in its own ---

        public static void main(String[] args) throws Exception {
            PrintStream out = System.out;
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            rehearse(echo(args[0]));
            try (ServerSocketChannel listener = listener()) {
                out.println(port(listener));
                echo(args[0]).serve(listener);
                out.println("serve has returned");
            } catch (Throwable e) {
                out.println("serve threw " + e);
            }
        }

        private static SelectorEcho echo(String name) throws ReflectiveOperationException {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (SelectorEcho) constructor.newInstance();
        }

        private static ServerSocketChannel listener() throws IOException {
            return ServerSocketChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        }

        private static int port(ServerSocketChannel listener) {
            return listener.socket().getLocalPort();
        }

        private static void rehearse(SelectorEcho echo) throws Exception {
            try (ServerSocketChannel listener = listener()) {
                int port = port(listener);
                Thread server =
                        Thread.ofPlatform()
                                .start(() -> {
                                    try {
                                        echo.serve(listener);
                                    } catch (IOException e) {
                                        // The check sees it in the next one.
                                    }
                                });
                for (int time = 0; time < 3; time++) {
                    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        client.getOutputStream().write(time);
                        client.getInputStream().read();
                        client.setSoLinger(time == 0, 0);
                    }
                }
                server.interrupt();
                server.join(ENDING);
            }
            loadNested(echo.getClass());
        }

        /// Those that only a failure needs.
        private static void loadNested(Class<?> type) throws ClassNotFoundException {
            for (Class<?> nested : type.getDeclaredClasses()) {
                Class.forName(nested.getName());
            }
            Arrays.toString(new IOException().getStackTrace());
        }
    }
}

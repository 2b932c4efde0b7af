package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.Python;
import netcourse.common.LoopbackPair;
import netcourse.common.Program;
import netcourse.common.TcpTable;
import netcourse.lesson02.demo.SlowSender.End;
import netcourse.lesson02.demo.SlowSender.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of blocking, non-blocking and time-outs, held against the system.
class ArticleBlockingTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void aSocketStillWorksAfterItsReadTimedOut() throws Exception {
        assertThat(BlockingModes.readTwice(SHORT))
                .contains("ms: java.net.SocketTimeoutException", "the next read gave 'x'");
    }

    @Test
    @Tag("verify")
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "other systems refuse where Linux drops the SYN")
    void connectTimesOutWhenTheQueueOfTheListenerIsFull() throws Exception {
        assertThat(BlockingModes.connectUntilFull(Duration.ofMillis(200)))
                .startsWith("2 connected, the next waited ")
                .contains("ms: java.net.SocketTimeoutException");
    }

    @Test
    void nonBlockingIsSetForEachSocketAndNotForTheServer() throws Exception {
        assertThat(ChannelModes.observe())
                .contains(
                        "set one of two accepted to non-blocking: it is non-blocking,"
                                + " the other blocking, their clients blocking");
    }

    @Test
    void anAcceptedSocketDoesNotInheritTheModeOfItsListener() throws Exception {
        assertThat(ChannelModes.observe())
                .contains("accepted from it: blocking (nothing is inherited)");
    }

    @Test
    void aNonBlockingReadGivesZeroForNothingAndMinusOneForTheEnd() throws Exception {
        assertThat(ChannelModes.observe())
                .containsSubsequence(
                        "non-blocking read with nothing there: 0",
                        "after the peer sent 5 bytes: 5",
                        "after the peer closed: -1");
    }

    @Test
    void aNonBlockingAcceptWithNobodyThereGivesNull() throws Exception {
        assertThat(ChannelModes.observe())
                .contains("listener set to non-blocking; accept with nobody there: null");
    }

    @Test
    void aStreamOfANonBlockingChannelIsRefusedSoItsTimeOutCannotWork() throws Exception {
        assertThat(ChannelModes.observe())
                .contains("its stream, with a time-out set: IllegalBlockingModeException");
    }

    @Test
    void neitherTimeOutNorModeChangesTheBufferSizes() throws Exception {
        List<String> sizes =
                ChannelModes.bufferSizes().stream()
                        .map(line -> line.substring(line.indexOf("SO_RCVBUF")))
                        .toList();
        assertThat(sizes).hasSize(3).containsOnly(sizes.getFirst());
    }

    @Test
    @Tag("verify")
    void inPythonTimeOutAndModeAreOneSettingAndTheLastCallWins() throws Exception {
        List<String> printed =
                Python.run(
                        """
                        def show():
                            print(s.getblocking(), s.gettimeout())
                        show()
                        s.setblocking(False)
                        show()
                        s.settimeout(1)
                        show()
                        s.setblocking(True)
                        show()
                        """);
        assertThat(printed).containsExactly("True None", "False 0.0", "True 1.0", "True None");
    }

    @Test
    @Tag("verify")
    void inPythonToTheBuffersDoNotChangeWithTimeOutOrMode() throws Exception {
        List<String> printed =
                Python.run(
                        """
                        def show():
                            print([s.getsockopt(socket.SOL_SOCKET, o)
                                   for o in (socket.SO_SNDBUF, socket.SO_RCVBUF)])
                        show()
                        s.settimeout(1)
                        show()
                        s.setblocking(False)
                        show()
                        """);
        assertThat(printed).hasSize(3).containsOnly(printed.getFirst());
    }

    @Test
    @Tag("verify")
    void inPythonAnAcceptedSocketDoesNotInheritTheModeEither() throws Exception {
        List<String> printed =
                Python.run(
                        """
                        s.bind(("127.0.0.1", 0))
                        s.listen(1)
                        c = socket.create_connection(s.getsockname())
                        s.settimeout(10)
                        a, address = s.accept()
                        print(a.getblocking(), a.gettimeout())
                        s.setblocking(False)
                        try:
                            s.accept()
                        except BlockingIOError as e:
                            print(type(e).__name__)
                        """);
        assertThat(printed).containsExactly("True None", "BlockingIOError");
    }

    @Test
    void noReadTimeOutStopsASenderThatSendsJustBeforeIt() throws Exception {
        SlowSender sender = new SlowSender(100, Duration.ZERO);
        Duration justBefore = Duration.ofMillis(199);
        AtomicLong nanos = new AtomicLong();
        Reading reading = sender.read(each(justBefore, nanos), () -> false, nanos::get);
        assertThat(reading)
                .isEqualTo(
                        new Reading(End.COMPLETE, 100, justBefore.multipliedBy(100), justBefore));
    }

    /// A stream whose every read takes a time, on a clock of its own.
    private static InputStream each(Duration wait, AtomicLong nanos) {
        return new InputStream() {
            @Override
            public int read() {
                nanos.addAndGet(wait.toNanos());
                return '.';
            }
        };
    }

    @Test
    void aSlowSenderIsReadToItsEndOnARealSocket() throws Exception {
        SlowSender sender = new SlowSender(5, Duration.ofMillis(2));
        Reading reading = sender.readWithTimeOut(Duration.ofSeconds(10));
        assertThat(reading.end()).isEqualTo(End.COMPLETE);
        assertThat(reading.bytes()).isEqualTo(5);
    }

    @Test
    void aSilentSenderIsStoppedByTheReadTimeOut() throws Exception {
        SlowSender sender = new SlowSender(5, Duration.ofMinutes(1));
        Reading reading = sender.readWithTimeOut(SHORT);
        assertThat(reading.end()).isEqualTo(End.TIMED_OUT);
        assertThat(reading.bytes()).isZero();
    }

    @Test
    @Tag("verify")
    void aDeadlineStopsASenderThatNoReadTimeOutStops() throws Exception {
        SlowSender endless = new SlowSender(1_000_000, Duration.ofMillis(1));
        Reading reading = endless.readWithDeadline(Duration.ofMillis(50));
        assertThat(reading.end()).isEqualTo(End.DEADLINE);
        assertThat(reading.bytes()).isLessThan(1_000_000);
    }

    @Test
    void anEndBeforeTheMessageIsCompleteIsNotTheDeadline() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write('.');
            pair.client().shutdownOutput();
            Reading reading =
                    new SlowSender(2, Duration.ZERO)
                            .readBefore(Duration.ofMinutes(1), pair.server());
            assertThat(reading.end()).isEqualTo(End.EARLY_END);
            assertThat(reading.bytes()).isEqualTo(1);
        }
    }

    @Test
    void theProgramShowsAllSixExperiments() throws Exception {
        String[] options = {"--time-out=20", "--deadline=20", "--bytes=3", "--gap=1"};
        assertThat(ProgramRun.of(BlockingModes::new, options).out())
                .contains("1 read", "2 connect", "3 channels", "4 do a", "5 a", "6 the");
    }

    @Test
    void aTimeOutThatIsNotPositiveIsRefused() {
        ProgramRun.of(BlockingModes::new, "--time-out", "0").assertFailure(Program.USAGE);
        ProgramRun.of(BlockingModes::new, "--bytes", "0").assertFailure(Program.USAGE);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has the table in /proc/net/tcp")
    void theSystemReceivesTheNextRequestWhileTheServerIsBusy() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            client.getOutputStream().write("first".getBytes(US_ASCII));
            assertThat(server.getInputStream().readNBytes(5)).hasSize(5);
            client.getOutputStream().write("second".getBytes(US_ASCII));
            SocketPair.awaitUnread(TcpTable.End.of(server), 6);
            assertThat(server.getInputStream().available()).isEqualTo(6);
        }
    }

    @Test
    @Tag("verify")
    void inPythonTheTimeOutOfAnHttpClientIsThatOfItsSocket() throws Exception {
        List<String> printed =
                Python.run(
                        """
                        import http.client
                        listener = socket.create_server(("127.0.0.1", 0))
                        client = http.client.HTTPConnection(*listener.getsockname(), timeout=7)
                        client.connect()
                        print(client.sock.gettimeout())
                        """);
        assertThat(printed).containsExactly("7.0");
    }

    private static final Duration A_WHILE = Duration.ofMillis(100);

    /// [java.nio.channels.SelectionKey#cancel()] says it of the key: the next selection operation
    /// removes it. The descriptor waits for that.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "seen on Linux only")
    void closedListenerIsConnectedToUntilTheNextSelect() throws IOException {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel listener = registered(selector);
            SocketAddress address = listener.getLocalAddress();
            listener.close();
            connect(address);
            selector.selectNow();
            assertThatThrownBy(() -> connect(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Tag("verify")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "seen on Linux only")
    void closingAListenerDoesNotWakeSelectAndAnInterruptDoes() throws Exception {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel listener = registered(selector);
            FutureTask<Integer> select = new FutureTask<>(selector::select);
            Thread thread = inSelect(select);
            listener.close();
            assertThat(thread.join(A_WHILE)).isFalse();
            thread.interrupt();
            assertThat(select.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    /// A selector is level-triggered: a channel is reported as long as it is ready.
    @Test
    void selectorReportsWhatWasNotTakenAgainAndAgain() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel listener = registered(selector)) {
            connect(listener.getLocalAddress());
            for (int times = 0; times < 3; times++) {
                assertThat(selector.select()).isOne();
                selector.selectedKeys().clear();
            }
            listener.accept().close();
            assertThat(selector.selectNow()).isZero();
        }
    }

    @Test
    @Tag("verify")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is Linux's")
    void edgeTriggeredEpollReportsUnreadBytesOnceAndLevelTriggeredAgainAndAgain() throws Exception {
        List<String> printed =
                Python.run(
                        """
                        import select
                        for flag in (0, select.EPOLLET):
                            one, two = socket.socketpair()
                            epoll = select.epoll()
                            epoll.register(two, select.EPOLLIN | flag)
                            one.send(b"abc")
                            polls = [len(epoll.poll(0)) for _ in range(3)]
                            two.recv(1)
                            polls.append(len(epoll.poll(0)))
                            one.send(b"d")
                            print(polls + [len(epoll.poll(0))])
                        """);
        assertThat(printed).containsExactly("[1, 1, 1, 1, 1]", "[1, 0, 0, 0, 1]");
    }

    @Test
    void wakeupWakesSelectAfterAListenerWasClosed() throws Exception {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel listener = registered(selector);
            FutureTask<Integer> select = new FutureTask<>(selector::select);
            inSelect(select);
            listener.close();
            selector.wakeup();
            assertThat(select.get(10, TimeUnit.SECONDS)).isZero();
            assertThat(selector.keys()).isEmpty();
        }
    }

    private static ServerSocketChannel registered(Selector selector) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        return listener;
    }

    /// Starts the task in a thread, and returns when that waits in the system's call.
    private static Thread inSelect(FutureTask<Integer> select) {
        Thread thread = Thread.ofPlatform().daemon().start(select);
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(f -> f.isNativeMethod() && f.getClassName().startsWith("sun.nio.ch"))) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void connect(SocketAddress address) throws IOException {
        try (Socket client = new Socket()) {
            client.connect(address, 5_000);
        }
    }
}

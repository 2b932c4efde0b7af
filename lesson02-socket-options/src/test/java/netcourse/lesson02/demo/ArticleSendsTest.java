package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import netcourse.authoring.Chapter;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.LoopbackPair;
import netcourse.common.Program;
import netcourse.lesson02.TenSends;
import netcourse.lesson02.TenSends.Receiver;
import netcourse.lesson02.TenSends.Sender;
import netcourse.lesson02.demo.TenSendsServer.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the article says of ten sends that arrive in three or four reads, made certain.
// Some tests close a listener early on purpose: that ends the server.
@SuppressWarnings("try")
class ArticleSendsTest {
    private static final int RUNS = 5;
    private static final int LARGE = 64 * 1024;
    private static final Sender SENDER = new Sender(Duration.ZERO, false);
    private static final Receiver RECEIVER = new Receiver(LARGE, false, false);
    private static final Receiver ACKNOWLEDGING = new Receiver(LARGE, false, true);

    @Test
    void tenSendsThatHaveAllArrivedAreOneRead() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            SENDER.send(pair.client());
            List<Integer> reads = new Receiver(LARGE, true, false).receive(pair.server());
            assertThat(reads).containsExactly(TenSends.TOTAL_BYTES);
        }
    }

    @Test
    void aReadBufferOfOneHundredBytesMakesFiftyReadsOfThem() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            SENDER.send(pair.client());
            Receiver small = new Receiver(100, true, false);
            assertThat(small.receive(pair.server())).hasSize(50);
        }
    }

    @Test
    void aSenderThatWaitsForAnAcknowledgmentAfterEachSendGetsTenReads() throws Exception {
        Receiver receiver = ACKNOWLEDGING;
        try (LoopbackPair pair = LoopbackPair.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Integer>> arrival = threads.submit(() -> receiver.receive(pair.server()));
            new Sender(Duration.ZERO, true).send(pair.client());
            assertThat(arrival.get(10, TimeUnit.SECONDS))
                    .hasSize(TenSends.SENDS)
                    .containsOnly(TenSends.SEND_BYTES);
        }
    }

    @Test
    void oneSendDoesNotWaitForACertainNumberOfBytes() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(7);
            assertThat(pair.server().getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void oneSendCanNeedManyReads() throws Exception {
        byte[] sent = new byte[3000];
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(sent);
            assertThat(pair.server().getInputStream().read(new byte[1000])).isLessThan(3000);
            assertThat(pair.server().getInputStream().readNBytes(2000)).hasSize(2000);
        }
    }

    @Test
    void whateverTheReadsAreTheSumIsFiveThousand() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int readBufferBytes : new int[] {1, 7, 499, 501, 4999, 5000, 1 << 20}) {
                try (LoopbackPair pair = LoopbackPair.open(2048)) {
                    Receiver receiver = new Receiver(readBufferBytes, false, false);
                    Future<List<Integer>> arrival =
                            threads.submit(() -> receiver.receive(pair.server()));
                    SENDER.send(pair.client());
                    assertThat(arrival.get(10, TimeUnit.SECONDS))
                            .allMatch(size -> size <= readBufferBytes)
                            .satisfies(sizes ->
                                    assertThat(sizes.stream().mapToInt(i -> i).sum())
                                            .isEqualTo(5000));
                }
            }
        }
    }

    @Test
    void aRunThatEndsEarlySaysHowManyBytesCame() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(new byte[1500]);
            pair.client().shutdownOutput();
            assertThatThrownBy(() -> RECEIVER.receive(pair.server()))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("a run has 5000 bytes, the connection ended after 1500");
        }
    }

    @Test
    void aRunOfOtherBytesIsRefused() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(new byte[5000]);
            assertThatThrownBy(() -> RECEIVER.receive(pair.server()))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("expected byte 1 at index 1 of the run, was 0");
        }
    }

    @Test
    void aLateReaderCannotAcknowledge() {
        assertThatThrownBy(() -> new Receiver(LARGE, true, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acknowledgedRunsStandInTheHistogramWithTenReadsEach() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Histogram histogram = series(ACKNOWLEDGING, true, out);
        assertThat(histogram.runsWith(10)).isEqualTo(RUNS);
        assertThat(out.toString())
                .contains("   10      5  ########################################")
                .contains("5 runs of 10 sends x 500 bytes = 5000 bytes, complete every time")
                .contains("one read gave 500 to 500 bytes");
    }

    @Test
    void theChapterShowsTheHistogramAsTheServerPrintsIt() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        series(ACKNOWLEDGING, true, out);
        List<String> printed = out.toString().lines().toList();
        List<String> shown = Chapter.of(Path.of("README.md")).shown("ten-sends").lines().toList();
        assertThat(printed).contains(shown.getFirst());
        assertThat(shown.subList(1, shown.size() - 1))
                .allMatch(row -> row.matches(" +[0-9]+ +[0-9]+  #+"));
        assertThat(shown.getLast().replaceAll("[0-9]+", "N"))
                .isEqualTo(printed.getLast().replaceAll("[0-9]+", "N"));
    }

    @Test
    void aClientThatIgnoresTheAcknowledgmentsDisturbsNothing() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Histogram histogram = series(ACKNOWLEDGING, false, out);
        assertThat(histogram.runs()).isEqualTo(RUNS);
    }

    private static Histogram series(
            Receiver receiver, boolean acknowledged, ByteArrayOutputStream out) throws Exception {
        try (ServerSocket listener = new ServerSocket();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint server = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
            Future<Histogram> histogram = threads.submit(() -> serve(listener, receiver, out));
            Sender sender = new Sender(Duration.ZERO, acknowledged);
            TenSendsClient.run(server, RUNS, true, sender, new PrintStream(out));
            listener.close();
            return histogram.get(10, TimeUnit.SECONDS);
        }
    }

    /// The series ends when the test closes the listener, not by the clock.
    private static Histogram serve(
            ServerSocket listener, Receiver receiver, ByteArrayOutputStream out) throws Exception {
        return TenSendsServer.serveSeries(
                listener, receiver, Duration.ofMinutes(1), new PrintStream(out));
    }

    @Test
    void aBrokenRunIsReportedAndTheNextIsServed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ServerSocket listener = new ServerSocket();
                Socket broken = new Socket();
                Socket whole = new Socket();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            broken.connect(listener.getLocalSocketAddress());
            broken.shutdownOutput();
            whole.connect(listener.getLocalSocketAddress());
            whole.setSoTimeout(10_000);
            Future<Histogram> histogram = threads.submit(() -> serve(listener, RECEIVER, out));
            SENDER.send(whole);
            Sender.awaitClose(whole);
            listener.close();
            assertThat(histogram.get(10, TimeUnit.SECONDS).runs()).isEqualTo(1);
        }
        assertThat(out.toString())
                .contains("failed: a run has 5000 bytes, the connection ended after 0");
    }

    @Test
    void aSeriesEndsByItselfWhenNoMoreRunsCome() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ServerSocket listener = new ServerSocket();
                Socket only = new Socket()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            only.connect(listener.getLocalSocketAddress());
            SENDER.send(only);
            Histogram histogram =
                    TenSendsServer.serveSeries(
                            listener, RECEIVER, Duration.ofMillis(1), new PrintStream(out));
            assertThat(histogram.runs()).isEqualTo(1);
        }
    }

    @Test
    void wrongNumbersEndWithOneLineAndStatusTwo() {
        ProgramRun.of(TenSendsClient::new, "--runs", "0").assertFailure(Program.USAGE);
        ProgramRun.of(TenSendsClient::new, "--pause", "-1").assertFailure(Program.USAGE);
        ProgramRun.of(TenSendsServer::new, "--read-buffer", "0").assertFailure(Program.USAGE);
        ProgramRun.of(TenSendsServer::new, "--receive-buffer", "-1").assertFailure(Program.USAGE);
        ProgramRun.of(TenSendsServer::new, "--read-late", "--acknowledge")
                .assertFailure(Program.USAGE);
    }

    /// Nobody reads at first, so the small buffers are full long before the file has ended.
    @Test
    void transferToSendsTheWholeFileIfItIsCalledAgainForTheRest(@TempDir Path folder)
            throws Exception {
        byte[] bytes = new byte[4 << 20];
        new Random(1).nextBytes(bytes);
        Path path = Files.write(folder.resolve("file"), bytes);
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel sender = SocketChannel.open();
                FileChannel file = FileChannel.open(path)) {
            listener.setOption(StandardSocketOptions.SO_RCVBUF, 65_536);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            sender.setOption(StandardSocketOptions.SO_SNDBUF, 65_536);
            sender.connect(listener.getLocalAddress());
            try (SocketChannel receiver = listener.accept();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                sender.configureBlocking(false);
                long first = file.transferTo(0, bytes.length, sender);
                assertThat(first).isBetween(1L, bytes.length - 1L);
                Future<byte[]> received =
                        threads.submit(() -> receiver.socket().getInputStream().readAllBytes());
                sender.configureBlocking(true);
                for (long at = first; at < bytes.length; ) {
                    at += file.transferTo(at, bytes.length - at, sender);
                }
                sender.shutdownOutput();
                assertThat(received.get()).isEqualTo(bytes);
            }
        }
    }
}

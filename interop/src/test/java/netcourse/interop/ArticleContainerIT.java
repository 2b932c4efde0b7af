package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcourse.gateway.Gateway;
import netcourse.lesson02.TenSends;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The article's client and server at the other end of a network interface, with segments of 1448
/// bytes instead of loopback's 64 KiB.
class ArticleContainerIT {
    private static final int PORT = 12580;
    private static final int RUNS = 50;

    private static PeerContainer container;

    @BeforeAll
    static void start() {
        container =
                PeerContainer.start(
                        "listening on",
                        PORT,
                        "python3",
                        "-u",
                        "/peers/article_server.py",
                        "lines",
                        "0.0.0.0",
                        "" + PORT);
    }

    @AfterAll
    static void stop() {
        PeerContainer.close(container);
    }

    private static List<String> client(String mode, int port, String... more)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "python3",
                                "/peers/article_client.py",
                                mode,
                                PeerContainer.HOST,
                                "" + port));
        command.addAll(List.of(more));
        return container.run(command.toArray(String[]::new));
    }

    @Test
    void articlesClientTalksToTheGateway() throws Exception {
        Gateway.Settings settings = Gateway.Settings.defaults();
        try (Gateway gateway =
                Gateway.open(
                        Gateway.Mode.VIRTUAL,
                        PeerContainer.listening(),
                        settings,
                        Gateway.Context.of(settings, _ -> {}, false))) {
            assertThat(client("lines", gateway.endpoint().port(), "hello", "", "world"))
                    .containsExactly("hello", "", "world");
        }
    }

    @Test
    void ourClientTalksToTheArticlesServer() throws IOException {
        try (Socket socket = container.connect(PORT)) {
            socket.getOutputStream().write("hello\nworld\n".getBytes(UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(List.of(in.readLine(), in.readLine())).containsExactly("hello", "world");
        }
    }

    /// Five thousand bytes: one segment on loopback, four here; and to a reader who comes late, one
    /// read in both.
    @Test
    void interfaceTakesFourSegmentsWhereLoopbackTakesOne() throws Exception {
        assumeThat(PeerContainer.isDirect()).as("a route without a proxy").isTrue();
        assertThat(segmentsAcrossTheInterface()).isEqualTo("segments 4");
        assertThat(segmentsOnLoopback()).isEqualTo("segments 1");
    }

    private static String segmentsAcrossTheInterface() throws Exception {
        try (ServerSocket listener = PeerContainer.listening().open()) {
            CompletableFuture<List<Integer>> reads = receive(listener, 1, true);
            String said = client("whole", listener.getLocalPort()).getLast();
            assertThat(reads.get(20, TimeUnit.SECONDS)).containsExactly(1);
            return said;
        }
    }

    private static String segmentsOnLoopback() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PeerProcess client =
                        PeerProcess.start(
                                PeerFiles.python(
                                        "article_client.py",
                                        "whole",
                                        "127.0.0.1",
                                        listener.getLocalPort()))) {
            CompletableFuture<List<Integer>> reads = receive(listener, 1, true);
            assertThat(reads.get(20, TimeUnit.SECONDS)).containsExactly(1);
            return client.awaitEnd().getLast();
        }
    }

    /// Which numbers occur depends on the machine; that nothing is lost does not. The histogram is
    /// printed, for whoever wants to compare it with loopback's.
    @Test
    void tenSendsAcrossTheInterfaceArriveWhole() throws Exception {
        try (ServerSocket listener = PeerContainer.listening().open()) {
            CompletableFuture<List<Integer>> reads = receive(listener, RUNS, false);
            List<String> said = client("ten", listener.getLocalPort(), "" + RUNS);
            TreeMap<Integer, Integer> histogram = new TreeMap<>();
            reads.get(20, TimeUnit.SECONDS).forEach(r -> histogram.merge(r, 1, Integer::sum));
            System.out.println("ten sends across an interface, reads: runs: " + histogram);
            assertThat(histogram.lastKey()).isBetween(1, TenSends.SENDS);
            if (PeerContainer.isDirect()) {
                assertThat(said).containsExactly("mss 1448");
            }
        }
    }

    private static CompletableFuture<List<Integer>> receive(
            ServerSocket listener, int runs, boolean late) {
        TenSends.Receiver receiver = new TenSends.Receiver(65_536, late, false);
        CompletableFuture<List<Integer>> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    List<Integer> reads = new ArrayList<>();
                    try {
                        for (int i = 0; i < runs; i++) {
                            try (Socket socket = listener.accept()) {
                                socket.setSoTimeout(20_000);
                                reads.add(receiver.receive(socket).size());
                            }
                        }
                        result.complete(reads);
                    } catch (IOException | RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    @Test
    void largeAnswerCrossesTheInterfaceInBothDirections() throws IOException {
        byte[] line = new byte[1 << 20];
        java.util.Arrays.fill(line, (byte) 'x');
        line[line.length - 1] = '\n';
        try (Socket socket = container.connect(PORT)) {
            Thread writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    socket.getOutputStream().write(line);
                                } catch (IOException e) {
                                    // The reader below sees that bytes are missing.
                                }
                            });
            byte[] back = socket.getInputStream().readNBytes(line.length);
            assertThat(ByteBuffer.wrap(back)).isEqualTo(ByteBuffer.wrap(line));
            assertThat(writer.isInterrupted()).isFalse();
        }
    }
}

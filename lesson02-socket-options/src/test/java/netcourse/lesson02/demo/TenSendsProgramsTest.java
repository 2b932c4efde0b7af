package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import netcourse.authoring.Chapter;
import netcourse.common.Endpoint;
import netcourse.common.Program;
import netcourse.lesson02.Captured;
import netcourse.lesson02.ReadHistogram;
import netcourse.lesson02.RunReceiver;
import netcourse.lesson02.RunSender;
import org.junit.jupiter.api.Test;

// The tests close a listener early on purpose: that ends the server.
@SuppressWarnings("try")
class TenSendsProgramsTest {
    private static final int RUNS = 5;

    @Test
    void acknowledgedRunsStandInTheHistogramWithTenReadsEach() throws Exception {
        Captured out = new Captured();
        ReadHistogram histogram = series(RunReceiver.defaults().withAcknowledged(true), true, out);
        assertThat(histogram.runsWith(10)).isEqualTo(RUNS);
        assertThat(out.text())
                .contains("   10      5  ########################################")
                .contains("5 runs of 10 sends x 500 bytes = 5000 bytes, complete every time")
                .contains("one read gave 500 to 500 bytes");
    }

    @Test
    void theChapterShowsTheHistogramAsTheServerPrintsIt() throws Exception {
        Captured out = new Captured();
        series(RunReceiver.defaults().withAcknowledged(true), true, out);
        List<String> printed = out.text().lines().toList();
        List<String> shown = Chapter.of(Path.of("README.md")).shown("ten-sends").lines().toList();
        assertThat(printed).contains(shown.getFirst());
        assertThat(shown.subList(1, shown.size() - 1))
                .allMatch(row -> row.matches(" +[0-9]+ +[0-9]+  #+"));
        assertThat(shown.getLast().replaceAll("[0-9]+", "N"))
                .isEqualTo(printed.getLast().replaceAll("[0-9]+", "N"));
    }

    @Test
    void aClientThatIgnoresTheAcknowledgmentsDisturbsNothing() throws Exception {
        Captured out = new Captured();
        ReadHistogram histogram = series(RunReceiver.defaults().withAcknowledged(true), false, out);
        assertThat(histogram.runs()).isEqualTo(RUNS);
    }

    private static ReadHistogram series(RunReceiver receiver, boolean acknowledged, Captured out)
            throws Exception {
        try (ServerSocket listener = new ServerSocket();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint server = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
            Future<ReadHistogram> histogram = threads.submit(() -> serve(listener, receiver, out));
            RunSender sender = RunSender.defaults().withAcknowledged(acknowledged);
            TenSendsClient.run(server, RUNS, true, sender, out.stream());
            listener.close();
            return histogram.get(10, TimeUnit.SECONDS);
        }
    }

    /// The series ends when the test closes the listener, not by the clock.
    private static ReadHistogram serve(ServerSocket listener, RunReceiver receiver, Captured out)
            throws Exception {
        return TenSendsServer.serveSeries(listener, receiver, Duration.ofMinutes(1), out.stream());
    }

    @Test
    void aBrokenRunIsReportedAndTheNextIsServed() throws Exception {
        Captured out = new Captured();
        try (ServerSocket listener = new ServerSocket();
                Socket broken = new Socket();
                Socket whole = new Socket();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            broken.connect(listener.getLocalSocketAddress());
            broken.shutdownOutput();
            whole.connect(listener.getLocalSocketAddress());
            whole.setSoTimeout(10_000);
            Future<ReadHistogram> histogram =
                    threads.submit(() -> serve(listener, RunReceiver.defaults(), out));
            RunSender.defaults().send(whole);
            RunSender.awaitClose(whole);
            listener.close();
            assertThat(histogram.get(10, TimeUnit.SECONDS).runs()).isEqualTo(1);
        }
        assertThat(out.text())
                .contains("failed: a run has 5000 bytes, the connection ended after 0");
    }

    @Test
    void aSeriesEndsByItselfWhenNoMoreRunsCome() throws Exception {
        Captured out = new Captured();
        try (ServerSocket listener = new ServerSocket();
                Socket only = new Socket()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            only.connect(listener.getLocalSocketAddress());
            RunSender.defaults().send(only);
            ReadHistogram histogram =
                    TenSendsServer.serveSeries(
                            listener, RunReceiver.defaults(), Duration.ofMillis(1), out.stream());
            assertThat(histogram.runs()).isEqualTo(1);
        }
    }

    @Test
    void wrongNumbersEndWithOneLineAndStatusTwo() {
        assertThat(Program.run(new TenSendsClient(), "--runs", "0")).isEqualTo(Program.USAGE);
        assertThat(Program.run(new TenSendsClient(), "--pause", "-1")).isEqualTo(Program.USAGE);
        assertThat(Program.run(new TenSendsServer(), "--read-buffer", "0"))
                .isEqualTo(Program.USAGE);
        assertThat(Program.run(new TenSendsServer(), "--receive-buffer", "-1"))
                .isEqualTo(Program.USAGE);
        assertThat(Program.run(new TenSendsServer(), "--read-late", "--acknowledge"))
                .isEqualTo(Program.USAGE);
    }
}

package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.LossOptions;
import netcourse.common.LossyLoopback;
import netcourse.common.Program;
import netcourse.lesson02.TenSends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The ten sends on loopback as it is, on one with Ethernet's MTU, and on one that loses packets.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Counts in how many reads ten sends of 500 bytes arrive: on loopback as it is, on",
            "one with the MTU of Ethernet, and on one that loses packets, too. Linux only; it",
            "takes some seconds, since a lost packet is sent again after 200 ms or more.",
            "Lesson 3's server in such a lab: framed-fault-lab."
        })
public final class FaultLab implements Callable<Integer> {
    private static final int MAX_RUNS = 1000;

    /// A SYN that is lost three times costs 3 s on Linux since 6.5, and 7 s before.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "50",
            description = "Connections, one after the other (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin private LossOptions loss;

    public static void main(String[] args) {
        Program.main(new FaultLab(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Program.checkRange("--runs", runs, 1, MAX_RUNS);
        return loss.sideBySide(FaultLab.class, this::measure, "--runs=" + runs);
    }

    private void measure() throws IOException, InterruptedException {
        var histogram = new TenSendsServer.Histogram();
        long[] nanos = new long[runs];
        long before = LossyLoopback.retransmitted();
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open()) {
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                histogram.add(run(listener));
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.print(histogram);
        System.out.printf(
                "a run took %.1f ms (median), %.1f ms at most; TCP sent %d segments again%n",
                nanos[runs / 2] / 1e6,
                nanos[runs - 1] / 1e6,
                LossyLoopback.retransmitted() - before);
    }

    /// The sizes of the reads.
    private static List<Integer> run(ServerSocket listener)
            throws IOException, InterruptedException {
        Endpoint server = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
        FutureTask<List<Integer>> receiving = new FutureTask<>(() -> receive(listener));
        Thread.ofPlatform().daemon().name("receiver").start(receiving);
        try (Socket socket = Connecting.to(server).within(LIMIT).open()) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            new TenSends.Sender(Duration.ZERO, false).send(socket);
            TenSends.Sender.awaitClose(socket);
            return receiving.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static List<Integer> receive(ServerSocket listener) throws IOException {
        listener.setSoTimeout((int) LIMIT.toMillis());
        try (Socket client = listener.accept()) {
            client.setSoTimeout((int) LIMIT.toMillis());
            return new TenSends.Receiver(65536, false, false).receive(client);
        }
    }
}

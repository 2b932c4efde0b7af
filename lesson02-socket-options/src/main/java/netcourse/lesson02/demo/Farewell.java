package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import netcourse.common.HostOption;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the states that both ends of a connection go through from SYN to TIME_WAIT, and what a
/// program sees in `read` and `write` when its peer closes, half-closes or resets.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "How a connection begins and ends, with the states of both ends (both run here).",
            "States are read from /proc/net/tcp; \"-\" means that no socket is left."
        })
public final class Farewell implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private HostOption host;

    @Option(
            names = "--scene",
            paramLabel = "SCENE",
            description = "Only this one: ${COMPLETION-CANDIDATES} (default: all, and a table).")
    private FarewellScene only;

    public static void main(String[] args) {
        Program.main(new Farewell(), args);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        if (only != null) {
            play(out, at, only);
            return 0;
        }
        Handshake.play(out, at);
        for (FarewellScene scene : FarewellScene.values()) {
            play(out, at, scene);
        }
        summary(out, at);
        return 0;
    }

    static void play(PrintWriter out, InetAddress host, FarewellScene scene) throws IOException {
        try (Link link = scene.open(host)) {
            out.println(scene.title());
            StepTable table = new StepTable(out, link);
            table.heading();
            scene.play(link, table);
        }
        out.println();
    }

    static void summary(PrintWriter out, InetAddress host) throws IOException {
        out.println("What the other end did, and what this end sees in calls one after the other");
        for (PeerDeeds deed : PeerDeeds.values()) {
            PeerDeeds.Seen seen = deed.see(host);
            out.println("  " + seen.deed());
            out.println("      read   " + String.join(" | ", seen.reads()));
            out.println("      write  " + String.join(" | ", seen.writes()));
        }
        out.println("  nothing; another thread of this program closed the socket during read");
        out.println("      read   " + readWhileClosing(host));
    }

    /// One thread reads, another closes the same socket.
    static String readWhileClosing(InetAddress host) throws IOException {
        try (Link link = Link.open(host)) {
            // Taken before: a closed socket gives no stream, which would be another message.
            InputStream in = link.client().getInputStream();
            CountDownLatch reading = new CountDownLatch(1);
            FutureTask<String> read =
                    new FutureTask<>(() -> {
                        reading.countDown();
                        return Outcome.ofRead(in);
                    });
            Thread.ofVirtual().start(read);
            reading.await(TcpStates.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            link.client().close();
            return read.get(2 * TcpStates.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the reader did not end: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a thread reads", e);
        }
    }
}

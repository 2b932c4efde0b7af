package netcourse.lesson02.demo;

import static java.net.StandardSocketOptions.TCP_NODELAY;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.lesson02.TenSends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sends ten times 500 bytes on a connection, in many runs, to [TenSendsServer], which counts the
/// reads.
@Command(
        mixinStandardHelpOptions = true,
        description = "Sends 10 x 500 bytes on a new connection, again and again.")
public final class TenSendsClient implements Callable<Integer> {
    /// A run leaves a port in TIME_WAIT for a minute; there are some 28,000 on Linux.
    private static final int MAX_RUNS = 10_000;

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "200",
            description = "Connections, one after the other (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--pause",
            paramLabel = "MILLIS",
            defaultValue = "0",
            description = "Between two sends (default: ${DEFAULT-VALUE}).")
    private long pauseMillis;

    @Option(names = "--no-delay", description = "Set TCP_NODELAY.")
    private boolean noDelay;

    @Option(
            names = "--acknowledge",
            description = "Wait for the server's byte after each send (give it to the server too).")
    private boolean acknowledged;

    public static void main(String[] args) {
        Program.main(new TenSendsClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        TenSends.Sender how = new TenSends.Sender(Duration.ofMillis(pauseMillis), acknowledged);
        run(new Endpoint(host.host(), port.port()), runs, noDelay, how, System.out);
        return 0;
    }

    static void run(
            Endpoint server, int runs, boolean noDelay, TenSends.Sender how, PrintStream out)
            throws IOException {
        Program.checkRange("--runs", runs, 1, MAX_RUNS);
        for (int i = 0; i < runs; i++) {
            runOnce(server, noDelay, how);
        }
        out.printf("%d runs: each sent %d x %d bytes%n", runs, TenSends.SENDS, TenSends.SEND_BYTES);
    }

    private static void runOnce(Endpoint server, boolean noDelay, TenSends.Sender how)
            throws IOException {
        try (Socket socket = Connecting.to(server).with(TCP_NODELAY, noDelay).open()) {
            socket.setSoTimeout(SocketPair.LIMIT_MILLIS);
            how.send(socket);
            TenSends.Sender.awaitClose(socket);
        } catch (SocketTimeoutException e) {
            SocketTimeoutException explained =
                    new SocketTimeoutException(
                            how.acknowledged()
                                    ? e.getMessage()
                                            + "; was the server started with --acknowledge?"
                                    : "the server did not close after the run");
            explained.initCause(e);
            throw explained;
        }
    }
}

package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.lesson02.ReadHistogram;
import netcourse.lesson02.RunReceiver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Counts in how many reads ten sends arrive, one connection after the other, and prints the
/// histogram whenever no new run came for half a second.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Counts in how many reads the ten sends of ten-sends-client arrive, run after run,",
            "and prints the histogram when no more runs come. Ctrl-C stops it."
        })
public final class TenSendsServer implements Callable<Integer> {
    /// A pause this long between two runs ends a series: the client begins the next run in less.
    static final Duration SERIES_GAP = Duration.ofMillis(500);

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--read-buffer",
            paramLabel = "BYTES",
            defaultValue = "65536",
            description = "The most one read can give (default: ${DEFAULT-VALUE}).")
    private int readBufferBytes;

    @Option(
            names = "--receive-buffer",
            paramLabel = "BYTES",
            defaultValue = "0",
            description = "SO_RCVBUF; 0 leaves it to the system (default: ${DEFAULT-VALUE}).")
    private int receiveBufferBytes;

    @Option(names = "--read-late", description = "Begin to read when all ten sends have arrived.")
    private boolean late;

    @Option(
            names = "--acknowledge",
            description = "Answer each 500 bytes with one byte (give it to the client too).")
    private boolean acknowledged;

    @Option(names = "--once", description = "End after the first histogram.")
    private boolean once;

    public static void main(String[] args) {
        Program.serve(new TenSendsServer(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (receiveBufferBytes < 0) {
            throw new IllegalArgumentException(
                    "--receive-buffer must be 0 (leave it to the system) or more, was "
                            + receiveBufferBytes);
        }
        RunReceiver how = new RunReceiver(readBufferBytes, late, acknowledged);
        try (ServerSocket listener = listen(new Endpoint(host.host(), port.port()))) {
            System.out.println(
                    "listening on " + DemoSockets.text(listener.getLocalSocketAddress()));
            do {
                serveSeries(listener, how, SERIES_GAP, System.out);
            } while (!once && !listener.isClosed());
        }
        return 0;
    }

    private ServerSocket listen(Endpoint endpoint) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            if (receiveBufferBytes != 0) {
                listener.setReceiveBufferSize(receiveBufferBytes);
                System.out.printf(
                        "SO_RCVBUF: asked %d, granted %d%n",
                        receiveBufferBytes, listener.getReceiveBufferSize());
            }
            DemoSockets.bind(listener, endpoint);
            return listener;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /// Serves runs until no new one comes for the time of a gap, waiting for the first as long as
    /// it takes, or until the listener is closed; then prints and returns the histogram.
    static ReadHistogram serveSeries(
            ServerSocket listener, RunReceiver how, Duration gap, PrintStream out)
            throws IOException {
        ReadHistogram histogram = new ReadHistogram();
        while (!listener.isClosed()) {
            int limitMillis = histogram.runs() == 0 ? 0 : Math.toIntExact(gap.toMillis());
            try (Socket client = accept(listener, limitMillis)) {
                receive(client, how, histogram, out);
            } catch (SocketTimeoutException _) {
                break;
            } catch (SocketException e) {
                if (!listener.isClosed()) {
                    throw e;
                }
            }
        }
        out.print(histogram);
        return histogram;
    }

    private static Socket accept(ServerSocket listener, int limitMillis) throws IOException {
        listener.setSoTimeout(limitMillis);
        return listener.accept();
    }

    private static void receive(
            Socket client, RunReceiver how, ReadHistogram histogram, PrintStream out) {
        try {
            client.setSoTimeout(Math.toIntExact(DemoSockets.PATIENCE.toMillis()));
            histogram.add(how.receive(client));
        } catch (IOException e) {
            out.printf(
                    "a run of %s failed: %s%n",
                    new InetSocketAddress(client.getInetAddress(), client.getPort()),
                    Program.explain(e));
        }
    }
}

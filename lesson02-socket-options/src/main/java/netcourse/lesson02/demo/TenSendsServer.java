package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.lesson02.TenSends;
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
        TenSends.Receiver how = new TenSends.Receiver(readBufferBytes, late, acknowledged);
        try (ServerSocket listener = listen(new Endpoint(host.host(), port.port()))) {
            System.out.println(
                    "listening on "
                            + Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress()));
            do {
                serveSeries(listener, how, SERIES_GAP, System.out);
            } while (!once && !listener.isClosed());
        }
        return 0;
    }

    private ServerSocket listen(Endpoint endpoint) throws IOException {
        Listening listening = Listening.at(endpoint);
        if (receiveBufferBytes == 0) {
            return listening.open();
        }
        ServerSocket listener =
                listening.with(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes).open();
        System.out.printf(
                "SO_RCVBUF: asked %d, granted %d%n",
                receiveBufferBytes, listener.getReceiveBufferSize());
        return listener;
    }

    /// Serves runs until no new one comes for the time of a gap, waiting for the first as long as
    /// it takes, or until the listener is closed; then prints and returns the histogram.
    static Histogram serveSeries(
            ServerSocket listener, TenSends.Receiver how, Duration gap, PrintStream out)
            throws IOException {
        Histogram histogram = new Histogram();
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
            Socket client, TenSends.Receiver how, Histogram histogram, PrintStream out) {
        try {
            client.setSoTimeout(SocketPair.LIMIT_MILLIS);
            histogram.add(how.receive(client));
        } catch (IOException e) {
            out.printf(
                    "a run of %s failed: %s%n",
                    new InetSocketAddress(client.getInetAddress(), client.getPort()),
                    Program.explain(e));
        }
    }

    /// How often a run of [TenSends] arrived in one read, in two, in three …
    ///
    /// Not for several threads.
    static final class Histogram {
        private static final int WIDEST_BAR = 40;

        private final NavigableMap<Integer, Integer> runsByReads = new TreeMap<>();
        private int runs;
        private int smallestReadBytes = Integer.MAX_VALUE;
        private int largestReadBytes;

        /// Counts one run.
        void add(List<Integer> readSizesBytes) {
            runs++;
            runsByReads.merge(readSizesBytes.size(), 1, Integer::sum);
            for (int sizeBytes : readSizesBytes) {
                smallestReadBytes = Math.min(smallestReadBytes, sizeBytes);
                largestReadBytes = Math.max(largestReadBytes, sizeBytes);
            }
        }

        /// How many runs were counted.
        int runs() {
            return runs;
        }

        /// How many runs took this number of reads.
        int runsWith(int reads) {
            return runsByReads.getOrDefault(reads, 0);
        }

        /// One line per number of reads that occurred, with a bar; the longest bar has 40
        /// characters, and a run that occurred has one at least.
        @Override
        public String toString() {
            if (runs == 0) {
                return "no run arrived%n".formatted();
            }
            int most =
                    runsByReads.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
            StringBuilder text = new StringBuilder("reads   runs%n".formatted());
            runsByReads.forEach((reads, count) ->
                    text.append("%5d %6d  %s%n".formatted(reads, count, bar(count, most))));
            return text.append(summary()).toString();
        }

        private static String bar(int count, int most) {
            return "#".repeat(Math.max(1, Math.toIntExact((long) count * WIDEST_BAR / most)));
        }

        private String summary() {
            return String.format(
                    Locale.ROOT,
                    "%d runs of %d sends x %d bytes = %d bytes, complete every time; one read gave %d to %d bytes%n",
                    runs,
                    TenSends.SENDS,
                    TenSends.SEND_BYTES,
                    TenSends.TOTAL_BYTES,
                    smallestReadBytes,
                    largestReadBytes);
        }
    }
}

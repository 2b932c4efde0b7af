package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import netcourse.common.LoopbackPair;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Six experiments with blocking, non-blocking and time-outs; both ends in one program.
@Command(
        mixinStandardHelpOptions = true,
        description = "Shows blocking and non-blocking mode, time-outs and a deadline on loopback.")
public final class BlockingModes implements Callable<Integer> {
    private static final int MOST_CONNECTIONS = 16;

    @Option(
            names = "--time-out",
            paramLabel = "MILLIS",
            defaultValue = "300",
            description = "For one read, and for connect (default: ${DEFAULT-VALUE}).")
    private int timeOutMillis;

    @Option(
            names = "--gap",
            paramLabel = "MILLIS",
            defaultValue = "200",
            description = "Before each byte of the slow sender (default: ${DEFAULT-VALUE}).")
    private int gapMillis;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of the slow sender's message (default: ${DEFAULT-VALUE}).")
    private int messageBytes;

    @Option(
            names = "--deadline",
            paramLabel = "MILLIS",
            defaultValue = "1000",
            description = "For the whole message (default: ${DEFAULT-VALUE}).")
    private int deadlineMillis;

    public static void main(String[] args) {
        Program.main(new BlockingModes(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--bytes", messageBytes, 1, 1000);
        Program.checkRange("--gap", gapMillis, 0, Integer.MAX_VALUE);
        Program.checkRange("--time-out", timeOutMillis, 1, Integer.MAX_VALUE);
        Program.checkRange("--deadline", deadlineMillis, 1, Integer.MAX_VALUE);
        run(
                Duration.ofMillis(timeOutMillis),
                Duration.ofMillis(deadlineMillis),
                new SlowSender(messageBytes, Duration.ofMillis(gapMillis)),
                System.out);
        return 0;
    }

    static void run(Duration timeOut, Duration deadline, SlowSender sender, PrintStream out)
            throws IOException {
        out.printf("1 read with a time-out of %d ms%n", timeOut.toMillis());
        out.print(readTwice(timeOut).indent(2));
        out.printf(
                "2 connect with a time-out of %d ms, to a backlog of 1 that nobody accepts from%n",
                timeOut.toMillis());
        out.println("  " + connectUntilFull(timeOut));
        out.println("3 channels in both modes");
        ChannelModes.observe().forEach(line -> out.println("  " + line));
        out.println("4 do a time-out and non-blocking mode change the buffers?");
        ChannelModes.bufferSizes().forEach(line -> out.println("  " + line));
        out.printf(
                "5 a sender of %d bytes, one every %d ms, and a time-out of %d ms for each read%n",
                sender.messageBytes(), sender.gap().toMillis(), timeOut.toMillis());
        out.println("  " + sender.readWithTimeOut(timeOut));
        out.printf("6 the same sender and a deadline of %d ms%n", deadline.toMillis());
        out.println("  " + sender.readWithDeadline(deadline));
    }

    /// Reads where nothing was sent, until the time-out; then a byte is sent, and read.
    static String readTwice(Duration timeOut) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open()) {
            Socket reader = pair.client();
            reader.setSoTimeout(Math.toIntExact(timeOut.toMillis()));
            long start = System.nanoTime();
            try {
                int unexpected = reader.getInputStream().read();
                throw new IOException("nothing was sent, but read gave " + unexpected);
            } catch (SocketTimeoutException e) {
                long waitedMillis = (System.nanoTime() - start) / 1_000_000;
                pair.server().getOutputStream().write('x');
                reader.setSoTimeout(SocketPair.LIMIT_MILLIS);
                return "waited %d ms: %s%nthe socket still works: the next read gave '%c'"
                        .formatted(waitedMillis, e, reader.getInputStream().read());
            }
        }
    }

    /// Connects again and again to a listener with a backlog of one that never accepts.
    static String connectUntilFull(Duration timeOut) throws IOException {
        try (BacklogTrial trial = new BacklogTrial(InetAddress.getLoopbackAddress(), 1, timeOut)) {
            BacklogTrial.Attempt last = trial.connectUntilFull(MOST_CONNECTIONS);
            return "%d connected, the next waited %d ms: %s"
                    .formatted(
                            trial.connected(),
                            last.took().toMillis(),
                            last.connected() ? "" : last.failure());
        }
    }
}

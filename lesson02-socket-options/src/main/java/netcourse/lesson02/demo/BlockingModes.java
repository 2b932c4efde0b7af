package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import netcourse.common.LoopbackPair;
import netcourse.common.Program;
import netcourse.lesson02.demo.SlowSender.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Six experiments with blocking, non-blocking and time-outs; both ends in one program.
@Command(
        mixinStandardHelpOptions = true,
        description = "Shows blocking and non-blocking mode, time-outs and a deadline on loopback.")
public final class BlockingModes implements Callable<Integer> {
    private static final int MAX_MESSAGE_BYTES = 1000;

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
        if (messageBytes > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException(
                    "bytes must be 1..%d, was %d".formatted(MAX_MESSAGE_BYTES, messageBytes));
        }
        SlowSender sender = new SlowSender(messageBytes, Duration.ofMillis(gapMillis));
        run(
                millis("time-out", timeOutMillis),
                millis("deadline", deadlineMillis),
                sender,
                System.out);
        return 0;
    }

    private static Duration millis(String name, int millis) {
        if (millis < 1) {
            throw new IllegalArgumentException(name + " must be 1 ms or more, was " + millis);
        }
        return Duration.ofMillis(millis);
    }

    static void run(Duration timeOut, Duration deadline, SlowSender sender, PrintStream out)
            throws IOException {
        showTimeOuts(timeOut, out);
        out.println("3 channels in both modes");
        ChannelModes.observe().forEach(line -> out.println("  " + line));
        out.println("4 do a time-out and non-blocking mode change the buffers?");
        ChannelModes.bufferSizes().forEach(line -> out.println("  " + line));
        out.printf(
                "5 a sender of %d bytes, one every %d ms, and a time-out of %d ms for each read%n",
                sender.messageBytes(), sender.gap().toMillis(), timeOut.toMillis());
        out.println("  " + withTimeOut(timeOut, sender));
        out.printf("6 the same sender and a deadline of %d ms%n", deadline.toMillis());
        out.println("  " + withDeadline(deadline, sender));
    }

    private static void showTimeOuts(Duration timeOut, PrintStream out) throws IOException {
        out.printf("1 read with a time-out of %d ms%n", timeOut.toMillis());
        TimeOuts.AfterTimeOut read = TimeOuts.readTwice(timeOut);
        out.printf("  waited %d ms: %s%n", read.waited().toMillis(), read.said());
        out.printf("  the socket still works: the next read gave '%c'%n", read.next());
        out.printf(
                "2 connect with a time-out of %d ms, to a backlog of 1 that nobody accepts from%n",
                timeOut.toMillis());
        TimeOuts.FullQueue queue = TimeOuts.fillQueue(timeOut);
        out.printf(
                "  %d connected, the next waited %d ms: %s%n",
                queue.connected(), queue.waited().toMillis(), queue.said());
    }

    /// Reads the slow sender's message with a time-out for each read.
    static Reading withTimeOut(Duration timeOut, SlowSender sender) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open();
                Sending sending = new Sending()) {
            pair.server().setSoTimeout(Math.toIntExact(timeOut.toMillis()));
            sending.start(sender, pair);
            return sender.read(pair.server().getInputStream(), System::nanoTime);
        }
    }

    /// Reads the slow sender's message with a deadline for the whole.
    static Reading withDeadline(Duration deadline, SlowSender sender) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open();
                Sending sending = new Sending()) {
            sending.start(sender, pair);
            return sender.readBefore(deadline, pair.server());
        }
    }

    /// The sender's thread; closing it stops the sender.
    private static final class Sending implements AutoCloseable {
        private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

        void start(SlowSender sender, LoopbackPair pair) {
            thread.submit(() -> {
                sender.send(pair.client());
                return null;
            });
        }

        @Override
        public void close() {
            thread.shutdownNow();
            thread.close();
        }
    }
}

package netcourse.common;

import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine.Option;

/// The options of a program that measures something on loopback as it is, on one with the MTU of
/// Ethernet, and on one that loses packets, too.
public final class LossOptions {
    /// Measures, and prints what it found.
    @FunctionalInterface
    public interface Measurement {
        void run() throws IOException, InterruptedException;
    }

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            defaultValue = "1500",
            description = "The longest packet (default: ${DEFAULT-VALUE}).")
    private int mtuBytes;

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            defaultValue = "2",
            description = "How many packets are lost (default: ${DEFAULT-VALUE}).")
    private double lossPercent;

    /// Set in the processes that run in a [LossyLoopback].
    @Option(names = "--here", hidden = true)
    private String here;

    /// Measures here, and then has the program do so in two networks of its own.
    ///
    /// @param options the program's own, for those two
    /// @return the exit status
    /// @throws IOException if a measurement fails, or if this system has no such network
    public int sideBySide(Class<?> program, Measurement measurement, String... options)
            throws IOException, InterruptedException {
        LossyLoopback whole = new LossyLoopback(mtuBytes, 0);
        LossyLoopback lossy = new LossyLoopback(mtuBytes, lossPercent);
        System.out.printf(
                "%sloopback, MTU %d%n", here == null ? "" : here, LossyLoopback.loopbackMtu());
        measurement.run();
        if (here != null) {
            return 0;
        }
        int status = whole.run(program, titled("no packet is lost: ", options));
        return status == 0
                ? lossy.run(program, titled(lossPercent + " % of the packets are lost: ", options))
                : status;
    }

    private static String[] titled(String title, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "--here=" + System.lineSeparator() + title;
        return all;
    }
}

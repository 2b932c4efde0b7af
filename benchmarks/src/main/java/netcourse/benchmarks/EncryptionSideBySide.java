package netcourse.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What records and handshakes cost beside the JDK's operations that they consist of.
@Command(
        name = "EncryptionSideBySide",
        mixinStandardHelpOptions = true,
        description = "Times sealing and handshakes beside the JDK's ciphers, and prints medians.")
public final class EncryptionSideBySide implements Callable<Integer> {
    @Option(
            names = "--rounds",
            defaultValue = "5",
            description =
                    "The median of all rounds counts, of each round the least time (default:"
                            + " ${DEFAULT-VALUE}).")
    private int rounds;

    private final JmhRounds measured = new JmhRounds();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new EncryptionSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        for (int round = 0; round < rounds; round++) {
            measured.run("SealBench|HandshakeBench");
        }
        System.out.printf(
                "%n%-24s%12s%10s%8s%10s%10s%n",
                "", "JDK ns", "ours ns", "ratio", "JDK B", "ours B");
        for (String what : List.of("seal", "send")) {
            for (String bytes : List.of("64", "16384")) {
                for (String cipher : List.of("AES_GCM", "CHACHA_POLY")) {
                    line(what, "sealBare", " " + bytes + " " + cipher);
                }
            }
        }
        line("handshake", "handshakeBare", "");
        return 0;
    }

    private void line(String what, String below, String parameters) {
        String ours = what + "Ours" + parameters;
        String bare = below + parameters;
        System.out.printf(
                "%-24s%12.0f%10.0f%8.3f%10.0f%10.0f%n",
                what + parameters,
                measured.median(bare),
                measured.median(ours),
                measured.ratio(ours, bare),
                measured.allocated(bare).orElse(Double.NaN),
                measured.allocated(ours).orElse(Double.NaN));
    }
}

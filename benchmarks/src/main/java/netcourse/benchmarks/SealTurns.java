package netcourse.benchmarks;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import netcourse.lesson05.NoiseCipher;
import netcourse.lesson05.SealBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Seals records and calls the JDK's cipher in turns of about a millisecond, in one process: what
/// else the machine does, and how fast it is just now, falls on all of them alike. The median of
/// the turns counts. [EncryptionSideBySide] has a process for each of them, and needs a quiet
/// machine.
@Command(
        name = "SealTurns",
        mixinStandardHelpOptions = true,
        description = "Times sealing beside the JDK's cipher in short turns, and prints medians.")
public final class SealTurns implements Callable<Integer> {
    private static final int WARM_UP_TURNS = 500;

    @Option(
            names = "--turns",
            defaultValue = "1500",
            description = "Turns that count, of each (default: ${DEFAULT-VALUE}).")
    private int turns;

    private long sink;

    private interface Operation {
        int run() throws Exception;
    }

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SealTurns(), args);
    }

    @Override
    public Integer call() throws Exception {
        System.out.printf(
                "%-20s%10s%10s%8s%10s%8s%n", "", "JDK ns", "seal ns", "ratio", "send ns", "ratio");
        for (NoiseCipher cipher : NoiseCipher.values()) {
            for (int bytes : List.of(64, 16_384)) {
                line(cipher, bytes);
            }
        }
        return sink == 1 ? 1 : 0; // so that no result is unused
    }

    private void line(NoiseCipher cipher, int bytes) throws Exception {
        SealBench bench = bench(cipher, bytes);
        List<Operation> all = List.of(bench::sealBare, bench::sealOurs, bench::sendOurs);
        List<List<Double>> nanos = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int calls = bytes < 1000 ? 2000 : 300;
        for (int turn = 0; turn < WARM_UP_TURNS + turns; turn++) {
            for (int i = 0; i < all.size(); i++) {
                double each = time(all.get(i), calls);
                if (turn >= WARM_UP_TURNS) {
                    nanos.get(i).add(each);
                }
            }
        }
        double bare = Ratios.median(nanos.get(0));
        double seal = Ratios.median(nanos.get(1));
        double send = Ratios.median(nanos.get(2));
        System.out.printf(
                "%-20s%10.0f%10.0f%8.3f%10.0f%8.3f%n",
                bytes + " " + cipher, bare, seal, seal / bare, send, send / bare);
    }

    private static SealBench bench(NoiseCipher cipher, int bytes) throws GeneralSecurityException {
        SealBench bench = new SealBench();
        bench.cipher = cipher;
        bench.bytes = bytes;
        bench.open();
        return bench;
    }

    private double time(Operation operation, int calls) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            sink += operation.run();
        }
        return (double) (System.nanoTime() - start) / calls;
    }
}

package netcourse.benchmarks;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.channel.NoiseCipher;
import netcourse.channel.SealBench;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Seals records and calls the JDK's cipher in [Turns]. [EncryptionSideBySide] has a process for
/// each of them, and needs a quiet machine.
@Command(
        name = "SealTurns",
        mixinStandardHelpOptions = true,
        description = "Times sealing beside the JDK's cipher in short turns, and prints medians.")
public final class SealTurns implements Callable<Integer> {
    @Option(
            names = "--turns",
            defaultValue = "1500",
            description = "Turns that count, of each (default: ${DEFAULT-VALUE}).")
    private int turns;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SealTurns(), args);
    }

    @Override
    public Integer call() throws Exception {
        Turns all = new Turns(turns);
        System.out.printf(
                "%-20s%10s%10s%8s%10s%8s%n", "", "JDK ns", "seal ns", "ratio", "send ns", "ratio");
        for (NoiseCipher cipher : NoiseCipher.values()) {
            for (int bytes : List.of(64, 16_384)) {
                line(all, cipher, bytes);
            }
        }
        return all.sum() == 1 ? 1 : 0;
    }

    private static void line(Turns all, NoiseCipher cipher, int bytes) throws Exception {
        SealBench bench = bench(cipher, bytes);
        int calls = bytes < 1000 ? 2000 : 300;
        List<Double> nanos =
                all.nanos(List.of(bench::sealBare, bench::sealOurs, bench::sendOurs), calls);
        double bare = nanos.get(0);
        double seal = nanos.get(1);
        double send = nanos.get(2);
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
}

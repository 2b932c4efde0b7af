package netcourse.lesson05.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Compressed, then encrypted: the length gives away what is inside.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Recovers a secret from nothing but the lengths of encrypted records.",
            "The secret, 32 hexadecimal digits, is compressed together with a text of the",
            "attacker's, then encrypted with AES-GCM. Then the same with random padding,",
            "which only takes more requests, and with the cure, where the attacker gives",
            "up."
        },
        footer = {"", "  compression-oracle", "  compression-oracle --seed 7 --runs 1"})
public final class CompressionOracle implements Callable<Integer> {
    /// Enough that each text has been sent without padding once, but for 3 in a million.
    private static final int SAMPLES = 12 * SecretRecords.PADDINGS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses the first secret (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many secrets, 1..1000 (default: ${DEFAULT-VALUE}).")
    private int runs;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new CompressionOracle(), args);
    }

    @Override
    public Integer call() {
        Program.checkRange("--runs", runs, 1, 1000);
        explain();
        long found = LongStream.range(seed, seed + runs).filter(this::recoversTogether).count();
        System.out.printf("%d of %d recovered%n%n", found, runs);
        System.out.printf(
                "0 to %d random bytes added to each record; each text sent %d times:%n",
                SecretRecords.PADDINGS - 1, SAMPLES);
        recovers(new SecretRecords(SecretRecords.Kind.PADDED, seed), SAMPLES);
        System.out.printf("%nThe cure, secret and text compressed apart:%n");
        recovers(new SecretRecords(SecretRecords.Kind.APART, seed), 1);
        return 0;
    }

    /// How a guess shows, with the first digit.
    private void explain() {
        SecretRecords victim = new SecretRecords(SecretRecords.Kind.TOGETHER, seed);
        System.out.println("A record is AES-GCM(deflate(\"session=<32 digits>\\n\" + text)).");
        System.out.println("How long it is, for the 16 guesses of the first digit:");
        for (int digit = 0; digit < 16; digit++) {
            String guess = SecretRecords.HEADER + Character.forDigit(digit, 16);
            System.out.printf("  %s: %d%s", guess, victim.length(guess), digit % 4 < 3 ? "" : "\n");
        }
        System.out.printf("%nSecret and text compressed together:%n");
    }

    private boolean recoversTogether(long number) {
        return recovers(new SecretRecords(SecretRecords.Kind.TOGETHER, number), 1);
    }

    private static boolean recovers(SecretRecords victim, int samples) {
        LengthAttack attack = new LengthAttack(victim::length, SecretRecords.HEADER, samples);
        Optional<String> found = attack.recover(SecretRecords.DIGITS);
        boolean isRight = found.filter(victim.secret()::equals).isPresent();
        System.out.printf(
                Locale.ROOT,
                "  %s  %s  %,9d requests%n",
                found.orElse("given up: every guess has the same length"),
                found.isEmpty() ? "" : isRight ? "right" : "wrong, it was " + victim.secret(),
                victim.requests());
        return isRight;
    }
}

package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PaddingOracleTest {
    private static ProgramRun run(String... args) {
        return ProgramRun.of(PaddingOracle::new, args);
    }

    @Test
    void theOrderIsRecoveredAndTheCureStopsIt() {
        ProgramRun run = run("--order=5 EUR to bob");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out())
                .contains("  the order, sent again: \"paid\"; changed: \"bad message\"\n")
                .contains("  recovered without the key: PAY 5 EUR to bob\n")
                .contains("  the order, sent again: \"paid\"; changed: \"refused\"\n")
                .contains(
                        "  given up after 265 requests: all 256 guesses of a byte had one answer,"
                                + " \"refused\"\n")
                .doesNotContain("\r");
    }

    /// The padding of a block of its own, too.
    @Test
    void everyLengthOfPaddingIsRecovered() throws IOException {
        SecretKey key = Aes.newKey();
        for (int length = 0; length <= Aes.BLOCK_BYTES; length++) {
            byte[] plain = "x".repeat(length).getBytes(UTF_8);
            byte[] iv = Aes.randomBytes(Aes.BLOCK_BYTES);
            byte[] sealed = Aes.cbc(key, iv, plain);
            PaddingAttack attack = new PaddingAttack(bytes -> answer(key, bytes), new byte[0]);
            byte[] block = Arrays.copyOf(sealed, Aes.BLOCK_BYTES);
            Optional<byte[]> found = attack.decrypt(iv, block, (_, _) -> {});
            assertThat(found).as("%d bytes", length).hasValue(padded(plain));
            assertThat(attack.requests()).isLessThan(256 * Aes.BLOCK_BYTES + 20);
        }
    }

    /// The first block.
    private static byte[] padded(byte[] plain) {
        byte[] block = Arrays.copyOf(plain, Aes.BLOCK_BYTES);
        Arrays.fill(block, plain.length, Aes.BLOCK_BYTES, (byte) (Aes.BLOCK_BYTES - plain.length));
        return block;
    }

    private static String answer(SecretKey key, byte[] sealed) {
        byte[] iv = Arrays.copyOf(sealed, Aes.BLOCK_BYTES);
        try {
            Aes.openCbc(key, iv, Arrays.copyOfRange(sealed, Aes.BLOCK_BYTES, sealed.length));
            return "good";
        } catch (GeneralSecurityException e) {
            return "bad";
        }
    }

    @Test
    void bytesAreSeenFromTheLastToTheFirst() throws IOException {
        SecretKey key = Aes.newKey();
        byte[] iv = Aes.randomBytes(Aes.BLOCK_BYTES);
        byte[] sealed = Aes.cbc(key, iv, "0123456789abcde".getBytes(UTF_8));
        StringBuilder seen = new StringBuilder();
        new PaddingAttack(bytes -> answer(key, bytes), new byte[0])
                .decrypt(iv, sealed, (plain, from) -> seen.append((char) plain[from]));
        assertThat(seen).hasToString("\u0001edcba9876543210");
    }

    @Test
    void theServerTakesWhateverComes() throws IOException {
        for (boolean cured : new boolean[] {false, true}) {
            try (CbcServer server = CbcServer.start(cured);
                    CbcServer.Client client = new CbcServer.Client(server.endpoint())) {
                for (int length : new int[] {0, 1, 15, 16, 17, 31, 32, 33, 48, 100}) {
                    assertThat(client.ask(new byte[length]))
                            .as("%d bytes", length)
                            .matches(cured ? "refused" : "bad (padding|message)");
                }
            }
        }
    }

    @Test
    void whatIsWrongIsOneLine() {
        run("--order=" + "x".repeat(257))
                .assertFailure(Program.USAGE)
                .contains("bytes of --order must be 0..256, was 257");
    }
}

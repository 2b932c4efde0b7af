package netcourse.lesson05.demo;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Decrypts a block of CBC without the key, with nothing but a server's answers (Vaudenay, 2002).
///
/// ```
/// plain = decrypted(block) xor previous     CBC; "previous" is the ciphertext block before, or the IV
/// ```
///
/// The attacker sends another `previous`. When the server finds good padding, the plaintext ends
/// with 01, or 02 02, or 03 03 03 …, which gives a byte of `decrypted(block)` away: from the last
/// one to the first.
final class PaddingAttack {
    private static final int SIZE = Aes.BLOCK_BYTES;

    /// By chance one random message in 256 has good padding.
    private static final int RANDOM_MESSAGES = 9;

    /// The server, as the attacker sees it.
    @FunctionalInterface
    interface Oracle {
        /// @return what the server says
        String ask(byte[] sealed) throws IOException;
    }

    /// Sees each byte as it is found.
    @FunctionalInterface
    interface Progress {
        /// @param plain the block; those bytes that are not yet found are 0
        /// @param from the first byte that is found
        void found(byte[] plain, int from);
    }

    private final Oracle oracle;
    private final byte[] suffix;
    private String usualAnswer = "";
    private int requests;

    /// @param suffix is sent after each block: a MAC, as it came
    PaddingAttack(Oracle oracle, byte[] suffix) {
        this.oracle = oracle;
        this.suffix = suffix;
    }

    int requests() {
        return requests;
    }

    /// What the server says of random bytes; after [#decrypt].
    String usualAnswer() {
        return usualAnswer;
    }

    /// @return empty if the server's answers give nothing away
    Optional<byte[]> decrypt(byte[] previous, byte[] block, Progress progress) throws IOException {
        if (usualAnswer.isEmpty()) {
            usualAnswer = learnUsualAnswer();
        }
        byte[] decrypted = new byte[SIZE];
        byte[] plain = new byte[SIZE];
        for (int at = SIZE - 1; at >= 0; at--) {
            if (!findByte(decrypted, at, block)) {
                return Optional.empty();
            }
            plain[at] = (byte) (decrypted[at] ^ previous[at]);
            progress.found(plain, at);
        }
        return Optional.of(plain);
    }

    private String learnUsualAnswer() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < RANDOM_MESSAGES; i++) {
            counts.merge(ask(Aes.randomBytes(SIZE), Aes.randomBytes(SIZE)), 1, Integer::sum);
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    /// Tries the 256 values until the padding is good: each byte from `at` on has the value of
    /// their number.
    private boolean findByte(byte[] decrypted, int at, byte[] block) throws IOException {
        int padding = SIZE - at;
        byte[] forged = new byte[SIZE];
        for (int i = at + 1; i < SIZE; i++) {
            forged[i] = (byte) (decrypted[i] ^ padding);
        }
        for (int guess = 0; guess < 256; guess++) {
            forged[at] = (byte) guess;
            if (isGood(forged, block) && (at < SIZE - 1 || endsWithOne(forged, block))) {
                decrypted[at] = (byte) (guess ^ padding);
                return true;
            }
        }
        return false;
    }

    /// The first hit may be 02 02 instead of 01: then another value before the last byte spoils it.
    private boolean endsWithOne(byte[] forged, byte[] block) throws IOException {
        byte[] changed = forged.clone();
        changed[SIZE - 2] ^= 1;
        return isGood(changed, block);
    }

    private boolean isGood(byte[] forged, byte[] block) throws IOException {
        return !ask(forged, block).equals(usualAnswer);
    }

    private String ask(byte[] previous, byte[] block) throws IOException {
        requests++;
        byte[] sealed = Arrays.copyOf(previous, 2 * SIZE + suffix.length);
        System.arraycopy(block, 0, sealed, SIZE, SIZE);
        System.arraycopy(suffix, 0, sealed, 2 * SIZE, suffix.length);
        return oracle.ask(sealed);
    }
}

package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Why a MAC is not the hash of key and message: SHA-256's result is its whole state, and whoever
/// has it goes on from there.
class LengthExtensionTest {
    private static final byte[] KEY = "sixteen bytes!!!".getBytes(US_ASCII);
    private static final byte[] MESSAGE = "amount=100&to=ada".getBytes(US_ASCII);
    private static final byte[] MORE = "&amount=9999&to=eve".getBytes(US_ASCII);

    /// Uses the tag, the message and the length of the key; not the key.
    @Test
    void hashOfKeyAndMessageIsForgedWithoutTheKey() throws GeneralSecurityException {
        byte[] tag = sha256(joined(KEY, MESSAGE));
        byte[] padding = padding(KEY.length + MESSAGE.length);
        byte[] forged = joined(MESSAGE, padding, MORE);
        long hashed = KEY.length + MESSAGE.length + padding.length + MORE.length;
        byte[] forgedTag = compress(tag, joined(MORE, padding(hashed)));
        assertThat(forgedTag).isEqualTo(sha256(joined(KEY, forged)));
    }

    @Test
    void hmacIsNotForgedThatWay() throws GeneralSecurityException {
        byte[] padding = padding(KEY.length + MESSAGE.length);
        byte[] forged = joined(MESSAGE, padding, MORE);
        long hashed = KEY.length + forged.length;
        byte[] forgedTag = compress(hmac(MESSAGE), joined(MORE, padding(hashed)));
        assertThat(forgedTag).isNotEqualTo(hmac(forged));
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return mac.doFinal(bytes);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// What SHA-256 appends to so many bytes: a bit, zeros, the length in bits (FIPS 180-4, 5.1.1).
    private static byte[] padding(long bytes) {
        int count = (int) (64 - (bytes + 8) % 64) + 8;
        return ByteBuffer.allocate(count).put((byte) 0x80).putLong(count - 8, 8 * bytes).array();
    }

    /// SHA-256's compression of whole blocks, from a state of 32 bytes (FIPS 180-4, 6.2.2).
    private static byte[] compress(byte[] state, byte[] blocks) {
        int[] hash = new int[8];
        ByteBuffer.wrap(state).asIntBuffer().get(hash);
        for (ByteBuffer input = ByteBuffer.wrap(blocks); input.hasRemaining(); ) {
            int[] round = hash.clone();
            int[] words = words(input);
            for (int i = 0; i < 64; i++) {
                round = round(round, words[i]);
            }
            for (int i = 0; i < 8; i++) {
                hash[i] += round[i];
            }
        }
        ByteBuffer result = ByteBuffer.allocate(32);
        result.asIntBuffer().put(hash);
        return result.array();
    }

    /// The 64 words of a block, each with its round's constant added.
    private static int[] words(ByteBuffer input) {
        int[] w = new int[64];
        for (int i = 0; i < 64; i++) {
            w[i] =
                    i < 16
                            ? input.getInt()
                            : w[i - 16]
                                    + sigma(w[i - 15], 7, 18, 3)
                                    + w[i - 7]
                                    + sigma(w[i - 2], 17, 19, 10);
        }
        int[] primes = IntStream.iterate(2, i -> i + 1).filter(i -> isPrime(i)).limit(64).toArray();
        for (int i = 0; i < 64; i++) {
            w[i] += (int) (long) (Math.cbrt(primes[i]) % 1 * 0x1p32);
        }
        return w;
    }

    private static boolean isPrime(int number) {
        return IntStream.range(2, number).noneMatch(i -> number % i == 0);
    }

    private static int sigma(int x, int a, int b, int shift) {
        return Integer.rotateRight(x, a) ^ Integer.rotateRight(x, b) ^ x >>> shift;
    }

    private static int sum(int x, int a, int b, int c) {
        return Integer.rotateRight(x, a) ^ Integer.rotateRight(x, b) ^ Integer.rotateRight(x, c);
    }

    private static int[] round(int[] s, int word) {
        int choice = s[4] & s[5] ^ ~s[4] & s[6];
        int majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2];
        int one = s[7] + sum(s[4], 6, 11, 25) + choice + word;
        int two = sum(s[0], 2, 13, 22) + majority;
        return new int[] {one + two, s[0], s[1], s[2], s[3] + one, s[4], s[5], s[6]};
    }
}

package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import javax.crypto.SecretKey;

/// The victim: it sends records that hold a secret and, beside it, a text that others chose. Each
/// is compressed with deflate, then sealed with AES-GCM. The attacker sees how long it is.
final class SecretRecords {
    static final String HEADER = "session=";
    static final int DIGITS = 32;

    /// How a record is made.
    enum Kind {
        /// Secret and text in one compression context.
        TOGETHER,
        /// The same, with 0 to 7 random bytes added.
        PADDED,
        /// The cure: each compressed by itself.
        APART
    }

    /// Random bytes are 0 … 7.
    static final int PADDINGS = 8;

    private final SecretKey key = Aes.newKey();
    private final Kind kind;
    private final SplittableRandom random;
    private final String secret;
    private int requests;

    /// @param seed decides upon the secret
    SecretRecords(Kind kind, long seed) {
        this.kind = kind;
        this.random = new SplittableRandom(seed);
        this.secret = hexadecimal(random);
    }

    private static String hexadecimal(SplittableRandom random) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < DIGITS; i++) {
            digits.append(Character.forDigit(random.nextInt(16), 16));
        }
        return digits.toString();
    }

    String secret() {
        return secret;
    }

    int requests() {
        return requests;
    }

    /// Sends a record with this text.
    ///
    /// @return its length, which everybody sees
    int length(String text) {
        requests++;
        return Aes.gcm(key, Aes.randomBytes(Aes.GCM_NONCE_BYTES), plain(text)).length;
    }

    private byte[] plain(String text) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        String own = HEADER + secret + "\n";
        if (kind == Kind.APART) {
            plain.writeBytes(deflated(own));
            plain.writeBytes(deflated(text));
        } else {
            plain.writeBytes(deflated(own + text));
        }
        if (kind == Kind.PADDED) {
            plain.writeBytes(new byte[random.nextInt(PADDINGS)]);
        }
        return plain.toByteArray();
    }

    private static byte[] deflated(String text) {
        byte[] result = new byte[1024];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(text.getBytes(ISO_8859_1));
            deflater.finish();
            int length = deflater.deflate(result);
            if (!deflater.finished()) {
                throw new IllegalArgumentException("text must be short, was " + text.length());
            }
            return Arrays.copyOf(result, length);
        }
    }
}

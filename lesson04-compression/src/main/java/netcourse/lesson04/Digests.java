package netcourse.lesson04;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest by which both sides verify a file.
final class Digests {
    /// How many bytes it has.
    static final int BYTES = 32;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}

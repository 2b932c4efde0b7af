package netcourse.lesson04;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// What a message between [TransferClient] and [TransferServer] is: its protocol number. All but
/// [#CHUNK] are requests, and answered one by one; the answer to one that failed has an error
/// number, and the reason as its body.
public enum TransferType {
    /// The codings that the client has, as exercise 4.7 reads them; the answer has the name of the
    /// one that the server chose. Once, and first.
    HELLO(40),
    /// The name of a folder, which is made; no error if there is one already.
    FOLDER(41),
    /// A file begins: its size, 8 bytes, then its name. The answer is empty, and means "go on".
    FILE(42),
    /// The next bytes of the file, one-way: as many as fit into [#CHUNK_BYTES], or fewer.
    CHUNK(43),
    /// The file ends: its SHA-256. The answer has that of what arrived, when it is in its place.
    END(44);

    /// The longest body of a message, whether compressed or not.
    public static final int CHUNK_BYTES = 256 * 1024;

    /// The length of the digest by which both sides verify a file.
    static final int DIGEST_BYTES = 32;

    private final int number;

    TransferType(int number) {
        this.number = number;
    }

    /// As it stands in the header.
    public int number() {
        return number;
    }

    /// The type with this number.
    public static Optional<TransferType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }

    /// A new one of the digest, empty.
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}

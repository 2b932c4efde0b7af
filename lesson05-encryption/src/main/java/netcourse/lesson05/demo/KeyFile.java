package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A file with 32 secret bytes, as 64 hexadecimal digits, that only its owner may read. What is in
/// it stands in no message.
final class KeyFile {
    static final int KEY_BYTES = 32;

    private static final int MAX_FILE_BYTES = 2 * KEY_BYTES + 16;
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /// Reads the key; if there is no such file, makes one with a new key.
    static byte[] readOrMake(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            write(file, key);
            return key;
        } catch (FileAlreadyExistsException _) {
            return read(file);
        }
    }

    /// The permissions are there from the first moment on, not after a moment of others.
    private static void write(Path file, byte[] key) throws IOException {
        FileAttribute<?>[] attributes =
                isPosix(file)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                        : new FileAttribute<?>[0];
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel out = Files.newByteChannel(file, options, attributes)) {
            out.write(ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(US_ASCII)));
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Reads the key.
    ///
    /// @throws IOException if there is no such file, if others may read it, or if it is none
    static byte[] read(Path file) throws IOException {
        try {
            checkOwner(file);
            return parse(file, Files.size(file) > MAX_FILE_BYTES ? "" : Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "no key file %s: the server makes it; --key-file says where it is"
                            .formatted(file),
                    e);
        }
    }

    private static void checkOwner(Path file) throws IOException {
        if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    "key file %s must be for its owner only: chmod 600 %s".formatted(file, file));
        }
    }

    /// Without the parser's own words, which quote what they refuse.
    private static byte[] parse(Path file, String text) throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(text.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new IOException("key file %s must have 64 hexadecimal digits".formatted(file));
    }
}

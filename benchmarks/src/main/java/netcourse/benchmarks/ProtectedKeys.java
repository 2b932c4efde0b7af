package netcourse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import netcourse.channel.X25519KeyPair;

/// The server's key for one comparison, in a folder that is deleted at the end.
final class ProtectedKeys implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final Path folder = Files.createTempDirectory("netcourse-benchmark");
    private final String secret;
    private final String pin;

    ProtectedKeys() throws IOException {
        byte[] key = new byte[X25519KeyPair.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        secret = HEX.formatHex(key);
        pin = HEX.formatHex(X25519KeyPair.of(key).publicKey());
    }

    String secret() {
        return secret;
    }

    /// The public key.
    String pin() {
        return pin;
    }

    /// secure-server makes it with a key of its own if it is absent.
    Path file() throws IOException {
        Path file = folder.resolve("server.key");
        if (Files.notExists(file)) {
            Files.writeString(file, secret);
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            file.toFile().setWritable(false, false);
        }
        return file;
    }

    Path ca() {
        return folder.resolve("ca.pem");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(ca());
        Files.delete(folder);
    }
}

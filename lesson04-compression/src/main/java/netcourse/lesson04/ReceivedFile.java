package netcourse.lesson04;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file that is being received. Until it is verified it has another name; if it fails, nothing of
/// it is left. For one thread.
final class ReceivedFile implements AutoCloseable {
    private final TargetFolder folder;
    private final FileName name;
    private final long size;
    private final Path partial;
    private final WritableByteChannel out;
    private final MessageDigest digest = TransferType.newDigest();
    private final long startNanos = System.nanoTime();
    private long bytes;
    private long wireBytes;
    private IOException failure;

    /// @param size how many bytes are announced
    /// @param out writes to `partial`
    ReceivedFile(
            TargetFolder folder, FileName name, long size, Path partial, WritableByteChannel out) {
        this.folder = folder;
        this.name = name;
        this.size = size;
        this.partial = partial;
        this.out = out;
    }

    FileName name() {
        return name;
    }

    /// Takes the next bytes. After a failure they are thrown away, since the client has sent more
    /// before it can know; [#finish] throws it.
    ///
    /// @param onWire as how many bytes they came
    void add(ByteBuffer chunk, int onWire) {
        bytes += chunk.remaining();
        wireBytes += onWire;
        if (failure == null && bytes > size) {
            failure = new IOException("%d bytes were announced, more came".formatted(size));
        }
        if (failure == null) {
            write(chunk);
        }
    }

    private void write(ByteBuffer chunk) {
        digest.update(chunk.duplicate());
        try {
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Verifies the file and moves it to its place.
    ///
    /// @param expected its SHA-256, as the sender knows it
    /// @return its SHA-256
    /// @throws IOException if a write failed, or if this is not what was sent
    byte[] finish(byte[] expected) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (bytes < size) {
            throw new IOException("%d bytes were announced, %d came".formatted(size, bytes));
        }
        byte[] actual = digest.digest();
        if (!MessageDigest.isEqual(expected, actual)) {
            HexFormat hex = HexFormat.of();
            throw new IOException(
                    "SHA-256 must be %s, was %s"
                            .formatted(hex.formatHex(expected), hex.formatHex(actual)));
        }
        out.close();
        folder.publish(name, partial);
        return actual;
    }

    /// What has come so far.
    TransferCount count() {
        return new TransferCount(1, bytes, wireBytes, System.nanoTime() - startNanos);
    }

    /// Removes what is left, if the file has not moved to its place.
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}

package netcourse.lesson05.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a client sent, in a file, to be sent again by somebody who has no key.
final class Recording implements AutoCloseable {
    /// Of the file; what a client sends after that is not recorded.
    static final int MAX_BYTES = 1 << 20;

    private final OutputStream out;
    private int count;

    /// Makes the file, or empties it.
    Recording(Path file) throws IOException {
        out = Files.newOutputStream(file);
    }

    /// Adds a message or record, if it has room.
    void add(WireUnit unit) throws IOException {
        if (count + unit.bytes().length <= MAX_BYTES) {
            count += unit.bytes().length;
            out.write(unit.bytes());
        }
    }

    /// What was recorded.
    static byte[] read(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException(
                        "%s must have 0..%d bytes, had %d"
                                .formatted(file, MAX_BYTES, Files.size(file)));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("no recording " + file + ": --record makes one", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

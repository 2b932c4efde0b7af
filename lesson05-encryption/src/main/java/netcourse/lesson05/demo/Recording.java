package netcourse.lesson05.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Connecting;

/// What a client sent, in a file, and sent again by somebody who has no key.
final class Recording implements AutoCloseable {
    /// Of the file; what a client sends after that is not recorded.
    static final int MAX_BYTES = 1 << 20;

    private static final int PATIENCE_MILLIS = 10_000;

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

    /// Sends these bytes to a server again, and prints what comes back.
    static void replay(Connecting to, byte[] recording, Consumer<String> log) throws IOException {
        try (Socket socket = to.open()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            log.accept("replay: sends %d bytes to %s".formatted(recording.length, to.to()));
            // Meanwhile the answers are read: a server may wait until they are.
            Thread.ofVirtual().name("replay").start(() -> send(socket, recording, log));
            log.accept("replay: the server ended with " + readAll(socket, log));
        }
    }

    private static void send(Socket socket, byte[] recording, Consumer<String> log) {
        try {
            socket.getOutputStream().write(recording);
            socket.shutdownOutput();
        } catch (IOException e) {
            log.accept("replay: the server takes no more: " + e.getMessage());
        }
    }

    /// Returns how it ended.
    private static String readAll(Socket socket, Consumer<String> log) throws IOException {
        WireReader in = new WireReader(socket.getInputStream());
        int count = 0;
        try {
            Optional<WireUnit> unit;
            while ((unit = in.next()).isPresent()) {
                log.accept(WireText.of(WireUnit.Side.SERVER, ++count, unit.get()));
            }
            return "a FIN, after " + count;
        } catch (IOException e) {
            return e.getMessage() + ", after " + count;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

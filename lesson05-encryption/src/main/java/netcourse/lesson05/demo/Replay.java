package netcourse.lesson05.demo;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Connecting;

/// Sends a recorded client's bytes to a server again, and prints what comes back.
final class Replay {
    private static final int PATIENCE_MILLIS = 10_000;

    private Replay() {}

    static void run(Connecting to, byte[] recording, Consumer<String> log) throws IOException {
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
                log.accept(WireText.of(Side.SERVER, ++count, unit.get()));
            }
            return "a FIN, after " + count;
        } catch (IOException e) {
            return e.getMessage() + ", after " + count;
        }
    }
}

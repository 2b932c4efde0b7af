package netcourse.lesson05.demo;

import java.io.IOException;
import java.net.Socket;

/// Where one end of a connection gets its bytes from; for two threads, since a reflected record
/// comes from the other direction.
final class WireOutput {
    private final Socket socket;
    private boolean ended;

    WireOutput(Socket socket) {
        this.socket = socket;
    }

    /// Writes all of it; nothing after the end.
    synchronized void write(WireUnit unit) throws IOException {
        if (!ended) {
            socket.getOutputStream().write(unit.bytes());
        }
    }

    /// Sends the FIN, once.
    synchronized void end() throws IOException {
        if (!ended) {
            ended = true;
            socket.shutdownOutput();
        }
    }
}

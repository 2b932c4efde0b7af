package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// What a read or a write gave, in the words that a program meets it with.
final class Outcome {
    private Outcome() {}

    /// One `read` of at most 100 bytes.
    static String ofRead(Socket socket) {
        try {
            return ofRead(socket.getInputStream());
        } catch (IOException e) {
            return text(e);
        }
    }

    /// The same for a stream that was taken from its socket before.
    static String ofRead(InputStream in) {
        try {
            int n = in.read(new byte[100]);
            return n < 0 ? "-1" : n + (n == 1 ? " byte" : " bytes");
        } catch (IOException e) {
            return text(e);
        }
    }

    /// One `write` of a byte.
    static String ofWrite(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return "no error";
        } catch (IOException e) {
            return text(e);
        }
    }

    static String text(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}

package netcourse.checker.sample;

import java.io.IOException;
import java.net.Socket;

/// A contract for the checker's own tests: read a kind and a length byte, then so many bytes.
public interface PairReader {
    /// Reads one message from the socket and answers it with the same bytes.
    byte[] readAndEcho(Socket socket) throws IOException;
}

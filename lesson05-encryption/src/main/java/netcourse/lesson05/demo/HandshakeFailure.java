package netcourse.lesson05.demo;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import netcourse.common.ProtocolException;

/// What a client can say of a handshake that failed: what it saw, and what may be the reason. Which
/// one it is, only the server knows, and it does not say so to a stranger.
final class HandshakeFailure {
    private static final String LIKELY =
            ". Likely: the --pin is not the key of the server that answers; or one end has another"
                    + " --cipher, or --plain or --sealed; or the server takes no more clients; or"
                    + " somebody changed bytes on the way";

    private HandshakeFailure() {}

    static IOException explained(IOException e) {
        return new IOException("no channel: " + saw(e) + LIKELY, e);
    }

    private static String saw(IOException e) {
        return switch (e) {
            case EOFException _ -> "the server closed the connection in the handshake";
            case SocketTimeoutException _ -> e.getMessage();
            case ProtocolException _ -> "the answer was refused: " + e.getMessage();
            default -> "the connection ended in the handshake: " + e.getMessage();
        };
    }
}

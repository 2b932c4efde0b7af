package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Hex;

/// One connection of the structure client.
final class LoginSender {
    /// A server that was sent everything answers at once. This is for the first byte of its answer,
    /// and then for all of it.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Longer than any answer of ours; a server that sends more is cut.
    private static final int MOST_ANSWER_BYTES = 4096;

    private LoginSender() {}

    /// Sends the bytes, half-closes, and prints the server's answer; true if it is an `ok`.
    ///
    /// @throws IOException as the network gave it, if the server said nothing
    static boolean send(byte[] message, Slices slices, Endpoint server, PrintStream out)
            throws IOException {
        // Without TCP_NODELAY the system would put small slices together again.
        Connecting connecting = Connecting.to(server).with(StandardSocketOptions.TCP_NODELAY, true);
        try (Socket socket = connecting.open()) {
            out.print(Hex.dump(message));
            String answer = exchange(socket, message, slices, out);
            out.println("server: " + Printable.of(answer));
            return answer.startsWith("ok");
        }
    }

    private static String exchange(Socket socket, byte[] message, Slices slices, PrintStream out)
            throws IOException {
        try {
            int writes = slices.send(message, socket.getOutputStream());
            socket.shutdownOutput();
            out.printf(
                    "sent %d bytes in %d %s%n",
                    message.length, writes, writes == 1 ? "write" : "writes");
        } catch (SocketException e) {
            // It closed while we were sending. It may have said why.
            String answer = answer(socket);
            if (answer.isEmpty()) {
                throw e;
            }
            return answer;
        }
        String answer = answer(socket);
        return answer.isEmpty() ? "(closed without an answer)" : answer;
    }

    private static String answer(Socket socket) throws IOException {
        WatchedInput in = new WatchedInput(socket, PATIENCE);
        return new String(in.readNBytes(MOST_ANSWER_BYTES), UTF_8).strip();
    }
}

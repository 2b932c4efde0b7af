package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Hex;

/// One connection of the structure client: sends bytes in slices, each with a write of its own, and
/// prints the server's answer.
///
/// @param sliceBytes of a slice, 1 or more
/// @param pause between two slices; zero or more
record LoginSender(int sliceBytes, Duration pause) {
    /// A server that was sent everything answers at once. This is for the first byte of its answer,
    /// and then for all of it.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Longer than any answer of ours; a server that sends more is cut.
    private static final int MOST_ANSWER_BYTES = 4096;

    LoginSender {
        if (sliceBytes < 1) {
            throw new IllegalArgumentException("slice must be 1 byte or more, was " + sliceBytes);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must be 0 or more, was " + pause);
        }
    }

    /// Sends the bytes, half-closes, and prints the server's answer; true if it is an `ok`. Blocks
    /// for the pauses, and while the server does not read.
    ///
    /// @throws IOException as the network gave it, if the server said nothing
    boolean send(byte[] message, Endpoint server, PrintStream out) throws IOException {
        // Without TCP_NODELAY the system would put small slices together again.
        Connecting connecting = Connecting.to(server).with(StandardSocketOptions.TCP_NODELAY, true);
        try (Socket socket = connecting.open()) {
            out.print(Hex.dump(message));
            String answer = exchange(socket, message, out);
            out.println("server: " + Printable.of(answer));
            return answer.startsWith("ok");
        }
    }

    private String exchange(Socket socket, byte[] message, PrintStream out) throws IOException {
        try {
            int writes = write(message, socket.getOutputStream());
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

    /// Returns the number of writes.
    private int write(byte[] message, OutputStream out) throws IOException {
        int writes = 0;
        for (int at = 0; at < message.length; at += sliceBytes) {
            if (at > 0) {
                LockSupport.parkNanos(pause.toNanos());
            }
            out.write(message, at, Math.min(sliceBytes, message.length - at));
            writes++;
        }
        return writes;
    }

    private static String answer(Socket socket) throws IOException {
        DeadlineInput in = new DeadlineInput(socket, PATIENCE);
        return new String(in.readNBytes(MOST_ANSWER_BYTES), UTF_8).strip();
    }
}

package netcourse.lesson02;

import static netcourse.lesson02.TenSends.SENDS;
import static netcourse.lesson02.TenSends.SEND_BYTES;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The sending end of a run, and how it sends.
///
/// @param pause between two sends; zero or more
/// @param acknowledged whether it waits for the receiver after each send
public record RunSender(Duration pause, boolean acknowledged) {
    public RunSender {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must be 0 or more, was " + pause);
        }
    }

    /// No pause, no waiting: as the article's client.
    public static RunSender defaults() {
        return new RunSender(Duration.ZERO, false);
    }

    /// The same with another pause.
    public RunSender withPause(Duration newPause) {
        return new RunSender(newPause, acknowledged);
    }

    /// The same with or without acknowledgments.
    public RunSender withAcknowledged(boolean newAcknowledged) {
        return new RunSender(pause, newAcknowledged);
    }

    /// Sends the ten and half-closes; does not wait for the receiver to have read them.
    ///
    /// The byte at index i of the run is i modulo 251. The socket's time-out bounds the wait for an
    /// acknowledgment.
    public void send(Socket socket) throws IOException {
        byte[] run = TenSends.run();
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < SENDS; i++) {
            out.write(run, i * SEND_BYTES, SEND_BYTES);
            if (acknowledged) {
                awaitAcknowledgment(socket.getInputStream(), i + 1);
            }
            pause(pause);
        }
        socket.shutdownOutput();
    }

    /// Waits until the receiver has closed, skipping acknowledgments nobody waited for.
    public static void awaitClose(Socket socket) throws IOException {
        byte[] rest = new byte[SENDS + 1];
        int length = socket.getInputStream().readNBytes(rest, 0, rest.length);
        if (length > SENDS) {
            throw new ProtocolException(
                    "expected at most %d acknowledgments, got more".formatted(SENDS));
        }
    }

    private static void awaitAcknowledgment(InputStream in, int send) throws IOException {
        int answer;
        try {
            answer = in.read();
        } catch (SocketTimeoutException e) {
            SocketTimeoutException late =
                    new SocketTimeoutException("no acknowledgment of send " + send);
            late.initCause(e);
            throw late;
        }
        if (answer < 0) {
            throw new EOFException("expected an acknowledgment of send " + send + ", it closed");
        }
    }

    private static void pause(Duration pause) {
        long deadline = System.nanoTime() + pause.toNanos();
        long left = pause.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = deadline - System.nanoTime();
        }
    }
}

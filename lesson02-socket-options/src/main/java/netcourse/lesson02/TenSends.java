package netcourse.lesson02;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The experiment of the ten sends: ten times 500 bytes are sent, and arrive in how many reads?
///
/// A run is one connection. The sender half-closes after the last send, the receiver closes when it
/// has all, so that one run cannot disturb the next. With acknowledgments the receiver answers each
/// 500 bytes with one byte, and the sender waits for it before the next send.
public final class TenSends {
    /// How many sends are one run.
    public static final int SENDS = 10;

    /// The length of each.
    public static final int SEND_BYTES = 500;

    /// What must arrive, in however many reads.
    public static final int TOTAL_BYTES = SENDS * SEND_BYTES;

    private static final int ACKNOWLEDGMENT = 6;

    private TenSends() {}

    /// The byte at index i is i modulo 251, a prime, so that no send is like another.
    private static byte[] run() {
        byte[] run = new byte[TOTAL_BYTES];
        for (int i = 0; i < run.length; i++) {
            run[i] = (byte) (i % 251);
        }
        return run;
    }

    /// The sending end of a run, and how it sends.
    ///
    /// @param pause between two sends; zero or more
    /// @param acknowledged whether it waits for the receiver after each send
    public record Sender(Duration pause, boolean acknowledged) {
        public Sender {
            if (pause.isNegative()) {
                throw new IllegalArgumentException("pause must be 0 or more, was " + pause);
            }
        }

        /// Sends the ten and half-closes; does not wait for the receiver to have read them. The
        /// socket's time-out bounds the wait for an acknowledgment.
        public void send(Socket socket) throws IOException {
            byte[] run = run();
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < SENDS; i++) {
                out.write(run, i * SEND_BYTES, SEND_BYTES);
                if (acknowledged) {
                    awaitAcknowledgment(socket.getInputStream(), i + 1);
                }
                rest();
            }
            socket.shutdownOutput();
        }

        private static void awaitAcknowledgment(InputStream in, int send) throws IOException {
            try {
                if (in.read() < 0) {
                    throw new EOFException(
                            "expected an acknowledgment of send " + send + ", it closed");
                }
            } catch (SocketTimeoutException e) {
                SocketTimeoutException late =
                        new SocketTimeoutException("no acknowledgment of send " + send);
                late.initCause(e);
                throw late;
            }
        }

        private void rest() {
            long deadline = System.nanoTime() + pause.toNanos();
            long left = pause.toNanos();
            while (left > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(left);
                left = deadline - System.nanoTime();
            }
        }

        /// Waits until the receiver has closed, skipping acknowledgments nobody waited for.
        public static void awaitClose(Socket socket) throws IOException {
            int length = socket.getInputStream().readNBytes(SENDS + 1).length;
            if (length > SENDS) {
                throw new ProtocolException(
                        "expected at most %d acknowledgments, got more".formatted(SENDS));
            }
        }
    }

    /// The receiving end of a run, and how it reads.
    ///
    /// @param readBufferBytes the most that one read can give
    /// @param late whether it begins only when all bytes are in the socket's receive buffer
    /// @param acknowledged whether it answers each 500 bytes with one byte
    public record Receiver(int readBufferBytes, boolean late, boolean acknowledged) {
        /// More than any plausible answer needs.
        private static final int MAX_READ_BUFFER_BYTES = 1 << 20;

        /// How long a late reader waits for a whole run; a receive buffer that is too small for one
        /// is never seen full of it.
        private static final Duration LATE_PATIENCE = Duration.ofSeconds(1);

        private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

        public Receiver {
            if (readBufferBytes < 1 || readBufferBytes > MAX_READ_BUFFER_BYTES) {
                throw new IllegalArgumentException(
                        "read buffer must be 1..%d bytes, was %d"
                                .formatted(MAX_READ_BUFFER_BYTES, readBufferBytes));
            }
            if (late && acknowledged) {
                throw new IllegalArgumentException(
                        "a sender that waits for acknowledgments never sends all to a late reader");
            }
        }

        /// Receives one run, and returns the sizes of its reads in order of arrival; their sum is
        /// [#TOTAL_BYTES].
        ///
        /// The socket's time-out bounds each wait, and there are at most as many as bytes.
        ///
        /// @throws EOFException if the connection ends early; says how many bytes came
        /// @throws ProtocolException if there are more bytes, or others than a [Sender] sends
        public List<Integer> receive(Socket socket) throws IOException {
            if (late) {
                awaitAllArrived(socket);
            }
            byte[] run = new byte[TOTAL_BYTES + readBufferBytes];
            List<Integer> sizes = new ArrayList<>();
            int total = 0;
            while (total < TOTAL_BYTES) {
                int length = socket.getInputStream().read(run, total, readBufferBytes);
                if (length < 0) {
                    throw new EOFException(
                            "a run has %d bytes, the connection ended after %d"
                                    .formatted(TOTAL_BYTES, total));
                }
                sizes.add(length);
                total += length;
                if (acknowledged) {
                    acknowledge(socket.getOutputStream(), total - length, total);
                }
            }
            check(run, total);
            return sizes;
        }

        private static void check(byte[] run, int total) throws ProtocolException {
            if (total > TOTAL_BYTES) {
                throw new ProtocolException(
                        "a run has %d bytes, got %d".formatted(TOTAL_BYTES, total));
            }
            byte[] expected = run();
            int index = Arrays.mismatch(run, 0, TOTAL_BYTES, expected, 0, TOTAL_BYTES);
            if (index >= 0) {
                throw new ProtocolException(
                        "expected byte %d at index %d of the run, was %d"
                                .formatted(expected[index], index, run[index]));
            }
        }

        private static void acknowledge(OutputStream out, int before, int after)
                throws IOException {
            for (int i = before / SEND_BYTES; i < after / SEND_BYTES; i++) {
                out.write(ACKNOWLEDGMENT);
            }
        }

        /// Looks at what has arrived without reading it.
        private static void awaitAllArrived(Socket socket) throws IOException {
            long deadline = System.nanoTime() + LATE_PATIENCE.toNanos();
            while (socket.getInputStream().available() < TOTAL_BYTES
                    && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}

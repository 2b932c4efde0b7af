package netcourse.lesson02;

import static netcourse.lesson02.TenSends.SEND_BYTES;
import static netcourse.lesson02.TenSends.TOTAL_BYTES;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The receiving end of a run, and how it reads.
///
/// @param readBufferBytes the most that one read can give
/// @param late whether it begins only when all bytes are in the socket's receive buffer
/// @param acknowledged whether it answers each 500 bytes with one byte
public record RunReceiver(int readBufferBytes, boolean late, boolean acknowledged) {
    private static final int ACKNOWLEDGMENT = 6;

    /// How long a late reader waits for a whole run; a receive buffer that is too small for one is
    /// never seen full of it.
    private static final Duration LATE_PATIENCE = Duration.ofSeconds(1);

    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    /// The largest read buffer: as much as the largest plausible answer needs, and no more.
    public static final int MAX_READ_BUFFER_BYTES = 1 << 20;

    public RunReceiver {
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

    /// A read buffer larger than a run, read at once: the number of reads is then not the buffer's
    /// doing.
    public static RunReceiver defaults() {
        return new RunReceiver(64 * 1024, false, false);
    }

    /// The same with another read buffer.
    public RunReceiver withReadBufferBytes(int newReadBufferBytes) {
        return new RunReceiver(newReadBufferBytes, late, acknowledged);
    }

    /// The same, late or at once.
    public RunReceiver withLate(boolean newLate) {
        return new RunReceiver(readBufferBytes, newLate, acknowledged);
    }

    /// The same with or without acknowledgments.
    public RunReceiver withAcknowledged(boolean newAcknowledged) {
        return new RunReceiver(readBufferBytes, late, newAcknowledged);
    }

    /// Receives one run.
    ///
    /// The socket's time-out bounds each wait, and there are at most as many as bytes.
    ///
    /// @throws EOFException if the connection ends early; says how many bytes came
    /// @throws ProtocolException if there are more bytes, or others than [RunSender#send] sends
    public RunArrival receive(Socket socket) throws IOException {
        if (late) {
            awaitAllArrived(socket);
        }
        byte[] run = new byte[TOTAL_BYTES];
        byte[] buffer = new byte[readBufferBytes];
        List<Integer> sizes = new ArrayList<>();
        int total = 0;
        while (total < TOTAL_BYTES) {
            int length = socket.getInputStream().read(buffer);
            if (length < 0) {
                throw new EOFException(
                        "a run has %d bytes, the connection ended after %d"
                                .formatted(TOTAL_BYTES, total));
            }
            checkRoom(total, length);
            System.arraycopy(buffer, 0, run, total, length);
            if (acknowledged) {
                acknowledge(socket.getOutputStream(), total, length);
            }
            sizes.add(length);
            total += length;
        }
        checkContent(run);
        return new RunArrival(sizes);
    }

    private static void checkRoom(int total, int length) throws ProtocolException {
        if (total + length > TOTAL_BYTES) {
            throw new ProtocolException(
                    "a run has %d bytes, got %d".formatted(TOTAL_BYTES, total + length));
        }
    }

    private static void checkContent(byte[] run) throws ProtocolException {
        int index = Arrays.mismatch(run, TenSends.run());
        if (index >= 0) {
            throw new ProtocolException(
                    "expected byte %d at index %d of the run, was %d"
                            .formatted(TenSends.run()[index], index, run[index]));
        }
    }

    private static void acknowledge(OutputStream out, int before, int length) throws IOException {
        int due = (before + length) / SEND_BYTES - before / SEND_BYTES;
        for (int i = 0; i < due; i++) {
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

package netcourse.lesson02;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// How long a request took that was written in two halves, so that Nagle's algorithm meets the
/// peer's delayed acknowledgment.
///
/// The sender holds the second half back while the first is not acknowledged (RFC 9293, section
/// 3.7.4); the receiver, who waits for the second half before it answers, delays that
/// acknowledgment in the hope of an answer to put it on (section 3.8.6.3).
///
/// @param noDelay what TCP_NODELAY was
/// @param rounds how many requests were answered
/// @param shortest the fastest of them
/// @param median the middle one
/// @param longest the slowest
public record RoundTrips(
        boolean noDelay, int rounds, Duration shortest, Duration median, Duration longest) {

    /// Sends the request `rounds` times, each in two halves, each after the answer to the one
    /// before.
    ///
    /// The socket's own time-out bounds every wait.
    ///
    /// @param request at least two bytes; the answer has as many
    /// @throws EOFException if the peer ends the connection before the last answer
    public static RoundTrips measure(Socket socket, boolean noDelay, int rounds, byte[] request)
            throws IOException {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be 1 or more, was " + rounds);
        }
        socket.setTcpNoDelay(noDelay);
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            exchangeInHalves(socket, request);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new RoundTrips(
                noDelay,
                rounds,
                Duration.ofNanos(nanos[0]),
                Duration.ofNanos(nanos[rounds / 2]),
                Duration.ofNanos(nanos[rounds - 1]));
    }

    private static void exchangeInHalves(Socket socket, byte[] request) throws IOException {
        OutputStream out = socket.getOutputStream();
        int half = request.length / 2;
        out.write(request, 0, half);
        out.write(request, half, request.length - half);
        readAnswer(socket.getInputStream(), request.length);
    }

    /// Reads an answer of a known length.
    ///
    /// @throws EOFException if the stream ends before it; says how many bytes came
    public static byte[] readAnswer(InputStream in, int lengthBytes) throws IOException {
        byte[] answer = in.readNBytes(lengthBytes);
        if (answer.length < lengthBytes) {
            throw new EOFException(
                    "expected an answer of %d bytes, the connection ended after %d"
                            .formatted(lengthBytes, answer.length));
        }
        return answer;
    }

    @Override
    public String toString() {
        return "TCP_NODELAY %-5s  %d round trips: shortest %s, median %s, longest %s"
                .formatted(noDelay, rounds, millis(shortest), millis(median), millis(longest));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
    }
}

package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson02.DeadlineReader;

@Mistake(
        id = "time-out-per-read",
        does = "sets the time-out once, for every read",
        sees =
                "SO_TIMEOUT limits one read. A sender that is always just in time gets it anew with every byte, and the message takes as long as the sender likes.",
        caughtBy = "givesUpOnSenderThatIsAlwaysJustInTime")
public class TimeOutPerRead implements DeadlineReader {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout((int) limit.toMillis());
        byte[] bytes = new byte[count];
        int filled = 0;
        try {
            while (filled < count) {
                int got = socket.getInputStream().read(bytes, filled, count - filled);
                if (got < 0) {
                    throw new EOFException(filled + " of " + count);
                }
                filled += got;
            }
            return bytes;
        } catch (SocketTimeoutException e) {
            throw new SocketTimeoutException(filled + " of " + count);
        } finally {
            socket.setSoTimeout(before);
        }
    }
}

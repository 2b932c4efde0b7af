package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;

@Mistake(
        id = "refuses-complete-message",
        does = "looks at the clock once more when all the bytes are there",
        sees =
                "A complete message is thrown away because its last byte came at the last moment. The limit ends the waiting; it makes no message untrue.",
        caughtBy = "returnsMessageWhoseLastByteComesAtTheLimit")
public class RefusesCompleteMessage extends DeadlineLoop {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        long start = nanoTime.getAsLong();
        byte[] bytes = super.read(socket, count, limit, nanoTime);
        if (nanoTime.getAsLong() - start >= limit.toNanos()) {
            throw new SocketTimeoutException(count + " of " + count);
        }
        return bytes;
    }
}

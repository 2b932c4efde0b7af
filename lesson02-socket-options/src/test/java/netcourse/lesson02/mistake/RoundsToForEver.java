package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;

@Mistake(
        id = "rounds-to-for-ever",
        does = "rounds the time that is left down to milliseconds",
        sees =
                "Less than a millisecond becomes 0, and to setSoTimeout 0 means no time-out at all: the read may never end. Round up.",
        caughtBy = "neverWaitsForEver")
public class RoundsToForEver extends DeadlineLoop {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        return super.read(socket, count, limit, nanoTime);
    }

    @Override
    int millis(long leftNanos) {
        return (int) (leftNanos / 1_000_000);
    }
}

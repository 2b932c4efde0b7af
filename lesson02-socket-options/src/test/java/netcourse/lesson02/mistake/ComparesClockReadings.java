package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;

@Mistake(
        id = "compares-clock-readings",
        does = "compares the clock with a deadline, and not a difference with the limit",
        sees =
                "nanoTime may start anywhere and overflow: start plus limit may then be a negative number, and every moment seems to be behind it. Subtract, and compare the difference.",
        caughtBy = "measuresDifferencesOfTheClock")
public class ComparesClockReadings extends DeadlineLoop {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        return super.read(socket, count, limit, nanoTime);
    }

    @Override
    boolean isOver(long start, long now, long limitNanos) {
        return now >= start + limitNanos;
    }
}

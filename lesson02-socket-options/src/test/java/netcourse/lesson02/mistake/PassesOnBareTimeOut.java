package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;

@Mistake(
        id = "bare-time-out",
        does = "passes on the time-out of the read as it came",
        sees =
                "\"Read timed out\" does not say what was missing: nothing at all, or the last byte. Catch it, and name both numbers.",
        caughtBy = "saysHowFarItCameWhenTheLimitIsOver")
public class PassesOnBareTimeOut extends DeadlineLoop {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        return super.read(socket, count, limit, nanoTime);
    }

    @Override
    SocketTimeoutException tell(SocketTimeoutException ofRead, String numbers) {
        return ofRead;
    }
}

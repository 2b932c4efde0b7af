package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;

@Mistake(
        id = "reads-own-clock",
        does = "asks System.nanoTime() and not the clock that it was given",
        sees =
                "The code works, but nobody can test it without waiting: take the time from the clock that is handed in.",
        caughtBy = "givesUpOnSenderThatIsAlwaysJustInTime")
public class ReadsOwnClock extends DeadlineLoop {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        return super.read(socket, count, limit, System::nanoTime);
    }
}

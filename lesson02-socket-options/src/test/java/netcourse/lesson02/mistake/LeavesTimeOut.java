package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;

@Mistake(
        id = "leaves-time-out",
        does = "does not set the time-out back",
        sees =
                "Whoever reads from this socket next gets what was left of your time, perhaps one millisecond. Set SO_TIMEOUT back in a finally.",
        caughtBy = "leavesTimeOutAsItWas")
public class LeavesTimeOut extends DeadlineLoop {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        return super.read(socket, count, limit, nanoTime);
    }

    @Override
    void setBack(Socket socket, int before) {}
}

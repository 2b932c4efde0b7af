package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.Connector;
import netcourse.lesson02.ErrorNumber;

@Mistake(
        id = "truncates-limit",
        does = "cuts the limit to whole milliseconds",
        sees =
                "What is left of the time may be less than a millisecond. Cut to 0 it means: no limit, wait until the system gives up.",
        caughtBy = "takesShortLimitForLimit",
        verdict = Verdict.STUCK)
public class TruncatesLimit implements Connector {
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        try {
            socket.connect(address, (int) limit.toMillis());
            return 0;
        } catch (IOException e) {
            socket.close();
            boolean late = e instanceof SocketTimeoutException;
            return (late ? ErrorNumber.ETIMEDOUT : ErrorNumber.ECONNREFUSED).number();
        }
    }
}

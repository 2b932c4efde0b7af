package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson02.Connector;
import netcourse.lesson02.ErrorNumber;

@Mistake(
        id = "limits-reads-instead",
        does = "sets SO_TIMEOUT to limit the connect",
        sees =
                "setSoTimeout limits reads. The connect takes as long as it takes, and later a read that is only slow throws.",
        caughtBy = "givesZeroAndConnectedSocket")
public class LimitsReadsInstead implements Connector {
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        try {
            socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
            socket.connect(address);
            return 0;
        } catch (IOException e) {
            socket.close();
            return ErrorNumber.ECONNREFUSED.number();
        }
    }
}

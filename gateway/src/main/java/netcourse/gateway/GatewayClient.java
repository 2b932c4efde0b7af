package netcourse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import netcourse.gateway.Gateway.DisconnectReason;

/// One client of a gateway, from accept to close. How it is served differs from mode to mode; how
/// it ends is the same in all of them, in two steps: [#sayFarewell] sends it the reason and the end
/// of the stream, and if it is still there [#FAREWELL_NANOS] later, [#cut] closes its connection.
abstract class GatewayClient {
    /// Time for the reason to arrive and for the client's answer, its FIN.
    static final long FAREWELL_NANOS = 500_000_000L;

    /// After the reason, so many bytes are thrown away: enough for a message that is a little too
    /// long, and no more than that for a client that never stops.
    private static final int MOST_DISCARDED_BYTES = 1 << 20;

    final InetSocketAddress remote;
    final LineWatch watch;
    private final GatewayLog log;
    private DisconnectReason reason;
    private long cutAt;
    private int discarded;

    GatewayClient(InetSocketAddress remote, LineWatch watch, GatewayLog log) {
        this.remote = remote;
        this.watch = watch;
        this.log = log;
    }

    /// Stops reading from the client, and sends it the reason where that is possible without
    /// waiting. Called once at most, and by the thread that [#end] returned true to.
    abstract void sayFarewell();

    /// Closes the connection whatever the client does.
    abstract void cut();

    /// Ends the client for this reason, unless it has one already.
    ///
    /// @return whether it was the first
    synchronized boolean end(DisconnectReason why, long now) {
        if (reason != null) {
            return false;
        }
        reason = why;
        cutAt = now + FAREWELL_NANOS;
        log.ended(this, why);
        return true;
    }

    /// Why it ended; null while it is served.
    synchronized DisconnectReason reason() {
        return reason;
    }

    /// Looks at the deadlines; called again and again.
    public void check(long now) {
        DisconnectReason due = watch.due(now);
        if (due != null && end(due, now)) {
            sayFarewell();
        } else if (isOverdue(now)) {
            cut();
        }
    }

    private synchronized boolean isOverdue(long now) {
        return reason != null && now - cutAt >= 0;
    }

    /// Counts what a client still sends that has had the reason: closing with unread bytes would
    /// send a RST, which may overtake the reason.
    ///
    /// @return whether it may go on sending
    boolean discard(int bytes) {
        discarded += bytes;
        return discarded <= MOST_DISCARDED_BYTES;
    }

    /// The line that tells the client why; after a part of a message it starts a line of its own.
    byte[] farewell() {
        byte[] line = log.settings().farewell(reason());
        return watch.isUnderWay() ? ("\n" + new String(line, UTF_8)).getBytes(UTF_8) : line;
    }
}

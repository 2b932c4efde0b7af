package netcourse.gateway;

import java.nio.ByteBuffer;
import netcourse.gateway.Gateway.DisconnectReason;
import netcourse.gateway.Gateway.Settings;

/// Watches the bytes of one client: how long it has shown no sign of life, how long the message
/// that is under way has taken so far, and how long that message is. It keeps none of the bytes.
///
/// One thread feeds it; [#due(long)] may be asked by another. The times are nanoseconds of any one
/// clock.
final class LineWatch {
    /// An echo that takes so long has waited for the client.
    private static final long WAITED_NANOS = 1_000_000_000L;

    private final Settings settings;
    private volatile long lastSign;
    private volatile boolean underWay;
    private volatile long firstByte;
    private volatile boolean owed;
    private long owedSince;
    private int length;
    private long total;

    LineWatch(Settings settings, long now) {
        this.settings = settings;
        this.lastSign = now;
    }

    /// Takes note of the first `count` bytes of a buffer, whose position and limit stay as they
    /// are.
    ///
    /// @return false if a message is longer than allowed
    boolean received(ByteBuffer bytes, int count, long now) {
        lastSign = now;
        owedSince = now;
        owed = true;
        total += count;
        int start = 0;
        // Looks for the end of a message backwards from the longest that it may be: where messages
        // are long, most of their bytes are never looked at.
        for (int most = longest(start); most < count; most = longest(start)) {
            int end = lastNewline(bytes, start, most);
            if (end < 0) {
                return false;
            }
            start = end + 1;
            length = 0;
        }
        int end = lastNewline(bytes, start, count);
        if (end >= 0) {
            start = end + 1;
            length = 0;
        }
        if (length == 0) {
            firstByte = now;
        }
        length += count - start;
        underWay = length > 0;
        return true;
    }

    /// Where a message that starts here, or before this read, must have ended.
    private int longest(int start) {
        return (int)
                Math.min(start + (long) settings.maxMessageBytes() - length, Integer.MAX_VALUE);
    }

    /// The last line end in a range, -1 if there is none.
    private static int lastNewline(ByteBuffer bytes, int from, int to) {
        int i = to - 1;
        while (i >= from && bytes.get(i) != '\n') {
            i--;
        }
        return i >= from ? i : -1;
    }

    /// The client has taken bytes that were owed to it.
    void sent(long now) {
        lastSign = now;
    }

    /// The client has taken all that it had sent. If it took its time, nothing more was read of it
    /// meanwhile: that does not count for the message that is under way.
    void echoed(long now) {
        sent(now);
        if (now - owedSince >= WAITED_NANOS) {
            firstByte += now - owedSince;
        }
        owed = false;
    }

    /// The deadline that has passed, or null.
    DisconnectReason due(long now) {
        if (underWay && !owed && now - firstByte >= settings.messageDeadline().toNanos()) {
            return DisconnectReason.SLOW;
        }
        return now - lastSign >= settings.idle().toNanos() ? DisconnectReason.IDLE : null;
    }

    /// Whether a message is under way.
    boolean isUnderWay() {
        return underWay;
    }

    /// All bytes so far.
    long total() {
        return total;
    }
}

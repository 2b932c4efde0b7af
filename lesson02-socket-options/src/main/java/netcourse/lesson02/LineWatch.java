package netcourse.lesson02;

import java.nio.ByteBuffer;
import netcourse.lesson02.Gateway.DisconnectReason;

/// Watches the bytes of one client: how long it has been silent, how long the message that is under
/// way has taken so far, and how long that message is. It keeps none of the bytes.
///
/// One thread feeds it; [#due(long)] may be asked by another. The times are nanoseconds of any one
/// clock.
final class LineWatch {
    private final Gateway.Settings settings;
    private volatile long lastByte;
    private volatile boolean underWay;
    private volatile long firstByte;
    private int length;
    private long total;

    LineWatch(Gateway.Settings settings, long now) {
        this.settings = settings;
        this.lastByte = now;
    }

    /// Takes note of the first `count` bytes of a buffer, whose position and limit stay as they
    /// are.
    ///
    /// @return false if a message is longer than allowed
    boolean received(ByteBuffer bytes, int count, long now) {
        lastByte = now;
        total += count;
        // Backwards, since the last byte of a read most often ends a message.
        int last = lastNewline(bytes, count);
        if (length + (long) count > settings.maxMessageBytes() && anyTooLong(bytes, count, last)) {
            return false;
        }
        int rest = count - 1 - last;
        if (rest == 0) {
            length = 0;
            underWay = false;
            return true;
        }
        if (last >= 0 || length == 0) {
            firstByte = now;
        }
        length = last >= 0 ? rest : length + rest;
        underWay = true;
        return true;
    }

    private static int lastNewline(ByteBuffer bytes, int count) {
        int i = count - 1;
        while (i >= 0 && bytes.get(i) != '\n') {
            i--;
        }
        return i;
    }

    private boolean anyTooLong(ByteBuffer bytes, int count, int last) {
        long run = length;
        for (int i = 0; i <= last; i++) {
            run++;
            if (run > settings.maxMessageBytes()) {
                return true;
            }
            if (bytes.get(i) == '\n') {
                run = 0;
            }
        }
        return run + (count - 1 - last) > settings.maxMessageBytes();
    }

    /// The client has taken bytes that were owed to it.
    void sent(long now) {
        lastByte = now;
    }

    /// The deadline that has passed, or null.
    DisconnectReason due(long now) {
        if (underWay && now - firstByte >= settings.messageDeadline().toNanos()) {
            return DisconnectReason.SLOW;
        }
        return now - lastByte >= settings.idle().toNanos() ? DisconnectReason.IDLE : null;
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

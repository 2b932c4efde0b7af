package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import netcourse.common.FilterTransport;
import netcourse.common.MessageLimits;
import netcourse.common.Transport;

/// A transport whose bytes come through a [NastyNetwork].
final class NastyTransport extends FilterTransport {
    private static final int HELD_BYTES = 64 * 1024;
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final NastyNetwork network;
    private final SplittableRandom random;
    private final ByteBuffer held = ByteBuffer.allocate(HELD_BYTES).flip();
    private Duration timeout = MessageLimits.FOREVER;

    NastyTransport(Transport below, NastyNetwork network) {
        super(below);
        this.network = network;
        this.random = network.random();
    }

    @Override
    public void readTimeout(Duration limit) throws IOException {
        timeout = limit;
        below.readTimeout(limit);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!held.hasRemaining() && !receive()) {
            return -1;
        }
        pause(network.delay(random));
        int count = network.slice(Math.min(held.remaining(), into.remaining()), random);
        into.put(held.slice(held.position(), count));
        held.position(held.position() + count);
        return count;
    }

    /// False at the end of the stream.
    private boolean receive() throws IOException {
        held.clear();
        try {
            boolean more = below.read(held) > 0;
            if (more && !network.coalesce().isZero()) {
                pause(network.coalesce());
                addWhatIsThere();
            }
            return more;
        } finally {
            held.flip();
        }
    }

    private void addWhatIsThere() throws IOException {
        below.readTimeout(AT_ONCE);
        try {
            while (held.hasRemaining() && below.read(held) > 0) {}
        } catch (SocketTimeoutException e) {
            // Nothing more is there.
        } finally {
            below.readTimeout(timeout);
        }
    }

    private static void pause(Duration duration) throws IOException {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while bytes were delayed");
        }
    }
}

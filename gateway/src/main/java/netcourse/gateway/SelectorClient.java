package netcourse.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import netcourse.gateway.Gateway.DisconnectReason;

/// A client of a [SelectorGateway]. All its methods are called by the selector's thread.
///
/// What one read brings is written back at once, from the buffer that all clients share. Only what
/// the client does not take is kept, in a buffer of its own, and until that is empty nothing more
/// is read: so a client costs one buffer at most, and only while it does not read.
final class SelectorClient extends GatewayClient implements SelectorGateway.Attachment {
    /// The buffer that all clients share, and a bound for what is kept of all of them together.
    static final class SharedBuffer {
        /// Large, so that a client that sends much is served with few calls of the system.
        private static final int MOST_READ_BYTES = 256 * 1024;

        /// What one read may bring while much is owed, and so, beyond the bound, the most that each
        /// client can add.
        private static final int LEAST_READ_BYTES = 16 * 1024;

        private static final int MUCH_OWED_BYTES = 16 * 1024 * 1024;

        private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_READ_BYTES);
        private int owedBytes;

        private ByteBuffer forRead() {
            boolean muchOwed = owedBytes > MUCH_OWED_BYTES;
            return buffer.clear().limit(muchOwed ? LEAST_READ_BYTES : MOST_READ_BYTES);
        }

        private ByteBuffer keepRest() {
            owedBytes += buffer.remaining();
            return ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        }

        private void release(ByteBuffer kept) {
            owedBytes -= kept.capacity();
        }
    }

    private final SelectionKey key;
    private final SharedBuffer shared;
    private ByteBuffer owed;

    SelectorClient(
            SelectionKey key,
            InetSocketAddress remote,
            LineWatch watch,
            GatewayLog log,
            SharedBuffer shared) {
        super(remote, watch, log);
        this.key = key;
        this.shared = shared;
    }

    private SocketChannel channel() {
        return (SocketChannel) key.channel();
    }

    @Override
    public void ready(long now) {
        try {
            if (owed != null) {
                writeOwed(now);
            } else {
                read(now);
            }
        } catch (IOException e) {
            end(DisconnectReason.RESET, now);
            cut();
        }
    }

    private void read(long now) throws IOException {
        ByteBuffer buffer = shared.forRead();
        int count = channel().read(buffer);
        if (count < 0) {
            end(DisconnectReason.LEFT, now);
            cut();
        } else if (reason() == null) {
            echo(buffer, count, now);
        } else if (!discard(count)) {
            cut();
        }
    }

    private void echo(ByteBuffer buffer, int count, long now) throws IOException {
        if (!watch.received(buffer, count, now)) {
            end(DisconnectReason.TOO_LONG, now);
            sayFarewell();
            return;
        }
        channel().write(buffer.flip());
        if (buffer.hasRemaining()) {
            owed = shared.keepRest();
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            watch.echoed(now);
        }
    }

    private void writeOwed(long now) throws IOException {
        if (channel().write(owed) > 0) {
            watch.sent(now);
        }
        if (!owed.hasRemaining()) {
            dropOwed();
            watch.echoed(now);
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void dropOwed() {
        if (owed != null) {
            shared.release(owed);
            owed = null;
        }
    }

    /// A client to which bytes are owed does not read; it is cut, for it would not see the reason.
    @Override
    void sayFarewell() {
        if (owed != null) {
            cut();
            return;
        }
        try {
            channel().write(ByteBuffer.wrap(farewell()));
            channel().shutdownOutput();
        } catch (IOException e) {
            cut();
        }
    }

    @Override
    void cut() {
        dropOwed();
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package netcourse.lesson02;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import netcourse.lesson02.Gateway.DisconnectReason;

/// A client of a [SelectorGateway]. All its methods are called by the selector's thread.
///
/// What one read brings is written back at once, from the buffer that all clients share. Only what
/// the client does not take is kept, in a buffer of its own, and until that is empty nothing more
/// is read: so a client costs one buffer at most, and only while it does not read.
final class SelectorClient extends GatewayClient implements SelectorGateway.Attachment {
    private final SelectionKey key;
    private ByteBuffer owed;

    SelectorClient(SelectionKey key, InetSocketAddress remote, LineWatch watch, GatewayLog log) {
        super(remote, watch, log);
        this.key = key;
    }

    private SocketChannel channel() {
        return (SocketChannel) key.channel();
    }

    @Override
    public void ready(ByteBuffer buffer, long now) {
        try {
            if (owed != null) {
                writeOwed(now);
            } else {
                read(buffer, now);
            }
        } catch (IOException e) {
            end(DisconnectReason.RESET, now);
            cut();
        }
    }

    private void read(ByteBuffer buffer, long now) throws IOException {
        buffer.clear();
        int count = channel().read(buffer);
        if (count < 0) {
            end(DisconnectReason.LEFT, now);
            cut();
        } else if (reason() == null) {
            echo(buffer, count, now);
        }
        // Otherwise thrown away: closing with unread bytes would send a RST, which may overtake
        // the farewell.
    }

    private void echo(ByteBuffer buffer, int count, long now) throws IOException {
        if (!watch.received(buffer, count, now)) {
            end(DisconnectReason.TOO_LONG, now);
            sayFarewell();
            return;
        }
        buffer.flip();
        channel().write(buffer);
        if (buffer.hasRemaining()) {
            owed = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    private void writeOwed(long now) throws IOException {
        if (channel().write(owed) > 0) {
            watch.sent(now);
        }
        if (!owed.hasRemaining()) {
            owed = null;
            key.interestOps(SelectionKey.OP_READ);
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
        owed = null;
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package netcourse.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import netcourse.common.BufferPool;
import netcourse.common.Turn;
import netcourse.gateway.Gateway.DisconnectReason;

/// A client that is served by a thread of its own.
final class ThreadClient extends GatewayClient {
    /// What a thread holds while it waits: with thousands of silent clients this counts more than
    /// the thread itself. A little more than 1 KiB, so that a message of 1 KiB does not fill it and
    /// cost a look at what else is there.
    private static final int WAITING_BYTES = 1024 + 128;

    private final SocketChannel channel;
    private final LongSupplier clock;
    private final Turn turn = new Turn();

    ThreadClient(
            SocketChannel channel,
            InetSocketAddress remote,
            LineWatch watch,
            GatewayLog log,
            LongSupplier clock) {
        super(remote, watch, log);
        this.channel = channel;
        this.clock = clock;
    }

    /// Echoes until either side has had enough. Blocks; the caller closes the channel.
    void serve() throws IOException {
        DisconnectReason reason = DisconnectReason.RESET;
        try {
            reason = echo();
        } catch (IOException e) {
            // The peer's RST; or the watch has cut the connection, and said why.
        } finally {
            end(reason, clock.getAsLong());
        }
        if (reason().isOurs() && channel.isOpen()) {
            leave();
        }
    }

    private DisconnectReason echo() throws IOException {
        ByteBuffer own = ByteBuffer.allocate(WAITING_BYTES);
        InputStream in = channel.socket().getInputStream();
        while (true) {
            int count = channel.read(own.clear());
            turn.go();
            if (count < 0) {
                return DisconnectReason.LEFT;
            }
            if (!echo(own, count)) {
                return DisconnectReason.TOO_LONG;
            }
            // The others first: by our next turn the client's next bytes have mostly come. A read
            // that finds bytes costs a virtual thread half the system calls of one that must park.
            turn.pass();
            if (count == WAITING_BYTES && !echoWhatFlows(in)) {
                return DisconnectReason.TOO_LONG;
            }
        }
    }

    /// False if a message is too long.
    private boolean echo(ByteBuffer bytes, int count) throws IOException {
        if (!watch.received(bytes, count, clock.getAsLong())) {
            return false;
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
            watch.sent(clock.getAsLong());
        }
        watch.echoed(clock.getAsLong());
        return true;
    }

    /// Borrows a large buffer for as long as bytes are there to be read without waiting.
    ///
    /// @param in the channel's stream, which can say that; nothing is read through it
    /// @return false if a message is too long
    private boolean echoWhatFlows(InputStream in) throws IOException {
        ByteBuffer large = BufferPool.SHARED.borrow().orElse(null);
        if (large == null) {
            return true;
        }
        try {
            boolean allowed = true;
            while (allowed && in.available() > 0) {
                int count = channel.read(large.clear());
                allowed = count < 0 || echo(large, count);
                turn.pass();
            }
            return allowed;
        } finally {
            BufferPool.SHARED.giveBack(large);
        }
    }

    /// The reason, our FIN, and then what the client still sends is thrown away until its own FIN.
    private void leave() {
        try {
            channel.write(ByteBuffer.wrap(farewell()));
            channel.shutdownOutput();
            ByteBuffer thrownAway = ByteBuffer.allocate(WAITING_BYTES);
            int count = channel.read(thrownAway);
            while (count >= 0 && discard(count)) {
                count = channel.read(thrownAway.clear());
            }
        } catch (IOException e) {
            // It left first, or the watch has cut it.
        }
    }

    /// Ends the read that the client's thread waits in; that thread does the rest.
    @Override
    void sayFarewell() {
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            cut();
        }
    }

    @Override
    void cut() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

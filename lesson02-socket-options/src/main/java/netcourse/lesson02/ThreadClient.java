package netcourse.lesson02;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import netcourse.lesson02.Gateway.DisconnectReason;

/// A client that is served by a thread of its own.
final class ThreadClient extends GatewayClient {
    /// What a thread holds while it waits: with thousands of silent clients this counts more than
    /// the thread itself. A little more than 1 KiB, so that a message of 1 KiB does not fill it and
    /// cost a look at what else is there.
    private static final int WAITING_BYTES = 1024 + 128;

    /// Large buffers for clients that send much at once, borrowed while the bytes flow. There is a
    /// limited number of them, since a client that does not read keeps the one that it has.
    static final class LargeBuffers {
        private static final int BUFFERS = 64;
        private static final int BUFFER_BYTES = 64 * 1024;

        private final Semaphore lendable = new Semaphore(BUFFERS);
        private final BlockingQueue<ByteBuffer> idle = new LinkedBlockingQueue<>();

        /// Null if all are lent.
        ByteBuffer borrow() {
            if (!lendable.tryAcquire()) {
                return null;
            }
            ByteBuffer used = idle.poll();
            return used != null ? used : ByteBuffer.allocate(BUFFER_BYTES);
        }

        void giveBack(ByteBuffer buffer) {
            idle.add(buffer);
            lendable.release();
        }
    }

    private final Socket socket;
    private final LongSupplier clock;
    private final LargeBuffers largeBuffers;

    ThreadClient(
            Socket socket,
            InetSocketAddress remote,
            LineWatch watch,
            GatewayLog log,
            LongSupplier clock,
            LargeBuffers largeBuffers) {
        super(remote, watch, log);
        this.socket = socket;
        this.clock = clock;
        this.largeBuffers = largeBuffers;
    }

    /// Echoes until either side has had enough. Blocks; the caller closes the socket.
    void serve() throws IOException {
        DisconnectReason reason = DisconnectReason.RESET;
        try {
            reason = echo();
        } catch (IOException e) {
            // The peer's RST; or the watch has cut the connection, and said why.
        } finally {
            end(reason, clock.getAsLong());
        }
        if (reason().isOurs() && !socket.isClosed()) {
            leave();
        }
    }

    private DisconnectReason echo() throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        ByteBuffer waiting = ByteBuffer.allocate(WAITING_BYTES);
        int full = 0;
        while (true) {
            int count = in.read(waiting.array());
            if (count < 0) {
                return DisconnectReason.LEFT;
            }
            if (!echo(waiting, count, out)) {
                return DisconnectReason.TOO_LONG;
            }
            full = count == WAITING_BYTES ? full + 1 : 0;
            // The others first: by our next turn the client's next bytes have mostly come. A read
            // that finds bytes costs a virtual thread half the system calls of one that must park.
            Thread.yield();
            if (full > 0 && in.available() > 0 && !echoInLargeBuffer(in, out)) {
                return DisconnectReason.TOO_LONG;
            }
        }
    }

    /// False if a message is too long.
    private boolean echo(ByteBuffer bytes, int count, OutputStream out) throws IOException {
        if (!watch.received(bytes, count, clock.getAsLong())) {
            return false;
        }
        out.write(bytes.array(), 0, count);
        return true;
    }

    /// Borrows a large buffer for as long as bytes are there to be read without waiting.
    private boolean echoInLargeBuffer(InputStream in, OutputStream out) throws IOException {
        ByteBuffer large = largeBuffers.borrow();
        if (large == null) {
            return true;
        }
        try {
            boolean allowed = true;
            while (allowed && in.available() > 0) {
                int count = in.read(large.array());
                allowed = count < 0 || echo(large, count, out);
            }
            return allowed;
        } finally {
            largeBuffers.giveBack(large);
        }
    }

    /// The reason, our FIN, and then whatever the client still sends is thrown away until its own
    /// FIN: closing with unread bytes would send a RST, which may overtake the reason.
    private void leave() {
        try {
            socket.getOutputStream().write(farewell());
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] thrownAway = new byte[WAITING_BYTES];
            while (in.read(thrownAway) >= 0) {}
        } catch (IOException e) {
            // It left first, or the watch has cut it.
        }
    }

    /// Ends the read that the client's thread waits in; that thread does the rest.
    @Override
    void sayFarewell() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            cut();
        }
    }

    @Override
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

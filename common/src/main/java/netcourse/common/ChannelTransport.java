package netcourse.common;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A socket's channel in blocking mode: it reads and writes 256 KiB with one call, where the
/// streams of a socket stop at 128 KiB.
final class ChannelTransport implements Transport {
    private final SocketChannel channel;
    private final Socket socket;
    private final InputStream timed;
    private final String remote;

    ChannelTransport(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.socket = channel.socket();
        this.timed = socket.getInputStream();
        this.remote = Transport.remote(socket);
    }

    /// A channel's own read knows no time-out; the stream of its socket does.
    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            return socket.getSoTimeout() == 0 ? channel.read(into) : timedRead(into);
        } catch (ClosedChannelException e) {
            throw closed(e);
        }
    }

    private int timedRead(ByteBuffer into) throws IOException {
        int at = into.position();
        int count = timed.read(into.array(), into.arrayOffset() + at, into.remaining());
        into.position(at + Math.max(0, count));
        return count;
    }

    @Override
    public void readTimeout(Duration limit) throws IOException {
        socket.setSoTimeout(Transport.socketMillis(limit));
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        try {
            return channel.write(from);
        } catch (ClosedChannelException e) {
            throw closed(e);
        }
    }

    /// As a socket says it; the channel's exception has no message.
    private static SocketException closed(ClosedChannelException e) {
        SocketException closed = new SocketException("Socket closed");
        closed.initCause(e);
        return closed;
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public String remote() {
        return remote;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package netcourse.common;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/// What carries the bytes of a connection, in both directions: a plain socket, TLS, or an encrypted
/// channel above a socket. [FramedConnection] needs nothing else.
///
/// One thread may read while another writes; any thread may close, which ends the calls of the
/// others with an [IOException]. All buffers have an array.
public interface Transport extends Closeable {
    /// 24 days.
    long LONGEST_SECONDS = Integer.MAX_VALUE / 1000 - 1;

    /// Reads what has come, up to the buffer's remaining bytes. Blocks until there is a byte.
    ///
    /// @return how many bytes, 1 or more; -1 at the end of the stream
    /// @throws java.net.SocketTimeoutException if nothing came within the time of [#readTimeout].
    ///   No byte is lost: the next read goes on where this one stopped
    int read(ByteBuffer into) throws IOException;

    /// How long each later read waits for its first byte.
    ///
    /// @param limit more than zero; one that is longer than a socket can wait, 24 days, is none
    void readTimeout(Duration limit) throws IOException;

    /// Writes some bytes, or all. Blocks until at least one is taken: while the peer does not read,
    /// that is when the buffers between the two are full.
    ///
    /// @return how many bytes, 1 or more; 0 if none remained
    int write(ByteBuffer from) throws IOException;

    /// Half-close: the peer reads the end of the stream, and this end can still read.
    void shutdownOutput() throws IOException;

    /// The peer's address, for a log.
    String remote();

    /// What a connected socket carries; with TCP_NODELAY, since whoever writes messages collects
    /// them. Through its channel, if it has one, which is faster with large messages. Closing the
    /// transport closes the socket. A [Capture] of this process notes what it carries.
    ///
    /// @throws IOException if the socket is closed already; it is closed in any case then
    static Transport of(Socket socket) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            return Capture.at(
                    socket.getChannel() == null
                            ? new StreamTransport(socket)
                            : new ChannelTransport(socket.getChannel()),
                    socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// For [Socket#setSoTimeout]: 0, no limit, for what is longer than a socket can wait.
    static int socketMillis(Duration limit) {
        return limit.toSeconds() > LONGEST_SECONDS
                ? 0
                : Math.toIntExact((limit.toNanos() + 999_999) / 1_000_000);
    }

    /// A socket's peer, `address:port`.
    static String remote(Socket socket) {
        return String.valueOf(socket.getRemoteSocketAddress()).replaceFirst("^[^/]*/", "");
    }
}

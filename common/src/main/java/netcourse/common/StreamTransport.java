package netcourse.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/// The streams of a socket; of an `SSLSocket`, too.
final class StreamTransport implements Transport {
    /// So much at a time, so that whoever watches a write sees it move.
    private static final int WRITE_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    StreamTransport(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int at = into.position();
        int count = in.read(into.array(), into.arrayOffset() + at, into.remaining());
        into.position(at + Math.max(0, count));
        return count;
    }

    @Override
    public void readTimeout(Duration limit) throws IOException {
        socket.setSoTimeout(Transport.socketMillis(limit));
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int at = from.position();
        int count = Math.min(from.remaining(), WRITE_BYTES);
        out.write(from.array(), from.arrayOffset() + at, count);
        out.flush();
        from.position(at + count);
        return count;
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public String remote() {
        return Transport.remote(socket);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package netcourse.lesson03;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.SplittableRandom;

/// A connected socket behind a [NastyNetwork].
final class NastySocket extends Socket {
    private static final int HELD_BYTES = 64 * 1024;

    private final Socket socket;
    private final NastyNetwork network;
    private InputStream in;

    NastySocket(Socket socket, NastyNetwork network) {
        this.socket = socket;
        this.network = network;
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = new NastyInput(socket.getInputStream(), network);
        }
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return socket.getLocalSocketAddress();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        socket.setTcpNoDelay(on);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        socket.setSoTimeout(millis);
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class NastyInput extends InputStream {
        private final InputStream in;
        private final NastyNetwork network;
        private final SplittableRandom random;
        private final byte[] held = new byte[HELD_BYTES];
        private int from;
        private int to;

        NastyInput(InputStream in, NastyNetwork network) {
            this.in = in;
            this.network = network;
            this.random = network.random();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (from == to && !receive()) {
                return -1;
            }
            pause(network.delay(random));
            int count = network.slice(Math.min(to - from, length), random);
            System.arraycopy(held, from, into, offset, count);
            from += count;
            return count;
        }

        /// False at the end of the stream.
        private boolean receive() throws IOException {
            from = 0;
            to = Math.max(0, in.read(held));
            if (to > 0 && !network.coalesce().isZero()) {
                pause(network.coalesce());
                while (to < held.length && in.available() > 0) {
                    to += in.read(held, to, held.length - to);
                }
            }
            return to > 0;
        }

        private static void pause(Duration duration) throws IOException {
            if (duration.isZero()) {
                return;
            }
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while bytes were on their way");
            }
        }
    }
}

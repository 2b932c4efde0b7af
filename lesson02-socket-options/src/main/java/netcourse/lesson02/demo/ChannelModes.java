package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// What non-blocking mode is set on, and what it changes, as lines to print.
final class ChannelModes {
    private ChannelModes() {}

    /// Opens a listener and two clients, switches one socket after the other and says what it saw.
    static List<String> observe() throws IOException {
        List<String> lines = new ArrayList<>();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.configureBlocking(false);
            lines.add(
                    "listener set to non-blocking; accept with nobody there: " + accept(listener));
            try (SocketChannel first = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel second = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel acceptedFirst = awaitAccept(listener);
                    SocketChannel acceptedSecond = awaitAccept(listener)) {
                lines.add("accepted from it: " + mode(acceptedFirst) + " (nothing is inherited)");
                acceptedFirst.configureBlocking(false);
                lines.add(
                        "set one of two accepted to non-blocking: it is %s, the other %s, their clients %s"
                                .formatted(
                                        mode(acceptedFirst), mode(acceptedSecond), mode(second)));
                lines.addAll(readWithoutBlocking(first, acceptedFirst));
            }
        }
        return lines;
    }

    private static String accept(ServerSocketChannel listener) throws IOException {
        try (SocketChannel nobody = listener.accept()) {
            return String.valueOf(nobody);
        }
    }

    private static SocketChannel awaitAccept(ServerSocketChannel listener) throws IOException {
        await(listener.register(Selector.open(), SelectionKey.OP_ACCEPT));
        return listener.accept();
    }

    /// Waits until the key's channel is ready, with a limit, and closes its selector.
    private static void await(SelectionKey key) throws IOException {
        try (Selector selector = key.selector()) {
            if (selector.select(SocketPair.LIMIT_MILLIS) == 0) {
                throw new IOException(
                        "nothing became ready within " + SocketPair.LIMIT_MILLIS + " ms");
            }
        }
    }

    private static List<String> readWithoutBlocking(SocketChannel sender, SocketChannel reader)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        List<String> lines = new ArrayList<>();
        lines.add("non-blocking read with nothing there: " + reader.read(buffer));
        sender.write(ByteBuffer.wrap(new byte[5]));
        await(reader.register(Selector.open(), SelectionKey.OP_READ));
        lines.add("after the peer sent 5 bytes: " + reader.read(buffer));
        lines.add("its stream, with a time-out set: " + readStream(reader));
        sender.close();
        await(reader.register(Selector.open(), SelectionKey.OP_READ));
        lines.add("after the peer closed: " + reader.read(buffer));
        return lines;
    }

    private static String readStream(SocketChannel channel) throws IOException {
        channel.socket().setSoTimeout(1000);
        InputStream in = channel.socket().getInputStream();
        try {
            return "read gave " + in.read();
        } catch (IllegalBlockingModeException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static String mode(SocketChannel channel) {
        return channel.isBlocking() ? "blocking" : "non-blocking";
    }

    /// The buffer sizes of one connected channel: as they were, with a time-out, non-blocking.
    static List<String> bufferSizes() throws IOException {
        List<String> lines = new ArrayList<>();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel channel = SocketChannel.open()) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 100_000);
                channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
                channel.connect(listener.getLocalAddress());
                lines.add("connected, blocking:   " + sizes(channel));
                channel.socket().setSoTimeout(1000);
                lines.add("with a time-out:       " + sizes(channel));
                channel.configureBlocking(false);
                lines.add("and non-blocking:      " + sizes(channel));
            }
        }
        return lines;
    }

    private static String sizes(SocketChannel channel) throws IOException {
        return "SO_RCVBUF %d, SO_SNDBUF %d"
                .formatted(
                        channel.getOption(StandardSocketOptions.SO_RCVBUF),
                        channel.getOption(StandardSocketOptions.SO_SNDBUF));
    }
}

package netcourse.lesson02.demo;

import static java.nio.channels.SelectionKey.OP_ACCEPT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The echo server of every book, in the three shapes that a server has in Java, and its client.
public final class EchoThreeWays {
    private EchoThreeWays() {}

    // @start region="blocking-echo"
    /// One client after the other, until the listener is closed.
    public static void serveOneByOne(ServerSocket listener) throws IOException {
        while (true) {
            Socket client = listener.accept();
            try (client) {
                client.setSoTimeout(30_000); // the next client waits for this one
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                System.err.println(client + ": " + e.getMessage()); // the others are still served
            }
        }
    }

    // @end

    // @start region="virtual-thread-echo"
    /// A virtual thread for each client, 1000 at most, until the listener is closed and the last
    /// client has left.
    public static void serveInThreads(ServerSocket listener) throws IOException {
        Semaphore places = new Semaphore(1000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                places.acquireUninterruptibly(); // more clients wait in the kernel's queue
                Socket client = listener.accept();
                threads.execute(() -> echo(client, places));
            }
        }
    }

    private static void echo(Socket client, Semaphore places) {
        try (client) {
            client.setSoTimeout(30_000); // a silent client must not keep its place
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            System.err.println(client + ": " + e.getMessage());
        } finally {
            places.release();
        }
    }

    // @end

    // @start region="selector-echo-loop"
    public static void serveAll(ServerSocketChannel listener) throws IOException {
        try (Selector selector = Selector.open()) {
            listener.configureBlocking(false).register(selector, OP_ACCEPT);
            while (listener.isOpen()) {
                selector.select(100); // milliseconds: closing the listener wakes nobody
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.channel() == listener) {
                        accept(selector, listener.accept());
                    } else {
                        echo(key, (SocketChannel) key.channel(), (ByteBuffer) key.attachment());
                    }
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private static void accept(Selector selector, SocketChannel client) throws IOException {
        if (client != null) { // null: it has gone since
            client.configureBlocking(false).register(selector, OP_READ, ByteBuffer.allocate(4096));
        }
    }

    static void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        try {
            if (owed.position() == 0 && client.read(owed) < 0) {
                client.close();
                return;
            }
            client.write(owed.flip()); // takes a part while the client does not read
            owed.compact();
            key.interestOps(owed.position() > 0 ? OP_WRITE : OP_READ);
        } catch (IOException e) {
            client.close(); // a reset ends this client alone
        }
    }

    // @end

    // @start region="echo-client"
    /// Sends a text, and returns all that the server sends back, 1 MiB at most.
    public static String ask(InetSocketAddress server, String text) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, 5_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(text.getBytes(UTF_8)); // must fit the buffers between
            socket.shutdownOutput(); // the FIN: the server reads the end, and closes
            return new String(socket.getInputStream().readNBytes(1 << 20), UTF_8);
        }
    }
    // @end
}

package netcourse.lesson03.demo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import netcourse.common.Connecting;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.Transport;
import netcourse.lesson03.MessageType;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.PeerSettings;

/// A client that sends requests as fast as the server takes them, and reads the answers meanwhile
/// or afterwards. A server keeps no unlimited number of answers: while it waits for the client to
/// read them it does not read either, so the one that reads afterwards waits forever.
final class Flood implements AutoCloseable {
    /// So long without a request being taken, and both sides wait for each other.
    private static final Duration STUCK = Duration.ofSeconds(1);

    private final FramedConnection connection;
    private final Duration patience;
    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private volatile int sent;

    private Flood(FramedConnection connection, Duration patience, PrintStream out) {
        this.connection = connection;
        this.patience = patience;
        this.out = out;
    }

    /// @param patience how long to wait for the next answer
    static Flood open(Connecting server, NastyNetwork network, Duration patience, PrintStream out)
            throws IOException {
        Socket socket = server.open();
        String local = socket.getLocalSocketAddress().toString().replaceFirst("^[^/]*/", "");
        out.println("client: " + local + " is connected to " + server.to());
        var limits = PeerSettings.defaults().limits().withIdle(patience);
        Transport transport = network.at(Transport.of(socket));
        return new Flood(new FramedConnection(transport, limits), patience, out);
    }

    /// Reads in a thread of its own. Returns whether all were answered.
    boolean run(int requests) throws IOException {
        FutureTask<Boolean> reading = start("reader", () -> read(requests));
        send(requests);
        return result(reading);
    }

    /// Reads when all is sent, in the same thread. Returns whether all were answered.
    boolean runAndReadLast(int requests) throws IOException {
        FutureTask<Boolean> working =
                start(
                        "client",
                        () -> {
                            send(requests);
                            return read(requests);
                        });
        awaitOrExplain(working);
        return result(working);
    }

    private void send(int requests) throws IOException {
        try {
            for (sent = 0; sent < requests; sent++) {
                byte[] body = ByteBuffer.allocate(4).putInt(sent).array();
                connection.write(Message.request(MessageType.ECHO.number(), sent, body));
            }
            connection.flush();
        } catch (IOException e) {
            throw new IOException(
                    "the server closed after about %d of %d requests%s: %s"
                            .formatted(sent, requests, after(), e.getMessage()),
                    e);
        }
        out.println("sent " + requests + " requests" + after());
    }

    /// Until all are answered, or no more answers come.
    private boolean read(int requests) throws IOException {
        int missing = requests;
        try {
            while (missing > 0) {
                Optional<Message> message = connection.read();
                if (message.isEmpty()) {
                    out.printf(
                            "client: the connection ended: %d requests without an answer%s%n",
                            missing, after());
                    return false;
                }
                missing -= isAnswer(message.get()) ? 1 : 0;
            }
            out.println("all are answered" + after());
        } catch (SocketTimeoutException e) {
            out.printf(
                    "requests without an answer after %d ms: %d%n",
                    MILLISECONDS.convert(patience), missing);
        }
        return missing == 0;
    }

    private boolean isAnswer(Message message) {
        boolean answer =
                message.header().isResponse()
                        && message.header().protocol() == MessageType.ECHO.number();
        if (!answer) {
            out.printf("<   -  %s%s%n", MessageText.of(message), after());
        }
        return answer;
    }

    /// Says so once if nothing moves.
    private void awaitOrExplain(FutureTask<Boolean> working) throws IOException {
        int before = -1;
        while (before != sent && !working.isDone()) {
            before = sent;
            await(working);
        }
        if (!working.isDone()) {
            out.printf(
                    "%d requests are sent%s, and nothing moves: we wait for the server to read,"
                            + " and it waits for us%n",
                    sent, after());
        }
    }

    private static void await(FutureTask<Boolean> working) throws IOException {
        try {
            working.get(STUCK.toMillis(), MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Looked at by the caller.
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static FutureTask<Boolean> start(String name, Callable<Boolean> call) {
        FutureTask<Boolean> task = new FutureTask<>(call);
        Thread.ofVirtual().name(name).start(task);
        return task;
    }

    private static boolean result(FutureTask<Boolean> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted in the middle of a flood");
    }

    private String after() {
        return ", after %.1f ms".formatted((System.nanoTime() - startNanos) / 1e6);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

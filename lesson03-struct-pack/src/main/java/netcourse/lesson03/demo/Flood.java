package netcourse.lesson03.demo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import netcourse.common.Connecting;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.PeerSettings;
import netcourse.lesson03.Protocol;

/// A client that reads nothing before it has sent everything, in one thread: the one that deadlocks
/// with a server which reads nothing before it has written everything.
final class Flood implements AutoCloseable {
    private final FramedConnection connection;
    private final Duration patience;
    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    private Flood(FramedConnection connection, Duration patience, PrintStream out) {
        this.connection = connection;
        this.patience = patience;
        this.out = out;
    }

    /// @param patience how long to wait for the next answer
    static Flood open(Connecting server, NastyNetwork network, Duration patience, PrintStream out)
            throws IOException {
        Socket socket = network.at(server.open());
        String local = socket.getLocalSocketAddress().toString().replaceFirst("^[^/]*/", "");
        out.println("client: " + local + " is linked to " + server.to());
        var limits = PeerSettings.defaults().limits().withIdle(patience);
        return new Flood(new FramedConnection(socket, limits), patience, out);
    }

    /// Whether all were answered.
    boolean run(int requests) throws IOException {
        send(requests);
        out.println("sent " + requests + " requests" + after());
        int missing = requests - answersTo(requests);
        if (missing == 0) {
            out.println("all are answered" + after());
        }
        return missing == 0;
    }

    private void send(int requests) throws IOException {
        int sent = 0;
        try {
            for (; sent < requests; sent++) {
                byte[] body = ByteBuffer.allocate(4).putInt(sent).array();
                connection.write(Message.request(Protocol.ECHO.number(), sent, body));
            }
            connection.flush();
        } catch (SocketException e) {
            throw new IOException(
                    "the server closed after about %d of %d requests%s: %s"
                            .formatted(sent, requests, after(), e.getMessage()),
                    e);
        }
    }

    /// Reads until all are answered, or no more answers come.
    private int answersTo(int requests) throws IOException {
        int answered = 0;
        try {
            while (answered < requests) {
                Optional<Message> message = connection.read();
                if (message.isEmpty()) {
                    out.printf(
                            "client: the connection ended: %d requests without an answer%s%n",
                            requests - answered, after());
                    break;
                }
                answered += isAnswer(message.get()) ? 1 : 0;
            }
        } catch (SocketTimeoutException e) {
            out.printf(
                    "no answer to %d requests within %d ms%n",
                    requests - answered, MILLISECONDS.convert(patience));
        }
        return answered;
    }

    private boolean isAnswer(Message message) {
        boolean answer =
                message.header().isResponse()
                        && message.header().protocol() == Protocol.ECHO.number();
        if (!answer) {
            out.printf("<   -  %s%s%n", MessageText.of(message), after());
        }
        return answer;
    }

    private String after() {
        return ", after %.1f ms".formatted((System.nanoTime() - startNanos) / 1e6);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

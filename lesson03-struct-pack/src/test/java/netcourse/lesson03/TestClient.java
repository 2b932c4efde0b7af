package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageLimits;

/// A client that does what a test says: it sends no heartbeats, and leaves out those of the server.
final class TestClient implements AutoCloseable {
    final Socket socket;
    final FramedConnection connection;

    TestClient(Endpoint server) throws IOException {
        socket = new Socket();
        socket.connect(server.resolve());
        connection = new FramedConnection(socket, MessageLimits.defaults());
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Message echo(long sequence, String text) {
        return Message.request(MessageType.ECHO.number(), sequence, ascii(text));
    }

    static Message await(long sequence, int millis) {
        byte[] body = ByteBuffer.allocate(4).putInt(millis).array();
        return Message.request(MessageType.WAIT.number(), sequence, body);
    }

    static byte[] wire(Message message) {
        ByteBuffer buffer = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(buffer);
        return buffer.array();
    }

    void send(Message... messages) throws IOException {
        connection.send(List.of(messages));
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// The next message but for heartbeats.
    Message next() throws IOException {
        return find().orElseThrow(() -> new AssertionError("the server ended the stream"));
    }

    private Optional<Message> find() throws IOException {
        Optional<Message> message;
        do {
            message = connection.read();
        } while (message.filter(Peer.HEARTBEAT::equals).isPresent());
        return message;
    }

    /// The server says why, and closes.
    String farewell(MessageError error) throws IOException {
        Message last = next();
        assertThat(last.header().error()).isEqualTo(error.number());
        assertEnd();
        return last.text();
    }

    void assertEnd() throws IOException {
        assertThat(find()).isEmpty();
    }

    /// That the server still answers.
    void assertServed() throws IOException {
        Message request = echo(4_000_000_000L, "still there?");
        send(request);
        assertThat(next()).isEqualTo(request.echo());
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// As the server names it.
    String name() {
        InetSocketAddress local = (InetSocketAddress) socket.getLocalSocketAddress();
        return local.getAddress().getHostAddress() + ":" + local.getPort();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.lesson04.TransferType;

/// A client that has begun a file, and sends no more of it.
final class HalfSent implements AutoCloseable {
    private final FramedConnection connection;

    HalfSent(Endpoint server) throws IOException {
        connection = new FramedConnection(Connecting.to(server).open(), MessageLimits.defaults());
        ask(TransferType.HELLO, "gzip".getBytes(UTF_8));
        ask(TransferType.FILE, ByteBuffer.allocate(9).putLong(10).put((byte) 'a').array());
    }

    private void ask(TransferType type, byte[] body) throws IOException {
        connection.send(Message.request(type.number(), 1, body));
        connection.read().orElseThrow();
    }

    /// What the server says last.
    String reason() throws IOException {
        return connection.read().orElseThrow().text();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

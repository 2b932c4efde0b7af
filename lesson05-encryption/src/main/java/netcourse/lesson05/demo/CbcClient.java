package netcourse.lesson05.demo;

import java.io.EOFException;
import java.io.IOException;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.MessageLimits;

/// Asks [CbcServer] what it says of some bytes: all that the attacker can do.
final class CbcClient implements PaddingAttack.Oracle, AutoCloseable {
    private static final int ORDER_PROTOCOL = 1;

    private final FramedConnection connection;
    private long sequence;

    CbcClient(Endpoint server) throws IOException {
        this.connection =
                new FramedConnection(Connecting.to(server).open(), MessageLimits.defaults());
    }

    @Override
    public String ask(byte[] sealed) throws IOException {
        sequence = (sequence + 1) & MessageHeader.MAX_SEQUENCE;
        connection.send(Message.request(ORDER_PROTOCOL, sequence, sealed));
        return connection
                .read()
                .orElseThrow(() -> new EOFException("the server left without an answer"))
                .text();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

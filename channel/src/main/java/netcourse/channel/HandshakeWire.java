package netcourse.channel;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;

/// Sends and receives the messages of a handshake, without payloads: a length of 2 bytes, always
/// 48, and the message. Not a byte more is read, since records may follow at once.
final class HandshakeWire {
    private static final int LENGTH_BYTES = 2;
    private static final byte[] NO_PAYLOAD = {};

    private final Transport below;
    private final Duration limit;
    private final Deadline deadline;

    /// The time begins now.
    HandshakeWire(Transport below, Duration limit) {
        this.below = below;
        this.limit = limit;
        this.deadline = Deadline.after(limit);
    }

    /// The client's part.
    NoiseKeys initiate(Handshake initiator) throws IOException {
        send(initiator.writeMessage(NO_PAYLOAD));
        initiator.readMessage(receive());
        return initiator.split();
    }

    /// The server's part.
    NoiseKeys respond(Handshake responder) throws IOException {
        responder.readMessage(receive());
        send(responder.writeMessage(NO_PAYLOAD));
        return responder.split();
    }

    private void send(byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH_BYTES + message.length);
        bytes.putShort((short) message.length).put(message).flip();
        while (bytes.hasRemaining()) {
            below.write(bytes);
        }
    }

    private byte[] receive() throws IOException {
        ByteBuffer came = ByteBuffer.allocate(LENGTH_BYTES + NoiseHandshake.MESSAGE_BYTES);
        while (came.hasRemaining()) {
            readSome(came);
            checkLength(came);
        }
        byte[] message = new byte[NoiseHandshake.MESSAGE_BYTES];
        came.get(LENGTH_BYTES, message);
        return message;
    }

    private void readSome(ByteBuffer came) throws IOException {
        try {
            below.readTimeout(deadline.rest());
            if (below.read(came) < 0) {
                throw new EOFException("stream ended after " + counts(came));
            }
        } catch (SocketTimeoutException e) {
            SocketTimeoutException late =
                    new SocketTimeoutException(
                            "handshake must be complete within %d ms, came %s"
                                    .formatted(limit.toMillis(), counts(came)));
            late.initCause(e);
            throw late;
        }
    }

    private static void checkLength(ByteBuffer came) throws ProtocolException {
        int length = came.getShort(0) & 0xffff;
        if (came.position() >= LENGTH_BYTES && length != NoiseHandshake.MESSAGE_BYTES) {
            throw new ProtocolException(
                    "length of the handshake message (bytes 0-1) must be %d, was %d"
                            .formatted(NoiseHandshake.MESSAGE_BYTES, length));
        }
    }

    private static String counts(ByteBuffer came) {
        return "%d of %d bytes of the handshake message"
                .formatted(came.position(), came.capacity());
    }
}

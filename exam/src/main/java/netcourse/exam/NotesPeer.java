package netcourse.exam;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// One connection of the judge to what it judges. A read waits for fifteen seconds at most: far
/// longer than a right program needs on a busy machine.
final class NotesPeer implements Closeable {
    static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;
    private final InputStream in;

    NotesPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(Message... messages) throws IOException {
        for (Message message : messages) {
            send(NotesMessages.bytes(message));
        }
    }

    /// Sends a FIN; answers can still come.
    void endSending() throws IOException {
        socket.shutdownOutput();
    }

    /// Closes with a reset instead of a FIN.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// The next message, as it came.
    Message receive() throws IOException, WrongBehaviour {
        byte[] header = read(MessageHeader.BYTES, "a header");
        try {
            MessageHeader checked =
                    MessageHeader.readFrom(ByteBuffer.wrap(header), NotesMessages.MAX_BODY);
            return Message.of(checked, read(checked.bodyLength(), "the body of " + checked));
        } catch (ProtocolException e) {
            throw new WrongBehaviour("a wrong header came: " + e.getMessage());
        }
    }

    /// The next message is the answer to this request; its body may be compressed.
    void expectAnswer(Message request, byte[] body) throws IOException, WrongBehaviour {
        expect(request.answer(body), NotesMessages.decompressed(receive()));
    }

    static void expect(Message expected, Message got) throws WrongBehaviour {
        if (!expected.equals(got)) {
            throw WrongBehaviour.bytes(
                    "another message came: " + NotesMessages.describe(got),
                    NotesMessages.bytes(expected),
                    NotesMessages.bytes(got));
        }
    }

    /// The next message answers this request with an error number and a reason.
    void expectError(Message request, int error) throws IOException, WrongBehaviour {
        MessageHeader got = NotesMessages.decompressed(receive()).header();
        MessageHeader expected = request.answer(new byte[got.bodyLength()]).header();
        expectHeader(expected, error, got);
    }

    /// An echo is answered.
    void expectServed() throws IOException, WrongBehaviour {
        Message echo = NotesMessages.echo(77, new byte[] {1, 2, 3});
        send(echo);
        expectAnswer(echo, echo.body());
    }

    /// A farewell comes, then the end.
    void expectFarewell() throws IOException, WrongBehaviour {
        MessageHeader got = receive().header();
        expectHeader(
                new MessageHeader(MessageHeader.RESPONSE, 0, 0, 0, got.bodyLength()),
                NotesMessages.BAD_MESSAGE,
                got);
        expectEnd();
    }

    private static void expectHeader(MessageHeader expected, int error, MessageHeader got)
            throws WrongBehaviour {
        MessageHeader right =
                new MessageHeader(
                        expected.flags(),
                        expected.protocol(),
                        error,
                        expected.sequence(),
                        expected.bodyLength());
        if (!right.equals(got)) {
            throw new WrongBehaviour("expected %s, came %s".formatted(right, got));
        }
    }

    /// The other side has closed the connection; a reset is an end, too.
    void expectEnd() throws WrongBehaviour {
        try {
            int next = in.read();
            if (next >= 0) {
                throw new WrongBehaviour("expected the end, came byte %02x".formatted(next));
            }
        } catch (SocketTimeoutException e) {
            throw silence("the end of the connection");
        } catch (IOException e) {
            // A reset.
        }
    }

    /// Waits a moment in which nothing may come.
    ///
    /// @return whether the other side has closed meanwhile
    boolean expectNothing(int millis) throws IOException, WrongBehaviour {
        socket.setSoTimeout(millis);
        try {
            int next = in.read();
            if (next >= 0) {
                throw new WrongBehaviour(
                        "byte %02x came before the request was whole".formatted(next));
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /// All that comes until the end, 64 KiB at most.
    byte[] readToEnd() throws IOException, WrongBehaviour {
        try {
            return in.readNBytes(NotesMessages.MAX_BODY);
        } catch (SocketTimeoutException e) {
            throw silence("the end of the connection");
        }
    }

    private byte[] read(int count, String what) throws IOException, WrongBehaviour {
        byte[] bytes = new byte[count];
        int got;
        try {
            got = in.readNBytes(bytes, 0, count);
        } catch (SocketTimeoutException e) {
            throw silence(what);
        } catch (IOException e) {
            throw new WrongBehaviour("instead of %s: %s".formatted(what, e.getMessage()));
        }
        if (got < count) {
            throw new WrongBehaviour(
                    "the connection ended after %d of %d bytes of %s".formatted(got, count, what)
                            + (got == 0
                                    ? ""
                                    : ": "
                                            + netcourse.common.Hex.format(
                                                    Arrays.copyOf(bytes, got))));
        }
        return bytes;
    }

    private static WrongBehaviour silence(String what) {
        return WrongBehaviour.stuck(
                "%d s passed without %s".formatted(PATIENCE_MILLIS / 1000, what));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

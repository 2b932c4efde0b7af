package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// A client's side of a connection: it logs in, then asks, one request at a time.
final class ClientSession implements AutoCloseable {
    /// @param text what came back, without control characters
    /// @param bytes of the body, as it was before compression
    /// @param sentBytes of the body, as the request was sent
    record Answer(String text, int bytes, int sentBytes) {}

    private final MessageLink link;
    private final CompressedBodies bodies = new CompressedBodies();
    private long sequence;

    ClientSession(MessageLink link) {
        this.link = link;
    }

    /// @throws IOException if the server refuses it
    void logIn(String user, Optional<byte[]> password) throws IOException {
        ByteArrayOutputStream login = new ByteArrayOutputStream();
        login.writeBytes(user.getBytes(UTF_8));
        password.ifPresent(secret -> {
            login.write('\n');
            login.writeBytes(secret);
        });
        // Not compressed: see CompressedBodies.
        ask(Message.request(EchoSession.LOGIN, ++sequence, login.toByteArray()));
    }

    /// Sends a text and waits for its echo.
    Answer ask(String text) throws IOException {
        Message request = request(text);
        return answer(request, ask(request));
    }

    /// Sends all the texts, and reads the echoes meanwhile.
    void askTogether(List<String> texts, Consumer<Answer> each) throws IOException {
        List<Message> requests = texts.stream().map(this::request).toList();
        Thread.ofVirtual().name("requests").start(() -> sendAll(requests));
        for (Message request : requests) {
            each.accept(answer(request, awaitAnswer(request)));
        }
    }

    private void sendAll(List<Message> requests) {
        try {
            for (Message request : requests) {
                link.send(request);
            }
        } catch (IOException e) {
            // The thread that reads has the same connection, and says how it ended.
        }
    }

    private Message request(String text) {
        byte[] body = text.getBytes(UTF_8);
        if (body.length > CompressedBodies.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "text must have 0..%d bytes, had %d"
                            .formatted(CompressedBodies.MAX_BYTES, body.length));
        }
        return bodies.compress(Message.request(EchoSession.ECHO, ++sequence, body));
    }

    private Answer answer(Message request, Message came) throws IOException {
        Message answer = bodies.decompress(came);
        return new Answer(
                printable(answer.text()),
                answer.header().bodyLength(),
                request.header().bodyLength());
    }

    private Message ask(Message request) throws IOException {
        link.send(request);
        return awaitAnswer(request);
    }

    private Message awaitAnswer(Message request) throws IOException {
        Message came =
                link.read()
                        .orElseThrow(() ->
                                new EOFException(
                                        "the server closed the connection before its"
                                                + " answer came"));
        checkNoFarewell(came);
        MessageHeader header = came.header();
        if (!header.isResponse() || header.sequence() != request.header().sequence()) {
            throw new ProtocolException(
                    "expected the answer to %s, was %s".formatted(request, came));
        }
        if (header.error() != 0) {
            throw new IOException("the server refused it: " + printable(came.text()));
        }
        return came;
    }

    private static void checkNoFarewell(Message came) throws IOException {
        if (came.header().isResponse() && came.header().protocol() == MessageHeader.CONNECTION) {
            throw new IOException("the server ends the connection: " + printable(came.text()));
        }
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /// Ends the connection as it should be ended: this end says so, and hears the same.
    void end() throws IOException {
        link.shutdownOutput();
        Optional<Message> last = link.read();
        if (last.isPresent()) {
            checkNoFarewell(last.get());
            throw new ProtocolException("expected the end, was " + last.get());
        }
    }

    @Override
    public void close() throws IOException {
        try (bodies;
                link) {
            // The link first.
        }
    }
}

package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;

/// A client's side of a connection: it logs in, then asks.
final class ClientSession implements AutoCloseable {
    /// @param text what came back, without control characters
    /// @param bytes of the body, as it was before compression
    /// @param sentBytes of the body, as the request was sent
    record Answer(String text, int bytes, int sentBytes) {}

    private final MessageLink link;
    private final AnswerReader answers;
    private final CompressedBodies bodies = new CompressedBodies();
    private long sequence;

    ClientSession(MessageLink link) {
        this.link = link;
        this.answers = new AnswerReader(link);
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
            each.accept(answer(request, answers.await(request)));
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
                AnswerReader.printable(answer.text()),
                answer.header().bodyLength(),
                request.header().bodyLength());
    }

    private Message ask(Message request) throws IOException {
        link.send(request);
        return answers.await(request);
    }

    /// Ends the connection as it should be ended: this end says so, and hears the same.
    void end() throws IOException {
        link.shutdownOutput();
        answers.awaitEnd();
    }

    @Override
    public void close() throws IOException {
        try (bodies;
                link) {
            // The link first.
        }
    }
}

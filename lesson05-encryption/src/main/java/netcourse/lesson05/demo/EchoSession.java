package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;

/// What the server answers to one client: a login must come first, then it echoes.
///
/// An answer is compressed if the request was: where the client could not make the body shorter,
/// the server cannot either.
///
/// The channel leaves the client anonymous, so the login is a message inside it: `name`, and after
/// a line end the password, if one is asked for.
final class EchoSession implements FramedConnection.Responder, AutoCloseable {
    /// The protocol number of a login.
    static final int LOGIN = 50;

    /// The protocol number of what is echoed.
    static final int ECHO = 2;

    private static final int MAX_NAME = 40;

    private final CompressedBodies bodies = new CompressedBodies();
    private final Optional<byte[]> password;
    private final Consumer<String> log;
    private boolean loggedIn;
    private long echoes;

    /// @param password what a client must know; empty: any client is let in
    /// @param log gets a line for each event, and never a password
    EchoSession(Optional<byte[]> password, Consumer<String> log) {
        this.password = password;
        this.log = log;
    }

    /// @throws ProtocolException if the login is missing or refused
    @Override
    public Optional<Message> answer(Message sent) throws IOException {
        Message request = bodies.decompress(sent);
        if (!loggedIn) {
            return Optional.of(logIn(request));
        }
        if (request.header().isOneWay()) {
            return Optional.empty();
        }
        Message answer = echo(request);
        return Optional.of(sent.header().isCompressed() ? bodies.compress(answer) : answer);
    }

    private Message logIn(Message request) throws ProtocolException {
        if (request.header().protocol() != LOGIN) {
            throw new ProtocolException("the first message must be a login");
        }
        String[] login = request.text().split("\n", 2);
        if (login[0].isEmpty() || login[0].length() > MAX_NAME) {
            throw new ProtocolException("a name must have 1..%d characters".formatted(MAX_NAME));
        }
        if (password.isPresent() && !isPassword(login.length == 2 ? login[1] : "")) {
            throw new ProtocolException("the login is refused");
        }
        loggedIn = true;
        log.accept("logged in as " + login[0]);
        return request.answer(new byte[0]);
    }

    /// In constant time: how long a comparison takes must not say how much was right.
    private boolean isPassword(String given) {
        return MessageDigest.isEqual(password.orElseThrow(), given.getBytes(UTF_8));
    }

    private Message echo(Message request) {
        if (request.header().protocol() != ECHO) {
            return request.failure(
                    MessageError.UNKNOWN_PROTOCOL,
                    "protocol number must be %d, was %d"
                            .formatted(ECHO, request.header().protocol()));
        }
        echoes++;
        return request.echo();
    }

    /// How many messages were echoed.
    long echoes() {
        return echoes;
    }

    @Override
    public void close() {
        bodies.close();
    }
}

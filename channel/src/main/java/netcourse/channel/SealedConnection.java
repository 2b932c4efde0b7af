package netcourse.channel;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;

/// A connection of messages sealed with a key that both ends share, message by message
/// ([SealedDirection]).
///
/// ```text
/// client                                       server
///   opening, in clear: 32 random bytes  ────▶
///   sealed message 0, 1, 2, …           ────▶
///                                       ◀────  opening, in clear: 32 random bytes
///                                       ◀────  sealed message 0, 1, 2, …
/// ```
///
/// Not given: forward secrecy (whoever gets the key reads all that was ever recorded); protection
/// against the replay of a whole direction (its opening comes with it); and against truncation (a
/// FIN is not sealed). [SecureTransport] gives all three.
///
/// One thread reads; any thread sends and closes.
public final class SealedConnection implements AutoCloseable {
    private static final String TO_SERVER = "client to server";
    private static final String TO_CLIENT = "server to client";

    private final FramedConnection below;
    private final int maxBodyBytes;
    private final SealedInput input;
    private final SealedDirection sealer;
    private final ReentrantLock lock = new ReentrantLock();

    /// Null after it was written.
    private Message opening;

    /// As in [FramedConnection]: the reading thread must not wait for one that writes unless it has
    /// something to send.
    private boolean answered;

    private SealedConnection(
            Transport transport,
            MessageLimits limits,
            NoiseCipher cipher,
            byte[] sharedKey,
            boolean client,
            Consumer<String> hearsay)
            throws IOException {
        if (sharedKey.length != NoiseCipherState.KEY_BYTES) {
            throw new IllegalArgumentException("key must have 32 bytes, had " + sharedKey.length);
        }
        this.below = new FramedConnection(transport, limits);
        this.maxBodyBytes = limits.maxBodyBytes() - SealedDirection.TAG_BYTES;
        String incoming = client ? TO_CLIENT : TO_SERVER;
        this.input = new SealedInput(cipher, incoming, sharedKey, hearsay);
        byte[] random = new byte[SealedDirection.RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        sealer = new SealedDirection(cipher, client ? TO_SERVER : TO_CLIENT, sharedKey, random);
        opening = Message.of(SealedInput.OPENING, random);
    }

    /// The client's end. Takes the transport over; nothing is sent before the first message.
    ///
    /// @param limits a plaintext has 16 bytes less than their `maxBodyBytes`
    /// @param sharedKey 32 random bytes, copied
    /// @param hearsay gets the reason of each farewell that came in clear. Anybody on the way can
    ///   have said that: it is for the log, and nothing is done about it
    public static SealedConnection client(
            Transport transport,
            MessageLimits limits,
            NoiseCipher cipher,
            byte[] sharedKey,
            Consumer<String> hearsay)
            throws IOException {
        return new SealedConnection(transport, limits, cipher, sharedKey, true, hearsay);
    }

    /// The server's end, as above.
    public static SealedConnection server(
            Transport transport,
            MessageLimits limits,
            NoiseCipher cipher,
            byte[] sharedKey,
            Consumer<String> hearsay)
            throws IOException {
        return new SealedConnection(transport, limits, cipher, sharedKey, false, hearsay);
    }

    /// Reads the next message and opens it. Blocks until it has come whole.
    ///
    /// @return empty at the end of the stream, which anybody on the way can have made
    /// @throws ProtocolException if a message is refused; every later call throws it again
    /// @throws IOException as [FramedConnection#read()]
    public Optional<Message> read() throws IOException {
        while (true) {
            input.checkNotRefused();
            Optional<Message> came = below.read();
            if (came.isEmpty()) {
                return came;
            }
            Optional<Message> opened = input.open(came.get());
            if (opened.isPresent()) {
                return opened;
            }
        }
    }

    /// Seals a message and sends it. Blocks while the peer does not read.
    ///
    /// @throws IllegalArgumentException if the body is too long; nothing is sealed then
    /// @throws IOException also if this direction has had its 2^32 messages
    public void send(Message message) throws IOException {
        write(message);
        below.flush();
    }

    /// What is sealed first must go first: the peer counts.
    private void write(Message message) throws IOException {
        int length = message.header().bodyLength();
        if (length > maxBodyBytes) {
            throw new IllegalArgumentException(
                    "body length must be 0..%d, was %d".formatted(maxBodyBytes, length));
        }
        lock.lock();
        try {
            writeOpening();
            below.write(sealer.seal(message));
        } finally {
            lock.unlock();
        }
    }

    private void writeOpening() throws IOException {
        if (opening != null) {
            below.write(opening);
            opening = null;
        }
    }

    /// As [FramedConnection#answerAll]; the answers are sealed.
    public void answerAll(FramedConnection.Responder responder) throws IOException {
        Optional<Message> message;
        while ((message = next()).isPresent()) {
            Optional<Message> answer = responder.answer(message.get());
            if (answer.isPresent()) {
                write(answer.get());
                answered = true;
            }
        }
    }

    /// Answers are sent together, when nothing more is here to be answered.
    private Optional<Message> next() throws IOException {
        input.checkNotRefused();
        Optional<Message> ready;
        while ((ready = below.poll()).isPresent()) {
            Optional<Message> opened = input.open(ready.get());
            if (opened.isPresent()) {
                return opened;
            }
        }
        if (answered) {
            below.flush();
            answered = false;
        }
        return read();
    }

    /// As [FramedConnection#shutdownOutput()].
    public void shutdownOutput() throws IOException {
        below.shutdownOutput();
    }

    /// As [FramedConnection#close()].
    @Override
    public void close() throws IOException {
        below.close();
    }
}

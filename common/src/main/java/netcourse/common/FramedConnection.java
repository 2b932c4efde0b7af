package netcourse.common;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connection that speaks whole messages: it owns the [Transport] and the framing.
///
/// One thread reads; any thread writes and closes. Reading and writing block. A silent connection
/// has a buffer of 4 KiB; while bytes flow it borrows larger ones, and holds no more than twice the
/// bytes that came.
///
/// ```java
/// try (FramedConnection connection = new FramedConnection(socket, MessageLimits.defaults())) {
///     connection.answerAll(request -> Optional.of(request.echo()));
/// }
/// ```
public final class FramedConnection implements AutoCloseable {
    /// What is done with a message that came.
    @FunctionalInterface
    public interface Responder {
        /// @return what is sent back; empty: nothing
        /// @throws IOException ends the connection
        Optional<Message> answer(Message message) throws IOException;
    }

    /// How long [#close()] takes at most for what is still to be said.
    public static final Duration FAREWELL = Duration.ofMillis(500);

    private final Transport transport;
    private final MessageLimits limits;
    private final MessageInput input;
    private final FrameOutput output;
    private final FinalMessages finalMessages;
    private final AtomicBoolean closing = new AtomicBoolean();

    /// Something was written by the reading thread, and not flushed. It must not wait for a thread
    /// that writes unless it has to: a client's writing thread may wait for it to read.
    private boolean answered;

    /// Takes the socket over, which [#close()] closes.
    ///
    /// @param socket connected; TCP_NODELAY is set, since messages are collected here
    /// @throws IOException if it is closed already; it is closed in any case then
    public FramedConnection(Socket socket, MessageLimits limits) throws IOException {
        this(Transport.of(socket), limits);
    }

    /// Takes the transport over, which [#close()] closes.
    public FramedConnection(Transport transport, MessageLimits limits) {
        this(transport, limits, new FrameInput(transport, limits, BufferPool.SHARED));
    }

    /// The same, with another input, which keeps to the limits itself.
    public FramedConnection(Transport transport, MessageLimits limits, MessageInput input) {
        this.transport = transport;
        this.limits = limits;
        this.input = input;
        this.output = new FrameOutput(transport, BufferPool.SHARED);
        this.finalMessages = new FinalMessages(transport, output);
    }

    /// Answers each message until the end of the stream, all in the calling thread: reads what is
    /// there, has every whole message answered, and sends the answers together. While it waits for
    /// the peer to take them, it reads nothing: a peer that sends and does not read is slowed down
    /// by TCP, and its answers take no memory here.
    ///
    /// @throws IOException as [#read()]
    public void answerAll(Responder responder) throws IOException {
        Turn turn = new Turn();
        Optional<Message> message;
        while ((message = next(turn)).isPresent()) {
            Optional<Message> answer = responder.answer(message.get());
            if (answer.isPresent()) {
                write(answer.get());
                answered = true;
            }
        }
    }

    private Optional<Message> next(Turn turn) throws IOException {
        Optional<Message> ready = poll();
        if (ready.isPresent()) {
            return ready;
        }
        if (answered) {
            flush();
            answered = false;
        }
        turn.pass();
        Optional<Message> message = read();
        turn.go();
        return message;
    }

    /// Reads the next message. Blocks until it has come whole.
    ///
    /// @return empty at a clean end: the peer sent its FIN between two messages
    /// @throws ProtocolException if the header is refused; every later call throws it again, and
    ///   [#close()] says why to the peer
    /// @throws java.io.EOFException if the stream ends inside a message: `stream ended after 3 of
    ///   16 bytes of the header`
    /// @throws SocketTimeoutException if no message begins within the limits' `idle`, or if one is
    ///   not complete within their `messageDeadline`: `message must be complete within 10000 ms,
    ///   came 3 of 16 bytes of the header`. No byte is lost: the next call goes on with the same
    ///   message, and gives it the same time again
    /// @throws java.net.SocketException if the peer resets the connection, or if it is closed here
    public Optional<Message> read() throws IOException {
        try {
            return input.read();
        } catch (ProtocolException e) {
            throw refused(e);
        }
    }

    /// The next message, if it is here whole already. Does not block. For the reading thread.
    ///
    /// @return empty if it is not
    /// @throws ProtocolException as [#read()]
    public Optional<Message> poll() throws IOException {
        try {
            return input.poll();
        } catch (ProtocolException e) {
            throw refused(e);
        }
    }

    private ProtocolException refused(ProtocolException e) {
        finalMessages.because(MessageError.BAD_MESSAGE, e.getMessage());
        return e;
    }

    /// Writes a message, which waits here until [#flush()], or until a buffer is full: then this
    /// blocks while the peer does not read.
    ///
    /// @throws IllegalArgumentException if the body is longer than the limits allow, as a peer of
    ///   the same limits would refuse it; nothing is written then
    public void write(Message message) throws IOException {
        check(message);
        output.write(message);
    }

    private void check(Message message) {
        int length = message.header().bodyLength();
        if (length > limits.maxBodyBytes()) {
            throw new IllegalArgumentException(
                    "body length must be 0..%d, was %d".formatted(limits.maxBodyBytes(), length));
        }
    }

    /// Sends what was written. Blocks while the peer does not read.
    public void flush() throws IOException {
        output.send(List.of());
    }

    /// Sends a message, after what was written. Blocks while the peer does not read.
    ///
    /// @throws IllegalArgumentException as [#write(Message)]
    public void send(Message message) throws IOException {
        send(List.of(message));
    }

    /// Sends messages together, after what was written. Blocks while the peer does not read.
    ///
    /// @throws IllegalArgumentException as [#write(Message)]
    public void send(List<Message> messages) throws IOException {
        messages.forEach(this::check);
        output.send(messages);
    }

    /// Sends what was written, and then the FIN: the peer reads its clean end, and this end can
    /// still read.
    public void shutdownOutput() throws IOException {
        output.end(List.of());
    }

    /// The peer's address, for a log.
    public String remote() {
        return transport.remote();
    }

    /// Says why to the peer, if it still reads, and closes.
    public void close(MessageError error, String reason) throws IOException {
        finalMessages.because(error, reason);
        close();
    }

    /// Closes the transport, which also ends a read or write of another thread. Before that, within
    /// [#FAREWELL]: sends what was written and not flushed, unless another thread is writing; and,
    /// if a header was refused, the reason. A second call closes at once.
    ///
    /// @throws IOException if what was written could not be sent; the transport is closed all the
    ///   same
    @Override
    public void close() throws IOException {
        // In the reverse order: what closes last are the buffers of a transport that is closed.
        try (output;
                input;
                transport) {
            if (closing.compareAndSet(false, true)) {
                finalMessages.say(FAREWELL);
            }
        }
    }
}

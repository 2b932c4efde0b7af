package netcourse.common;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// A connection that speaks whole messages: it owns the socket, both its streams and the framing.
///
/// One thread may read while another writes; any thread may close. Reading and writing block.
/// Memory: a buffer of 8 KiB each way, and one body at a time, of which no more than twice the
/// bytes that came is held.
///
/// ```java
/// try (FramedConnection connection = new FramedConnection(socket, MessageLimits.defaults())) {
///     Optional<Message> request;
///     while ((request = connection.read()).isPresent()) {
///         connection.write(request.get().echo());
///         if (!connection.isReady()) {
///             connection.flush();
///         }
///     }
/// }
/// ```
public final class FramedConnection implements AutoCloseable {
    /// How long [#close()] takes at most for what is still to be said.
    public static final Duration FAREWELL = Duration.ofMillis(500);

    /// A tenth of a millisecond at 1 Gbit/s, and hundreds of small messages.
    private static final int BUFFER_BYTES = 8192;

    private final Socket socket;
    private final MessageLimits limits;
    private final FrameInput input;
    private final FrameOutput output;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile Message farewell;

    /// Takes the socket over, which [#close()] closes.
    ///
    /// @param socket connected; TCP_NODELAY is set, since messages are collected here
    /// @throws IOException if it is closed already; it is closed in any case then
    public FramedConnection(Socket socket, MessageLimits limits) throws IOException {
        this.socket = socket;
        this.limits = limits;
        try {
            socket.setTcpNoDelay(true);
            this.input = new FrameInput(socket, limits, BUFFER_BYTES);
            this.output = new FrameOutput(socket.getOutputStream(), BUFFER_BYTES);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Reads the next message. Blocks until it has come whole.
    ///
    /// @return empty at a clean end: the peer sent its FIN between two messages
    /// @throws ProtocolException if the header is refused; every later call throws it again, and
    ///   [#close()] tells the peer why
    /// @throws java.io.EOFException if the stream ends inside a message: `stream ended after 3 of
    ///   16 bytes of the header`
    /// @throws SocketTimeoutException if no message begins within the limits' `idle`, or if one is
    ///   not complete within their `messageDeadline`: `message must be complete within 10000 ms,
    ///   came 3 of 16 bytes of the header`; the connection is of no use afterwards
    /// @throws java.net.SocketException if the peer resets the connection, or if it is closed here
    public Optional<Message> read() throws IOException {
        try {
            return input.read();
        } catch (ProtocolException e) {
            farewell = Message.farewell(MessageError.BAD_MESSAGE, e.getMessage());
            throw e;
        }
    }

    /// Whether the next [#read()] will not block, its message being here already. While it is true,
    /// answers may wait for those to come; when it is false, [#flush()] before you read. For the
    /// reading thread.
    public boolean isReady() {
        return input.isReady();
    }

    /// Whether a [#read()] has had to wait inside the message that it reads, or read last: the peer
    /// is not silent then, and the message's deadline counts. For any thread.
    public boolean isInside() {
        return input.isInside();
    }

    /// Writes a message, which waits here until [#flush()], or until there is no room for it: then
    /// this blocks while the peer does not read.
    ///
    /// @throws IllegalArgumentException if the body is longer than the limits allow, as a peer of
    ///   the same limits would refuse it; nothing is written then
    public void write(Message message) throws IOException {
        int length = message.header().bodyLength();
        if (length > limits.maxBodyBytes()) {
            throw new IllegalArgumentException(
                    "body length must be 0..%d, was %d".formatted(limits.maxBodyBytes(), length));
        }
        writing.lock();
        try {
            output.write(message);
        } finally {
            writing.unlock();
        }
    }

    /// Sends what was written. Blocks while the peer does not read.
    public void flush() throws IOException {
        writing.lock();
        try {
            output.flush();
        } finally {
            writing.unlock();
        }
    }

    /// Sends what was written, and behind it whole messages that [Message#writeTo] has put into a
    /// buffer, one behind the other. Blocks while the peer does not read.
    ///
    /// @param messages with an array; its bytes from position to limit are sent, the position moves
    ///   to the limit
    public void send(ByteBuffer messages) throws IOException {
        writing.lock();
        try {
            output.send(messages);
        } finally {
            writing.unlock();
        }
    }

    /// Sends messages together, behind what was written, and whatever their length. Blocks while
    /// the peer does not read.
    public void send(Message... messages) throws IOException {
        writing.lock();
        try {
            for (Message message : messages) {
                output.write(message);
            }
            output.flush();
        } finally {
            writing.unlock();
        }
    }

    /// Sends what was written, and then the FIN: the peer reads its clean end, and this end can
    /// still read.
    public void shutdownOutput() throws IOException {
        writing.lock();
        try {
            output.flush();
            socket.shutdownOutput();
        } finally {
            writing.unlock();
        }
    }

    /// The peer's address, for a log.
    public String remote() {
        return String.valueOf(socket.getRemoteSocketAddress()).replaceFirst("^[^/]*/", "");
    }

    /// Tells the peer why, if it still takes it, and closes.
    public void close(MessageError error, String reason) throws IOException {
        farewell = Message.farewell(error, reason);
        close();
    }

    /// Closes the socket, which also ends a read or write of another thread. Before that, within
    /// [#FAREWELL]: sends what was written and not flushed, unless another thread is writing; and,
    /// if a header was refused, the reason. A second call closes at once.
    ///
    /// @throws IOException if what was written could not be sent; the socket is closed all the same
    @Override
    public void close() throws IOException {
        try (socket) {
            if (closing.compareAndSet(false, true) && !socket.isClosed() && hasLastWords()) {
                part();
            }
        }
    }

    private boolean hasLastWords() {
        if (farewell != null) {
            return true;
        }
        if (!writing.tryLock()) {
            return false;
        }
        try {
            return !output.isEmpty();
        } finally {
            writing.unlock();
        }
    }

    /// In a thread of its own, since a write cannot be given a time-out: closing the socket ends
    /// it.
    private void part() throws IOException {
        FutureTask<Void> last = new FutureTask<>(this::sayLast);
        Thread.ofVirtual().name("farewell").start(last);
        try {
            last.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // A reason is said where that is possible; messages of the caller's are not lost
            // unsaid.
            if (farewell == null) {
                throw new IOException("closed before the last messages were sent", e);
            }
        }
    }

    private Void sayLast() throws IOException {
        writing.lock();
        try {
            if (farewell == null) {
                output.flush();
                return null;
            }
            output.write(farewell);
            output.flush();
            socket.shutdownOutput();
        } finally {
            writing.unlock();
        }
        throwAwayUntilEnd();
        return null;
    }

    /// Closing with unread bytes would send a RST, which may overtake the reason.
    private void throwAwayUntilEnd() throws IOException {
        socket.setSoTimeout((int) FAREWELL.toMillis());
        InputStream in = socket.getInputStream();
        byte[] thrownAway = new byte[BUFFER_BYTES];
        while (in.read(thrownAway) >= 0) {}
    }
}

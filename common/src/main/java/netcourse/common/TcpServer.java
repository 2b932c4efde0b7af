package netcourse.common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Accepts connections and gives each one a thread of its own, up to a limit.
///
/// One thread sits in `accept`. It outlives whatever `accept` throws while the listener is open:
/// out of descriptors (EMFILE, ENFILE) or a connection that was aborted in the queue (ECONNABORTED)
/// make it pause, for 5 ms at first and 1 s at most, and accept again.
public final class TcpServer implements AutoCloseable {
    /// How long [#stop(Duration)] waits for a handler's thread after it closed its connection.
    private static final Duration LAST_WAIT = Duration.ofSeconds(1);

    /// What is done with a connection, in a thread of its own.
    @FunctionalInterface
    public interface Handler {
        /// May block. The server closes the socket when this returns or throws.
        ///
        /// @throws IOException ends this connection only, and is logged in one line
        void handle(Socket socket) throws IOException;
    }

    /// @param maxConnections connections at a time, 1 or more
    /// @param surplus what is done with one more, in the accepting thread: it must not block; the
    ///   server closes the socket afterwards
    /// @param threads makes the thread of a connection
    /// @param grace how long [#close()] lets the handlers finish
    /// @param log takes one line for each event that an operator would want to know of; called by
    ///   any thread
    public record Options(
            int maxConnections,
            Handler surplus,
            ThreadFactory threads,
            Duration grace,
            Consumer<String> log) {
        public Options {
            if (maxConnections < 1) {
                throw new IllegalArgumentException(
                        "maxConnections must be 1 or more, was " + maxConnections);
            }
            Objects.requireNonNull(surplus, "surplus");
            Objects.requireNonNull(threads, "threads");
            if (grace.isNegative()) {
                throw new IllegalArgumentException("grace must not be negative, was " + grace);
            }
            Objects.requireNonNull(log, "log");
        }

        /// 5000 connections, the number of the article; surplus ones are closed without a word;
        /// virtual threads, since a handler blocks; 2 s of grace, as long as a person waits after
        /// Ctrl-C; log lines are warnings.
        public static Options defaults() {
            return new Options(
                    5000,
                    socket -> {},
                    Thread.ofVirtual().name("connection-", 1).factory(),
                    Duration.ofSeconds(2),
                    LoggerFactory.getLogger(TcpServer.class)::warn);
        }

        public Options withMaxConnections(int number) {
            return new Options(number, surplus, threads, grace, log);
        }

        public Options withSurplus(Handler handler) {
            return new Options(maxConnections, handler, threads, grace, log);
        }

        public Options withThreads(ThreadFactory factory) {
            return new Options(maxConnections, surplus, factory, grace, log);
        }

        public Options withGrace(Duration duration) {
            return new Options(maxConnections, surplus, threads, duration, log);
        }

        public Options withLog(Consumer<String> lines) {
            return new Options(maxConnections, surplus, threads, grace, lines);
        }
    }

    private final ServerSocket listener;
    private final Options options;
    private final Endpoint endpoint;
    private final Connections connections;
    private final Thread acceptor;
    private final Backoff backoff;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean failing;

    private TcpServer(ServerSocket listener, Handler handler, Options options, Backoff backoff) {
        this.backoff = backoff;
        this.listener = Objects.requireNonNull(listener, "listener");
        this.options = Objects.requireNonNull(options, "options");
        this.endpoint = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
        this.connections =
                new Connections(
                        options.threads, Objects.requireNonNull(handler, "handler"), options.log);
        this.acceptor =
                Thread.ofPlatform().name("accept-" + endpoint.port()).unstarted(this::acceptAll);
    }

    /// Serves the listener's connections with [Options#defaults()], in the background.
    public static TcpServer start(ServerSocket listener, Handler handler) {
        return start(listener, handler, Options.defaults());
    }

    /// Serves the listener's connections in the background until [#close()], which also closes the
    /// listener.
    ///
    /// @param listener bound
    public static TcpServer start(ServerSocket listener, Handler handler, Options options) {
        return start(listener, handler, options, Backoff.forAccept());
    }

    static TcpServer start(
            ServerSocket listener, Handler handler, Options options, Backoff backoff) {
        TcpServer server = new TcpServer(listener, handler, options, backoff);
        server.acceptor.start();
        return server;
    }

    /// Where it listens; the port is the real one where 0 was asked for.
    public Endpoint endpoint() {
        return endpoint;
    }

    /// How many connections are being handled now.
    public int connections() {
        return connections.count();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                admit(listener.accept());
                accepted();
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // Java reports that the system gives no more threads as an OutOfMemoryError.
                if (!listener.isClosed()) {
                    pause(e);
                }
            }
        }
    }

    private void admit(Socket socket) {
        if (connections.count() < options.maxConnections) {
            connections.start(socket);
            return;
        }
        try (socket) {
            options.surplus.handle(socket);
        } catch (IOException e) {
            options.log.accept("a surplus connection failed: " + e.getMessage());
        }
    }

    private void accepted() {
        if (failing) {
            failing = false;
            options.log.accept("accepting again");
        }
        backoff.reset();
    }

    /// [#stop(Duration)] ends the pause at once.
    private void pause(Throwable failure) {
        if (!failing) {
            failing = true;
            options.log.accept("cannot accept, trying again: " + failure.getMessage());
        }
        try {
            stopping.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closeListener();
        }
    }

    /// Stops accepting at once, lets the handlers finish within [Options#grace()], then closes what
    /// is left.
    @Override
    public void close() {
        stop(options.grace);
    }

    /// Closes the listener, waits at most `grace` for the handlers to return, then closes their
    /// connections, interrupts their threads and waits for these, 1 s at most. Blocks; may be
    /// called by any thread but a handler's, and more than once. If the calling thread is
    /// interrupted, it does all this without waiting.
    public void stop(Duration grace) {
        closeListener();
        stopping.countDown();
        Connections.join(acceptor, LAST_WAIT);
        if (connections.await(grace)) {
            return;
        }
        connections.end();
        if (!connections.await(LAST_WAIT) && !Thread.currentThread().isInterrupted()) {
            options.log.accept(connections.count() + " handlers do not end");
        }
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            options.log.accept("closing the listener failed: " + e.getMessage());
        }
    }
}

package netcourse.common;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The connections of one [TcpServer], each handled in a thread of its own.
final class Connections {
    private final Set<Connection> live = ConcurrentHashMap.newKeySet();
    private final ThreadFactory threads;
    private final TcpServer.Handler handler;
    private final Consumer<String> log;

    Connections(ThreadFactory threads, TcpServer.Handler handler, Consumer<String> log) {
        this.threads = threads;
        this.handler = handler;
        this.log = log;
    }

    int count() {
        return live.size();
    }

    /// Hands the socket to a new thread, which closes it in the end.
    ///
    /// @throws OutOfMemoryError if the system gives no more threads; the socket is closed then, and
    ///   also if the factory throws anything else
    void start(Socket socket) {
        try {
            Connection connection = new Connection(socket);
            live.add(connection);
            connection.thread.start();
        } catch (RuntimeException | Error e) {
            live.removeIf(connection -> connection.socket == socket);
            close(socket);
            throw e;
        }
    }

    private void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.accept("closing a connection failed: " + Program.explain(e));
        }
    }

    /// Waits for the handlers; false if some are left, because the time is up or the calling thread
    /// was interrupted.
    boolean await(Duration limit) {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(limit);
        for (Connection connection : live) {
            if (!join(connection.thread, Duration.ofNanos(end - System.nanoTime()))) {
                break;
            }
        }
        return live.isEmpty();
    }

    /// Closes every socket, which frees a thread that reads or writes, and interrupts every thread,
    /// which frees one that waits for something else.
    void end() {
        for (Connection connection : live) {
            connection.ended = true;
            connection.close();
            connection.thread.interrupt();
        }
    }

    /// False if the thread still runs or is not started yet, or if the calling thread was
    /// interrupted.
    static boolean join(Thread thread, Duration limit) {
        try {
            return thread.getState() != Thread.State.NEW
                    && thread.join(limit.isNegative() ? Duration.ZERO : limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Connection implements Runnable {
        private final Socket socket;
        private final Thread thread;
        private volatile boolean ended;

        Connection(Socket socket) {
            this.socket = socket;
            this.thread = threads.newThread(this);
        }

        @Override
        public void run() {
            try {
                handler.handle(socket);
            } catch (IOException e) {
                if (!ended) {
                    log.accept("a connection failed: " + Program.explain(e));
                }
            } finally {
                close();
                live.remove(this);
            }
        }

        void close() {
            Connections.this.close(socket);
        }
    }
}

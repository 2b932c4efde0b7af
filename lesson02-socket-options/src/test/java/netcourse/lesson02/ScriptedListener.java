package netcourse.lesson02;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import netcourse.checker.Trial;

/// A real listener on loopback that fails when the script says so. Each call is a step; it keeps
/// what it has accepted.
final class ScriptedListener extends ServerSocket {
    /// What a call of `accept` does first: nothing, or it throws instead of accepting.
    @FunctionalInterface
    interface Turn {
        void begin() throws IOException;
    }

    /// The turn of a call that accepts.
    static final Turn ACCEPTS = () -> {};

    private final Trial trial;
    private final Iterator<Turn> script;

    /// Of the call under way, and of the next one if nobody comes within the listener's time-out.
    private Turn turn;

    private final AtomicInteger calls = new AtomicInteger();
    private final Semaphore toAwait = new Semaphore(0);
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final List<Long> pausesNanos = new CopyOnWriteArrayList<>();
    private volatile boolean writesFail;
    private volatile boolean closesFail;
    private volatile Runnable beforeClose;
    private volatile Throwable end;
    private volatile long failedAtNanos;
    private volatile boolean failed;

    /// @param script of the first calls; those after them accept
    ScriptedListener(Trial trial, Turn... script) throws IOException {
        super(0, 100, InetAddress.getLoopbackAddress());
        this.trial = trial;
        this.script = List.of(script).iterator();
    }

    /// The turn of a call that fails: with an IOException or a RuntimeException.
    static Turn fails(Exception failure) {
        return () -> {
            switch (failure) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalArgumentException(failure);
            }
        };
    }

    /// What comes from now on cannot be written to.
    void makeWritesFail() {
        trial.step("from now on", "no accepted socket can be written to");
        writesFail = true;
    }

    /// What comes from now on throws when it is closed, and is closed then.
    void makeClosesFail() {
        trial.step("from now on", "every accepted socket throws when it is closed");
        closesFail = true;
    }

    /// Run once, in the thread that closes an accepted socket, while that is still open.
    void beforeNextClose(Runnable action) {
        beforeClose = action;
    }

    @Override
    public Socket accept() throws IOException {
        calls.incrementAndGet();
        if (failed) {
            pausesNanos.add(System.nanoTime() - failedAtNanos);
        }
        failed = false;
        if (turn == null) {
            turn = script.hasNext() ? script.next() : ACCEPTS;
            toAwait.release();
        }
        begin();
        Socket socket = acceptReally();
        turn = null;
        return socket;
    }

    private void begin() throws IOException {
        try {
            turn.begin();
        } catch (IOException | RuntimeException e) {
            turn = null;
            trial.step("you called", "accept() -> " + e);
            failedAtNanos = System.nanoTime();
            failed = true;
            throw e;
        }
    }

    private Socket acceptReally() throws IOException {
        Accepted socket = new Accepted();
        try {
            implAccept(socket);
        } catch (IOException e) {
            end = isClosed() ? e : null;
            throw e;
        }
        socket.cannotBeWritten = writesFail;
        socket.closeFails = closesFail;
        accepted.add(socket);
        trial.step("you called", "accept() -> client " + accepted.size());
        return socket;
    }

    /// Blocks until `accept` has been called so many times more, those that follow a time-out not
    /// counted.
    void awaitCalls(int more) throws InterruptedException {
        toAwait.acquire(more);
    }

    int calls() {
        return calls.get();
    }

    /// In the order in which they came.
    List<Accepted> accepted() {
        return accepted;
    }

    /// What the sockets have thrown that were made to fail.
    List<Throwable> thrownBySockets() {
        return thrown;
    }

    /// How long after each failure `accept` was called again.
    List<Long> pausesNanos() {
        return pausesNanos;
    }

    /// What `accept` threw because the listener was closed; null before that.
    Throwable end() {
        return end;
    }

    /// A socket that was accepted.
    final class Accepted extends Socket {
        private volatile boolean cannotBeWritten;
        private volatile boolean closeFails;
        private volatile boolean written;

        /// Whether its output stream was asked for.
        boolean wasWrittenTo() {
            return written;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            written = true;
            if (cannotBeWritten) {
                throw kept("Broken pipe");
            }
            return super.getOutputStream();
        }

        @Override
        public synchronized void close() throws IOException {
            boolean first = !isClosed();
            Runnable action = beforeClose;
            if (first && action != null) {
                beforeClose = null;
                action.run();
            }
            super.close();
            if (first && closeFails) {
                throw kept("close failed");
            }
        }

        private IOException kept(String message) {
            IOException failure = new IOException(message);
            thrown.add(failure);
            return failure;
        }
    }
}

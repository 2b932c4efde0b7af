package netcourse.lesson02;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import netcourse.checker.Trial;

/// A socket without a network, whose connect fails the same way everywhere: with the exception that
/// it was given, or because no answer ever comes. It leaves the closing to the caller. Each call is
/// a step.
final class PretendSocket extends Socket {
    private final Trial trial;
    private final IOException failure;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean tried;
    private int limitMillis;

    private PretendSocket(Trial trial, IOException failure) {
        this.trial = trial;
        this.failure = failure;
    }

    /// One whose connect throws this at once.
    static PretendSocket failing(Trial trial, IOException failure) {
        return new PretendSocket(trial, failure);
    }

    /// One whose peer never answers. A connect with a limit fails at once, as if the time were
    /// over; one without ends when another thread closes the socket.
    static PretendSocket silent(Trial trial) {
        return new PretendSocket(trial, null);
    }

    @Override
    public void connect(SocketAddress address, int timeoutMillis) throws IOException {
        trial.step("you called", "connect(%s, %d)".formatted(address, timeoutMillis));
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("connect: timeout can't be negative");
        }
        tried = true;
        limitMillis = timeoutMillis;
        if (failure != null) {
            throw failure;
        }
        if (timeoutMillis > 0) {
            throw new SocketTimeoutException("Connect timed out");
        }
        trial.step("the system", "waits for ever: a time-out of 0 is none");
        awaitClose();
        throw new SocketException("Socket closed");
    }

    private void awaitClose() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!isClosed()) {
            super.close();
            trial.step("you called", "close()");
            closed.countDown();
        }
    }

    boolean wasTried() {
        return tried;
    }

    /// The time-out of the last connect; 0 for none.
    int limitMillis() {
        return limitMillis;
    }
}

package netcourse.lesson02;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.AcceptLoop;

/// The handler of an accept loop on trial: it echoes byte by byte, and obeys a client's special
/// bytes. It keeps which thread served whom.
final class EchoDesk implements AcceptLoop.Handler, AutoCloseable {
    /// Each of these bytes ends the visit: the handler throws.
    static final int THROWS_IO = 200;

    static final int THROWS_RUNTIME = 201;
    static final int THROWS_ERROR = 202;

    /// After this byte the handler does not return before the desk is closed.
    static final int LINGERS = 210;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final int LOOKS = 10;

    /// Thrown by this handler and by nobody else.
    static final class HandlerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HandlerException() {
            super("the handler failed");
        }
    }

    /// The same.
    static final class HandlerError extends Error {
        private static final long serialVersionUID = 1L;

        HandlerError() {
            super("the handler failed");
        }
    }

    /// One call of the handler.
    ///
    /// @param over when it has returned or thrown
    record Visit(Thread thread, CountDownLatch over) {
        void awaitEndOfThread() throws InterruptedException {
            over.await();
            awaitRest(thread);
        }
    }

    /// Blocks until the thread has ended, or waits for something else to do. One that is ready to
    /// run, and has no processor, does not count as waiting.
    static void awaitRest(Thread thread) throws InterruptedException {
        for (int looks = 0; looks < LOOKS; ) {
            if (thread.join(BETWEEN_LOOKS)) {
                return;
            }
            boolean waits =
                    switch (thread.getState()) {
                        case WAITING, TIMED_WAITING -> true;
                        default -> false;
                    };
            looks = waits ? looks + 1 : 0;
        }
    }

    private final Trial trial;
    private final Map<Integer, Visit> visits = new ConcurrentHashMap<>();
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    EchoDesk(Trial trial) {
        this.trial = trial;
    }

    @Override
    public void handle(Socket client) throws IOException {
        trial.step("your thread", "calls the handler");
        Visit visit = new Visit(Thread.currentThread(), new CountDownLatch(1));
        visits.put(client.getPort(), visit);
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        boolean[] lingers = {false};
        try {
            echo(client, lingers);
        } finally {
            linger(lingers[0]);
            inside.decrementAndGet();
            visit.over.countDown();
        }
    }

    private void echo(Socket client, boolean[] lingers) throws IOException {
        int next = client.getInputStream().read();
        while (next >= 0) {
            lingers[0] |= next == LINGERS;
            failIfAsked(next);
            client.getOutputStream().write(next);
            next = client.getInputStream().read();
        }
    }

    private void failIfAsked(int order) throws IOException {
        switch (order) {
            case THROWS_IO -> throw kept(new IOException("the handler failed"));
            case THROWS_RUNTIME -> throw kept(new HandlerException());
            case THROWS_ERROR -> throw kept(new HandlerError());
            default -> {}
        }
    }

    private <T extends Throwable> T kept(T failure) {
        thrown.add(failure);
        return failure;
    }

    /// A slow handler: an interrupt does not end it either.
    private void linger(boolean lingers) {
        for (boolean over = !lingers; !over; ) {
            try {
                closed.await();
                over = true;
            } catch (InterruptedException e) {
                // It takes its time all the same.
            }
        }
    }

    static String text(int order) {
        return switch (order) {
            case THROWS_IO -> "throw an IOException";
            case THROWS_RUNTIME -> "throw a RuntimeException";
            case THROWS_ERROR -> "throw an Error";
            default -> "take your time when your client has gone";
        };
    }

    /// Ends the handlers that linger.
    @Override
    public void close() {
        closed.countDown();
    }

    /// The visit of the client with this local port; null if the handler was not called for it.
    Visit visit(int port) {
        return visits.get(port);
    }

    int visits() {
        return visits.size();
    }

    int inside() {
        return inside.get();
    }

    /// The most that were inside at a time.
    int most() {
        return most.get();
    }

    /// What it threw because a client asked for it.
    List<Throwable> thrown() {
        return thrown;
    }
}

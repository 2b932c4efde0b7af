package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.lesson02.EchoDesk.Visit;
import netcourse.lesson02.exercise.AcceptLoop;

/// An accept loop on trial, in a thread of its own, with what it is given and its clients.
final class LoopServer {
    private static final byte[] HELLO = {'h', 'e', 'l', 'l', 'o', 0, (byte) 0x80, (byte) 0xff};

    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final int MOMENTS = 200;

    private final Trial trial;
    private final ScriptedListener listener;
    private final EchoDesk desk;
    private final List<Throwable> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Task<Void> task;
    private volatile Thread thread;
    private volatile boolean stopping;

    LoopServer(Trial trial, ScriptedListener listener) {
        this.trial = trial;
        this.listener = trial.closing(listener);
        desk = trial.closing(new EchoDesk(trial));
    }

    /// Calls `serve` in a new thread. It is wrong if it returns before [#stop()].
    LoopServer start(AcceptLoop loop, int limit, Symptom... ifItReturns) {
        return start(
                limit,
                () -> {
                    loop.serve(listener, limit, desk, log::add);
                    trial.expectThat(
                            stopping,
                            "serve has returned, and nobody has closed the listener",
                            ifItReturns);
                });
    }

    /// The same; it is wrong if it ends otherwise than by an InterruptedException.
    LoopServer startToInterrupt(AcceptLoop loop, int limit) {
        return start(
                limit,
                () ->
                        trial.expectThrows(
                                InterruptedException.class,
                                "the thread is interrupted in its pause",
                                () -> loop.serve(listener, limit, desk, log::add)));
    }

    private interface Body {
        void run() throws Exception;
    }

    private LoopServer start(int limit, Body body) {
        trial.calling("serve(listener, %d, handler, log)".formatted(limit));
        task =
                trial.start(
                        "your server",
                        () -> {
                            thread = Thread.currentThread();
                            try {
                                body.run();
                            } finally {
                                ended.countDown();
                            }
                            return null;
                        });
        return this;
    }

    /// Closes the listener: the loop shall end.
    void stop() throws IOException {
        stopping = true;
        trial.step("the check", "closes the listener");
        listener.close();
    }

    /// Waits for the end, and throws what it failed with.
    void awaitEnd() throws Exception {
        task.result();
    }

    boolean isDone() {
        return ended.getCount() == 0;
    }

    ScriptedListener listener() {
        return listener;
    }

    EchoDesk desk() {
        return desk;
    }

    /// That which has called `serve`.
    Thread thread() {
        return thread;
    }

    boolean hasLogged(Throwable failure) {
        return log.contains(failure);
    }

    /// It may come into the log a little after the client has seen its end.
    void expectLogged(Throwable failure) {
        for (int moment = 0; moment < MOMENTS && !log.contains(failure); moment++) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        long times = log.stream().filter(f -> f == failure).count();
        trial.expectThat(
                times == 1,
                "%s: expected it in the log once, it was there %d times".formatted(failure, times));
    }

    /// To be asked when the threads that may log have come to rest.
    void expectLoggedNothingBut(List<Throwable> failures) {
        List<Throwable> others = new ArrayList<>(log);
        others.removeAll(failures);
        trial.expectThat(others.isEmpty(), "expected nothing else in the log, was " + others);
    }

    Client client(String name) throws IOException {
        return new Client(name);
    }

    /// A client of it.
    final class Client {
        private final String name;
        private final Socket socket;

        private Client(String name) throws IOException {
            this.name = name;
            socket = trial.connect((InetSocketAddress) listener.getLocalSocketAddress());
            trial.step(name, "connects");
        }

        /// Gives an order to the handler.
        void send(int order) throws IOException {
            trial.step(name + " sent", "an order to the handler: " + EchoDesk.text(order));
            socket.getOutputStream().write(order);
        }

        /// The same, and waits until the handler has read it.
        void sendAndAwait(int order) throws IOException {
            send(order);
            if (socket.getInputStream().read() != order) {
                throw trial.wrong("%s is served no longer".formatted(name));
            }
        }

        /// Sends the end of its stream, on which the handler returns.
        void leave() throws IOException {
            trial.step(name + " sent", "the end of its stream (FIN)");
            socket.shutdownOutput();
        }

        /// Whether what it sends comes back.
        boolean isServed() {
            try {
                return Arrays.equals(HELLO, echo());
            } catch (IOException e) {
                return false; // reset: refused, and what it had sent was not read
            }
        }

        private byte[] echo() throws IOException {
            socket.getOutputStream().write(HELLO);
            return socket.getInputStream().readNBytes(HELLO.length);
        }

        /// A read that takes longer fails.
        void limitReads(Duration limit) throws IOException {
            socket.setSoTimeout((int) limit.toMillis());
        }

        void expectServed(Symptom... symptoms) throws IOException {
            trial.step(name + " sent", HELLO);
            byte[] got = echo();
            trial.step(name + " got", got);
            trial.expectThat(
                    Arrays.equals(HELLO, got),
                    "expected that %s gets back its %d bytes, it got \"%s\""
                            .formatted(name, HELLO.length, new String(got, UTF_8)),
                    symptoms);
        }

        /// All that comes up to the end of the stream.
        String readAll() throws IOException {
            byte[] got = socket.getInputStream().readAllBytes();
            trial.step(name + " got", got.length + " bytes, then the end of the stream");
            return new String(got, UTF_8);
        }

        /// Blocks until the server has closed the connection, by a FIN or a reset.
        void awaitEnd() {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // Bytes that were on their way.
                }
                trial.step(name + " got", "the end of the stream");
            } catch (IOException e) {
                trial.step(name + " got", e.toString());
            }
        }

        /// The call of the handler that serves this client; it has been served.
        Visit visit() {
            Visit visit = desk.visit(socket.getLocalPort());
            trial.expectThat(visit != null, "%s is served, and not by the handler".formatted(name));
            return visit;
        }
    }
}

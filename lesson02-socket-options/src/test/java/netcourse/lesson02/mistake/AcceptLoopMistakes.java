package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.exercise.AcceptLoop;

/// Common mistakes in exercise 2.5, accept loop with a thread for each client, up to a limit, in
/// the order of the behaviours of [netcourse.lesson02.AcceptLoopCheck] that catch them.
public final class AcceptLoopMistakes {
    private AcceptLoopMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    abstract static class InSteps implements AcceptLoop {
        final Set<Socket> clients = ConcurrentHashMap.newKeySet();
        int limit;
        Semaphore places;
        Handler handler;
        Consumer<Throwable> log;

        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            this.limit = limit;
            this.places = new Semaphore(limit);
            this.handler = handler;
            this.log = log;
            try (listener) {
                while (!listener.isClosed()) {
                    acceptOne(listener);
                }
            } catch (IOException e) {
                log.accept(e);
            } finally {
                closeClients();
                awaitHandlers();
            }
        }

        void acceptOne(ServerSocket listener) throws InterruptedException, IOException {
            try {
                admit(listener.accept());
            } catch (IOException | RuntimeException e) {
                if (!listener.isClosed()) {
                    log.accept(e);
                    pause();
                }
            }
        }

        void admit(Socket client) throws InterruptedException {
            if (takePlace()) {
                clients.add(client);
                start(() -> serve(client));
            } else {
                handle(client, this::refuse);
            }
        }

        boolean takePlace() throws InterruptedException {
            return places.tryAcquire();
        }

        void start(Runnable task) {
            Thread.startVirtualThread(task);
        }

        void serve(Socket client) {
            handle(client, handler);
            clients.remove(client);
            places.release();
        }

        void handle(Socket client, Handler what) {
            try (client) {
                what.handle(client);
            } catch (Throwable e) {
                log.accept(e);
            }
        }

        void refuse(Socket client) throws IOException {
            String line = "server full: at most " + limit + " clients\n";
            client.getOutputStream().write(line.getBytes());
        }

        void pause() throws InterruptedException {
            Thread.sleep(10);
        }

        void closeClients() {
            clients.forEach(client -> handle(client, _ -> {}));
        }

        void awaitHandlers() throws InterruptedException {
            places.acquire(limit);
        }
    }

    @Mistake(
            does = "calls the handler in the thread that accepts",
            sees =
                    """
                    While one client is served, nobody accepts. The next one is connected by the
                    system, waits in the accept queue, and gets no answer.
                    """,
            caughtBy = "servesClientInThreadOfItsOwn")
    public static class ServesInAcceptingThread extends InSteps {
        @Override
        void start(Runnable task) {
            task.run();
        }
    }

    @Mistake(
            does = "does not close the client's socket when the handler has returned",
            sees =
                    """
                    The client waits for the end of the stream, and each visit costs the server a
                    descriptor until it has none left. A connection whose peer has closed stays in
                    CLOSE_WAIT.
                    """,
            caughtBy = "servesClientInThreadOfItsOwn",
            verdict = Verdict.STUCK)
    public static class LeavesSocketOpen extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            try {
                what.handle(client);
            } catch (Throwable e) {
                log.accept(e);
            }
        }
    }

    @Mistake(
            does = "serves one client after the other, though it accepts more",
            sees =
                    """
                    The second client is accepted, but its handler is only called when the first has
                    gone.
                    """,
            caughtBy = "servesManyAtTheSameTime",
            verdict = Verdict.STUCK)
    public static class ServesOneAtATime extends InSteps {
        private final Executor thread =
                new ThreadPoolExecutor(
                        0,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().factory());

        @Override
        void start(Runnable task) {
            thread.execute(task);
        }
    }

    @Mistake(
            does = "does not accept while all places are taken",
            sees =
                    """
                    The surplus client is connected by the system and waits in the accept queue
                    without a word. It cannot know whether the server is full, slow or dead.
                    """,
            caughtBy = "refusesSurplusWithReason",
            verdict = Verdict.STUCK)
    public static class StopsAcceptingWhenFull extends InSteps {
        @Override
        void acceptOne(ServerSocket listener) throws InterruptedException, IOException {
            places.acquire();
            super.acceptOne(listener);
        }

        @Override
        boolean takePlace() {
            return true;
        }
    }

    @Mistake(
            does = "serves more clients than the limit allows",
            sees =
                    """
                    Nothing bounds the threads, the memory and the descriptors that clients can
                    make the server use.
                    """,
            caughtBy = "refusesSurplusWithReason",
            verdict = Verdict.STUCK)
    public static class HasNoLimit extends InSteps {
        @Override
        boolean takePlace() {
            places.tryAcquire();
            return true;
        }

        @Override
        void awaitHandlers() {}
    }

    @Mistake(
            does = "closes a surplus client without a word",
            sees =
                    """
                    The client sees a connection that opens and ends, as when the server crashes.
                    It cannot say to its user that the server is full.
                    """,
            caughtBy = "refusesSurplusWithReason")
    public static class RefusesWithoutReason extends InSteps {
        @Override
        void refuse(Socket client) {}
    }

    @Mistake(
            does = "gives a place back only if the handler returns, not if it throws",
            sees =
                    """
                    Each client that resets its connection takes a place with it. After a few days
                    the server is full, and serves nobody.
                    """,
            caughtBy = "outlivesWhatHandlerThrows")
    public static class LosesPlaceOfFailedHandler extends InSteps {
        @Override
        void serve(Socket client) {
            try (client) {
                handler.handle(client);
                places.release();
            } catch (Throwable e) {
                log.accept(e);
            }
        }
    }

    @Mistake(
            does = "closes the client's socket only if the handler returns, not if it throws",
            sees =
                    """
                    The client waits for an answer that nobody will write, and the descriptor is
                    lost.
                    """,
            caughtBy = "outlivesWhatHandlerThrows",
            verdict = Verdict.STUCK)
    public static class LeavesSocketOfFailedHandlerOpen extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            try {
                what.handle(client);
                client.close();
            } catch (Throwable e) {
                log.accept(e);
            }
        }
    }

    @Mistake(
            does = "catches only the IOExceptions of a handler",
            sees =
                    """
                    A RuntimeException, the most likely error in a handler, ends the thread before
                    it has cleaned up, and goes past the log.
                    """,
            caughtBy = "outlivesWhatHandlerThrows")
    public static class CatchesIoExceptionsOnly extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            try (client) {
                what.handle(client);
            } catch (IOException e) {
                log.accept(e);
            }
        }
    }

    @Mistake(
            does = "ends when accept throws once",
            sees =
                    """
                    accept fails for reasons that pass: the process has no descriptor left for a
                    moment (EMFILE) or, on some systems, a client has reset its connection in the
                    queue. A server that ends then was ended by its clients.
                    """,
            caughtBy = "outlivesWhatAcceptThrows")
    public static class EndsWhenAcceptThrows extends InSteps {
        @Override
        void acceptOne(ServerSocket listener) throws InterruptedException, IOException {
            admit(listener.accept());
        }
    }

    @Mistake(
            does = "calls accept again without a pause after it has thrown",
            sees =
                    """
                    Without a descriptor accept fails at once, each time: the loop takes a whole
                    processor, and fills the log, until a client leaves.
                    """,
            caughtBy = "pausesWhenAcceptThrows")
    public static class SpinsWhileAcceptThrows extends InSteps {
        @Override
        void pause() {}
    }

    @Mistake(
            does = "returns at the end, and leaves the sockets of its clients open",
            sees =
                    """
                    Handlers go on reading from clients that wait. The process cannot end, or ends
                    in the middle of their work.
                    """,
            caughtBy = "closesItsClientsAtTheEnd")
    public static class LeavesClientsOpen extends InSteps {
        @Override
        void closeClients() {}

        @Override
        void awaitHandlers() {}
    }

    @Mistake(
            does = "logs the exception that accept throws because the listener was closed",
            sees =
                    """
                    Closing the listener is how the loop is stopped. Every orderly end looks like a
                    failure in the log.
                    """,
            caughtBy = "closesItsClientsAtTheEnd")
    public static class LogsItsEnd extends InSteps {
        @Override
        void acceptOne(ServerSocket listener) throws InterruptedException {
            try {
                admit(listener.accept());
            } catch (IOException | RuntimeException e) {
                log.accept(e);
                pause();
            }
        }
    }

    @Mistake(
            does = "returns while handlers still run",
            sees =
                    """
                    The caller believes that nothing runs any more, and closes the database that
                    a handler is writing to.
                    """,
            caughtBy = "returnsWhenEveryHandlerHas")
    public static class ReturnsBeforeHandlers extends InSteps {
        @Override
        void awaitHandlers() {}
    }

    @Mistake(
            does = "goes on when its pause is interrupted",
            sees =
                    """
                    The thread was asked to end, and nobody asks twice: the server cannot be
                    stopped that way.
                    """,
            caughtBy = "endsWhenInterrupted",
            verdict = Verdict.STUCK)
    public static class SwallowsInterrupt extends InSteps {
        @Override
        void pause() {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                log.accept(e);
            }
        }
    }
}

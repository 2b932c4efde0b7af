package netcourse.lesson02.mistake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedAcceptLoop;
import netcourse.lesson02.exercise.AcceptLoop;
import netcourse.lesson02.mistake.AcceptLoopMistakes.InSteps;

/// Further wrong solutions of exercise 2.5.
public final class AcceptLoopWrong {
    private AcceptLoopWrong() {}

    @Wrong("takes the limit 0 and serves nobody")
    public static class TakesLimitZero extends SolvedAcceptLoop {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            super.serve(listener, Math.max(1, limit), handler, log);
        }
    }

    @Wrong("accepts before it looks at the limit")
    public static class AcceptsBeforeItLooks extends SolvedAcceptLoop {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            if (limit < 1) {
                try {
                    listener.accept().close();
                } catch (IOException e) {
                    log.accept(e);
                }
            }
            super.serve(listener, limit, handler, log);
        }
    }

    @Wrong(value = "serves one client more", nameless = true)
    public static class ServesOneMore extends InSteps {
        private boolean given;

        @Override
        boolean takePlace() throws InterruptedException {
            if (!given) {
                given = true;
                places.release();
                boolean taken = places.tryAcquire();
                return taken;
            }
            return super.takePlace();
        }
    }

    @Wrong("one limit for all listeners of the object")
    public static class OneLimitForAll extends InSteps {
        private static final Semaphore ALL = new Semaphore(2);

        @Override
        boolean takePlace() throws InterruptedException {
            if (!ALL.tryAcquire()) {
                return false;
            }
            boolean taken = super.takePlace();
            if (!taken) {
                ALL.release();
            }
            return taken;
        }

        @Override
        void serve(Socket client) {
            super.serve(client);
            ALL.release();
        }
    }

    @Wrong("says the limit of another server in its line")
    public static class SaysFixedLimit extends InSteps {
        @Override
        void refuse(Socket client) throws IOException {
            client.getOutputStream().write("server full: at most 2 clients\n".getBytes());
        }
    }

    @Wrong("sends the line without its end")
    public static class SendsNoLineEnd extends InSteps {
        @Override
        void refuse(Socket client) throws IOException {
            client.getOutputStream()
                    .write(("server full: at most " + limit + " clients").getBytes());
        }
    }

    @Wrong("reads what a surplus client sends to its end")
    public static class ReadsFromSurplus extends InSteps {
        @Override
        void refuse(Socket client) throws IOException {
            super.refuse(client);
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        }
    }

    @Wrong("leaves a surplus client open")
    public static class LeavesSurplusOpen extends InSteps {
        @Override
        void admit(Socket client) throws InterruptedException {
            if (places.availablePermits() > 0) {
                super.admit(client);
                return;
            }
            try {
                refuse(client);
            } catch (IOException e) {
                log.accept(e);
            }
        }
    }

    @Wrong("what the line to a surplus client throws goes nowhere")
    public static class HidesFailureOfRefusal extends InSteps {
        @Override
        void refuse(Socket client) {
            try {
                super.refuse(client);
            } catch (IOException e) {
                // not said
            }
        }
    }

    @Wrong("ends when a handler throws an Error")
    public static class HidesErrors extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            try (client) {
                what.handle(client);
            } catch (Exception e) {
                log.accept(e);
            }
        }
    }

    @Wrong("logs a failure twice")
    public static class LogsTwice extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            super.handle(
                    client,
                    c -> {
                        try {
                            what.handle(c);
                        } catch (Exception e) {
                            log.accept(e);
                            throw e;
                        }
                    });
        }
    }

    @Wrong("a close that throws goes nowhere")
    public static class HidesFailureOfClose extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            try {
                what.handle(client);
            } catch (Throwable e) {
                log.accept(e);
            }
            try {
                client.close();
            } catch (IOException e) {
                // not said
            }
        }
    }

    @Wrong("frees the place before the socket is closed")
    public static class FreesPlaceEarly extends InSteps {
        @Override
        void serve(Socket client) {
            try {
                handler.handle(client);
            } catch (Throwable e) {
                log.accept(e);
            }
            clients.remove(client);
            places.release();
        }
    }

    @Wrong("a pool of two threads for all clients")
    public static class UsesSmallPool extends InSteps {
        private final ExecutorService pool =
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());

        @Override
        void start(Runnable task) {
            pool.execute(task);
        }
    }

    @Wrong("pauses for a second when accept throws")
    public static class PausesTooLong extends InSteps {
        @Override
        void pause() throws InterruptedException {
            Thread.sleep(1000);
        }
    }

    @Wrong("ends when accept throws a RuntimeException")
    public static class EndsAtRuntimeException extends InSteps {
        @Override
        void acceptOne(ServerSocket listener) throws InterruptedException, IOException {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    log.accept(e);
                    pause();
                }
            }
        }
    }

    @Wrong("says nothing when accept throws")
    public static class HidesFailureOfAccept extends InSteps {
        @Override
        void acceptOne(ServerSocket listener) throws InterruptedException {
            try {
                admit(listener.accept());
            } catch (IOException | RuntimeException e) {
                if (!listener.isClosed()) {
                    pause();
                }
            }
        }
    }

    @Wrong("leaves the listener open when it is interrupted")
    public static class LeavesListenerOpen extends InSteps {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            this.limit = limit;
            this.places = new Semaphore(limit);
            this.handler = handler;
            this.log = log;
            try {
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
    }

    @Wrong("logs that the listener was closed")
    public static class LogsTheEnd extends InSteps {
        @Override
        void acceptOne(ServerSocket listener) throws InterruptedException, IOException {
            try {
                admit(listener.accept());
            } catch (IOException | RuntimeException e) {
                log.accept(e);
                if (!listener.isClosed()) {
                    pause();
                }
            }
        }
    }

    @Wrong("leaves the clients' sockets open when its pause is interrupted")
    public static class LeavesClientsOpenWhenInterrupted extends InSteps {
        private boolean interrupted;

        @Override
        void pause() throws InterruptedException {
            try {
                super.pause();
            } catch (InterruptedException e) {
                interrupted = true;
                throw e;
            }
        }

        @Override
        void closeClients() {
            if (!interrupted) {
                super.closeClients();
            }
        }

        @Override
        void awaitHandlers() throws InterruptedException {
            if (!interrupted) {
                super.awaitHandlers();
            }
        }
    }

    @Wrong("frees the place when the handler has returned, and then closes the socket")
    public static class FreesPlaceFirst implements AcceptLoop {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be 1 or more, was " + limit);
            }
            Semaphore inside = new Semaphore(limit);
            Handler twofold =
                    client -> {
                        if (!inside.tryAcquire()) {
                            String full = "server full: at most " + limit + " clients\n";
                            client.getOutputStream().write(full.getBytes());
                            return;
                        }
                        try {
                            handler.handle(client);
                        } finally {
                            inside.release();
                        }
                    };
            new SolvedAcceptLoop().serve(listener, 1000, twofold, log);
        }
    }

    @Wrong("logs what a handler throws, and once more in an exception of its own")
    public static class WrapsAndLogs extends SolvedAcceptLoop {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            Handler logging =
                    client -> {
                        try {
                            handler.handle(client);
                        } catch (IOException e) {
                            log.accept(e);
                            throw new IOException("client failed", e);
                        }
                    };
            super.serve(listener, limit, logging, log);
        }
    }

    @Wrong("has a thread for each client, and one lock for their handlers")
    public static class LocksHandlers extends InSteps {
        @Override
        synchronized void serve(Socket client) {
            super.serve(client);
        }
    }

    @Wrong(value = "writes the line to a surplus client without a flush", nameless = true)
    public static class ForgetsFlushOfLine extends InSteps {
        @Override
        void refuse(Socket client) throws IOException {
            String line = "server full: at most " + limit + " clients\n";
            new BufferedOutputStream(client.getOutputStream()).write(line.getBytes());
        }
    }

    @Wrong(value = "logs what a handler throws, and throws it again", nameless = true)
    public static class ThrowsAgain extends InSteps {
        @Override
        void handle(Socket client, Handler what) {
            try (client) {
                what.handle(client);
            } catch (IOException e) {
                log.accept(e);
            } catch (RuntimeException e) {
                log.accept(e);
                throw e;
            }
        }
    }

    @Wrong(value = "closes its clients at the end, up to the first that throws", nameless = true)
    public static class ClosesUpToFailure extends InSteps {
        @Override
        void closeClients() {
            try {
                for (Socket client : clients) {
                    client.close();
                }
            } catch (IOException e) {
                log.accept(e);
            }
        }

        @Override
        void awaitHandlers() {}
    }

    @Wrong(value = "pauses for half a millisecond when accept throws", nameless = true)
    public static class PausesTooShort extends InSteps {
        @Override
        void pause() {
            LockSupport.parkNanos(500_000);
        }
    }
}

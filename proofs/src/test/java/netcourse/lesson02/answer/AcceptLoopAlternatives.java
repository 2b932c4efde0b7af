package netcourse.lesson02.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.AcceptLoop;

/// Unusual solutions of exercise 2.5, accept loop with a thread for each client, up to a limit,
/// which are right.
public final class AcceptLoopAlternatives {
    private AcceptLoopAlternatives() {}

    @Alternative(
            """
            a pool without a queue has the limit: when it has no thread left, it rejects the client
            """)
    public static class PoolRejectsSurplus implements AcceptLoop {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            Set<Socket> clients = ConcurrentHashMap.newKeySet();
            ExecutorService pool =
                    new ThreadPoolExecutor(0, limit, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
            try {
                while (!listener.isClosed()) {
                    try {
                        submit(listener.accept(), limit, pool, clients, handler, log);
                    } catch (IOException | RuntimeException e) {
                        if (!listener.isClosed()) {
                            log.accept(e);
                            TimeUnit.MILLISECONDS.sleep(5);
                        }
                    }
                }
            } finally {
                closeQuietly(listener);
                pool.shutdown();
                clients.forEach(AcceptLoopAlternatives::closeQuietly);
                pool.awaitTermination(1, TimeUnit.DAYS);
            }
        }

        private static void submit(
                Socket client,
                int limit,
                ExecutorService pool,
                Set<Socket> clients,
                Handler handler,
                Consumer<Throwable> log) {
            try {
                clients.add(client);
                pool.execute(() -> {
                    serve(client, handler, log);
                    clients.remove(client);
                });
            } catch (RejectedExecutionException e) {
                clients.remove(client);
                serve(client, c -> refuse(c, limit), log);
            }
        }

        private static void serve(Socket client, Handler handler, Consumer<Throwable> log) {
            try (client) {
                handler.handle(client);
            } catch (Throwable e) {
                log.accept(e);
            }
        }
    }

    @Alternative(
            """
            looks every 20 ms whether it shall end, counts threads by hand under a lock, and
            lets a thread of its own refuse the surplus
            """)
    public static class LooksNowAndThen implements AcceptLoop {
        @Override
        public void serve(
                ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
                throws InterruptedException {
            if (limit <= 0) {
                throw new IllegalArgumentException("no clients: " + limit);
            }
            Map<Thread, Socket> served = new HashMap<>();
            try {
                listener.setSoTimeout(20);
                while (!listener.isClosed()) {
                    acceptOne(listener, limit, handler, log, served);
                }
            } catch (IOException e) {
                log.accept(e);
            } finally {
                closeQuietly(listener);
                end(served);
            }
        }

        private static void acceptOne(
                ServerSocket listener,
                int limit,
                Handler handler,
                Consumer<Throwable> log,
                Map<Thread, Socket> served)
                throws InterruptedException {
            try {
                Socket client = listener.accept();
                synchronized (served) {
                    boolean full = served.size() == limit;
                    Handler what = full ? c -> refuse(c, limit) : handler;
                    Thread thread =
                            Thread.ofPlatform()
                                    .daemon()
                                    .unstarted(() -> serve(client, what, log, served));
                    if (!full) {
                        served.put(thread, client);
                    }
                    thread.start();
                }
            } catch (SocketTimeoutException e) {
                // Nobody came: look again.
            } catch (Exception e) {
                if (!listener.isClosed()) {
                    log.accept(e);
                    Thread.sleep(50);
                }
            }
        }

        private static void serve(
                Socket client, Handler what, Consumer<Throwable> log, Map<Thread, Socket> served) {
            try {
                what.handle(client);
            } catch (Throwable e) {
                log.accept(e);
            }
            try {
                client.close();
            } catch (Throwable e) {
                log.accept(e);
            }
            synchronized (served) {
                served.remove(Thread.currentThread());
                served.notifyAll();
            }
        }

        private static void end(Map<Thread, Socket> served) throws InterruptedException {
            synchronized (served) {
                served.values().forEach(AcceptLoopAlternatives::closeQuietly);
                while (!served.isEmpty()) {
                    served.wait();
                }
            }
        }
    }

    private static void refuse(Socket client, int limit) throws IOException {
        String line = "server full: at most %d clients\n".formatted(limit);
        client.getOutputStream().write(line.getBytes(US_ASCII));
        client.shutdownOutput();
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            // It is closed all the same.
        }
    }
}

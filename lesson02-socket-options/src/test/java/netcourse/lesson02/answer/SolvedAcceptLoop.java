package netcourse.lesson02.answer;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import netcourse.lesson02.exercise.AcceptLoop;

/// The answer to exercise 2.5. If all permits of the semaphore can be had, no handler runs.
public class SolvedAcceptLoop implements AcceptLoop {
    // @start region="accept-loop"
    @Override
    public void serve(ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
            throws InterruptedException {
        if (limit < 1) throw new IllegalArgumentException("limit must be 1 or more, was " + limit);
        byte[] full = ("server full: at most " + limit + " clients\n").getBytes();
        Semaphore places = new Semaphore(limit);
        Set<Socket> clients = ConcurrentHashMap.newKeySet();
        try (listener) {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    if (places.tryAcquire()) {
                        clients.add(client);
                        Runnable leave =
                                () -> { // its socket is closed
                                    clients.remove(client);
                                    places.release();
                                };
                        try {
                            Thread.startVirtualThread(() -> {
                                handle(client, handler, log);
                                leave.run();
                            });
                        } catch (Error e) { // no memory for one more thread
                            handle(
                                    client,
                                    _ -> {
                                        throw e;
                                    },
                                    log);
                            leave.run();
                        }
                    } else { // does not block: the line fits into a new send buffer
                        handle(client, c -> c.getOutputStream().write(full), log);
                    }
                } catch (IOException | RuntimeException e) { // out of descriptors, for instance
                    if (!listener.isClosed()) {
                        log.accept(e);
                        Thread.sleep(10);
                    }
                }
            }
        } catch (IOException e) { // from closing the listener
            log.accept(e);
        } finally {
            clients.forEach(client -> handle(client, _ -> {}, log)); // closes it
            places.acquire(limit); // waits until every handler has returned
        }
    }

    private static void handle(Socket client, Handler handler, Consumer<Throwable> log) {
        try (client) {
            handler.handle(client);
        } catch (Throwable e) { // the end of this client alone
            log.accept(e);
        }
    }
    // @end
}

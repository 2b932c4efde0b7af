package netcourse.checker.sample;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Implementations of [PairReader] that do to a process what learners' code does: they throw before
/// they are there, spin, wait for each other, use up memory, end it. Among them are some that only
/// take their time, and are right.
public final class Hazards {
    /// Longer than the judge waits for threads that are still.
    private static final long A_WHILE_MILLIS = 600;

    private Hazards() {}

    private static byte[] answer(Socket socket) throws IOException {
        return new Readers.Right().readAndEcho(socket);
    }

    /// Its static initializer throws.
    public static class StaticThrows implements PairReader {
        private static final int LENGTH = Integer.parseInt("five");

        @Override
        public byte[] readAndEcho(Socket socket) {
            return new byte[LENGTH];
        }
    }

    /// Its constructor never ends.
    public static class ConstructorSpins implements PairReader {
        public ConstructorSpins() {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }

        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            return answer(socket);
        }
    }

    /// Two threads that take two locks, each in its own order.
    public static class Deadlocks implements PairReader {
        private final Object left = new Object();
        private final Object right = new Object();
        private final CountDownLatch both = new CountDownLatch(2);

        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            Thread.ofPlatform().daemon().name("helper").start(() -> lock(right, left));
            lock(left, right);
            return answer(socket);
        }

        private void lock(Object first, Object second) {
            synchronized (first) {
                both.countDown();
                while (both.getCount() > 0) {
                    Thread.onSpinWait();
                }
                synchronized (second) {
                    both.countDown();
                }
            }
        }
    }

    /// Never ends, and makes a step of the report each time round.
    public static class AsksForever implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            while (socket.getInputStream().available() < 1000) {
                Thread.onSpinWait();
            }
            return answer(socket);
        }
    }

    /// The same, and sleeps between.
    public static class AsksAndSleeps implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            while (socket.getInputStream().available() < 1000) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(A_WHILE_MILLIS / 10));
            }
            return answer(socket);
        }
    }

    /// Calls itself.
    public static class Recurses implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            return readAndEcho(socket);
        }
    }

    /// Takes a number from outside for a length.
    public static class AllocatesWithoutBound implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            return Arrays.copyOf(new long[Integer.MAX_VALUE], 1) == null ? null : new byte[0];
        }
    }

    /// Sends more than the peer reads.
    public static class WritesTooMuch implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            socket.getOutputStream().write(new byte[64 << 20]);
            return new byte[0];
        }
    }

    /// Ends the whole process.
    public static class Exits implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            System.exit(0);
            return new byte[0];
        }
    }

    /// Right: a thread of its own wakes it after a while.
    public static class HelpedByThread implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            Thread caller = Thread.currentThread();
            Thread.ofPlatform().daemon().start(() -> wake(caller));
            LockSupport.park();
            return answer(socket);
        }
    }

    /// Right: the same with a virtual thread.
    public static class HelpedByVirtualThread implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            Thread caller = Thread.currentThread();
            Thread.ofVirtual().start(() -> wake(caller));
            LockSupport.park();
            return answer(socket);
        }
    }

    /// Right: the same with a task for later.
    public static class HelpedByTimer implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            CompletableFuture.runAsync(
                            () -> {},
                            CompletableFuture.delayedExecutor(
                                    A_WHILE_MILLIS, TimeUnit.MILLISECONDS))
                    .join();
            return answer(socket);
        }
    }

    /// Right: the same with a thread of the common pool.
    public static class HelpedByPool implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            Thread caller = Thread.currentThread();
            ForkJoinPool.commonPool().execute(() -> wake(caller));
            LockSupport.park();
            return answer(socket);
        }
    }

    private static void wake(Thread caller) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(A_WHILE_MILLIS));
        LockSupport.unpark(caller);
    }
}

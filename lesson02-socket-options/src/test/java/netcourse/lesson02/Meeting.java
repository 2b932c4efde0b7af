package netcourse.lesson02;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.ClientRegistry;

/// Lets a second thread call while a first one is inside a group: the first is kept there until the
/// second has come in as well, or waits outside, or is done.
///
/// So the worst moment comes every time. Code that locks passes as soon as its second thread is
/// seen waiting; no verdict hangs on how long anything took.
final class Meeting {
    /// Polls in a row with the second thread waiting before it counts as waiting for the first.
    private static final int STILL_LOOKS = 10;

    /// A thread that has used so much processor time, and has not come in, waits by spinning.
    private static final Duration SPINS = Duration.ofMillis(100);

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Trial trial;
    private final List<WatchedGroup> groups;
    private final AtomicInteger entriesLeft;
    private final CountDownLatch keptOrDone = new CountDownLatch(1);
    private final CountDownLatch secondCameIn = new CountDownLatch(1);
    private volatile Thread kept;
    private volatile Thread second;
    private volatile boolean secondDone;

    /// @param entry at which the first thread is kept: 1 for the first time it calls a group
    Meeting(Trial trial, int entry, List<WatchedGroup> groups) {
        this.trial = trial;
        this.groups = groups;
        entriesLeft = new AtomicInteger(entry);
    }

    /// Runs both and returns their results.
    List<String> of(Callable<String> first, Callable<String> second) throws Exception {
        groups.forEach(g -> g.meet(this));
        Task<String> a =
                trial.start(
                        "thread A",
                        () -> {
                            try {
                                return first.call();
                            } finally {
                                keptOrDone.countDown();
                            }
                        });
        keptOrDone.await();
        if (!tookPlace()) {
            entriesLeft.set(0);
        }
        Task<String> b = trial.start("thread B", () -> asSecond(second));
        List<String> results = List.of(a.result(), b.result());
        groups.forEach(g -> g.meet(null));
        return results;
    }

    private String asSecond(Callable<String> call) throws Exception {
        second = Thread.currentThread();
        try {
            return call.call();
        } finally {
            secondDone = true;
        }
    }

    /// Whether the first thread got as far as to be kept.
    boolean tookPlace() {
        return kept != null;
    }

    /// Called by a group, in the thread that has come in.
    void enter(String place) {
        if (entriesLeft.decrementAndGet() == 0) {
            kept = Thread.currentThread();
            trial.step("thread A", "is kept in " + place);
            keptOrDone.countDown();
            keep();
        } else if (tookPlace() && Thread.currentThread() != kept) {
            secondCameIn.countDown();
        }
    }

    private void keep() {
        long start = System.nanoTime();
        int still = 0;
        try {
            while (still < STILL_LOOKS && System.nanoTime() - start < LIMIT.toNanos()) {
                if (secondCameIn.await(1, MILLISECONDS)) {
                    return;
                }
                still = secondDone || second != null && waits(second) ? still + 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE ->
                    ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId())
                            > SPINS.toNanos();
        };
    }

    /// A group that notes when a second thread comes in while one is inside; and that a meeting can
    /// keep a thread in.
    static final class WatchedGroup implements ClientRegistry.Group {
        private record Visit(String thread, String call) {}

        private final String name;
        private final List<ClientInfo> clients = new CopyOnWriteArrayList<>();
        private final AtomicReference<Visit> inside = new AtomicReference<>();
        private final AtomicReference<String> overlap = new AtomicReference<>();
        private volatile Meeting meeting;
        private volatile int pretended;

        WatchedGroup(String name) {
            this.name = name;
        }

        /// From now on says that it has so many clients more.
        void pretend(int more) {
            pretended = more;
        }

        /// The meeting that takes place here from now on; null for none.
        void meet(Meeting next) {
            meeting = next;
        }

        /// Which threads met here, null if none did.
        String overlap() {
            return overlap.get();
        }

        List<ClientInfo> clients() {
            return List.copyOf(clients);
        }

        @Override
        public int size() {
            return visit("size()", () -> clients.size() + pretended);
        }

        @Override
        public void add(ClientInfo client) {
            visit("add(client)", () -> clients.add(client));
        }

        @Override
        public void remove(ClientInfo client) {
            visit("remove(client)", () -> clients.remove(client));
        }

        private <T> T visit(String call, Supplier<T> body) {
            Visit mine = new Visit(Thread.currentThread().getName(), call);
            Visit other = inside.compareAndExchange(null, mine);
            if (other != null) {
                overlap.compareAndSet(
                        null,
                        "%s came into %s of %s while %s was still in its %s"
                                .formatted(mine.thread, mine.call, name, other.thread, other.call));
            }
            try {
                Meeting now = meeting;
                if (now != null) {
                    now.enter(call + " of " + name);
                }
                return body.get();
            } finally {
                inside.compareAndSet(mine, null);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

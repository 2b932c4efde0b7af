package netcourse.lesson03.answer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import netcourse.authoring.Alternative;
import netcourse.common.Message;
import netcourse.lesson03.exercise.AnswerMatcher;

/// Unusual solutions of exercise 3.9, match answers to requests, from many threads, which are
/// right.
public final class AnswerMatcherAlternatives {
    private AnswerMatcherAlternatives() {}

    @Alternative(
            """
            has no lock: a semaphore has the places, and whoever removes an entry from
            the map, once, frees its place and completes it
            """)
    public static class SettlesByRemoval implements AnswerMatcher {
        private record Entry(CompletableFuture<Message> future, long start, Duration limit) {}

        private final Map<Long, Entry> entries = new ConcurrentSkipListMap<>();
        private final AtomicReference<IOException> end = new AtomicReference<>();
        private final AtomicLong numbers = new AtomicLong();
        private Semaphore places;
        private LongSupplier clock;
        private int all;

        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            all = maxInFlight;
            places = new Semaphore(maxInFlight);
            numbers.set(firstSequence);
            clock = nanoTime;
        }

        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            if (limit.isNegative() || limit.isZero() || limit.minusDays(1).isPositive()) {
                throw new IllegalArgumentException("a limit of " + limit);
            }
            throwIfEnded();
            if (!places.tryAcquire()) {
                return Optional.empty();
            }
            Entry entry = new Entry(new CompletableFuture<>(), clock.getAsLong(), limit);
            long number;
            do {
                number = numbers.getAndIncrement() % 0x1_0000_0000L;
            } while (entries.putIfAbsent(number, entry) != null);
            // close may have gone through the map just before: then nobody else settles this one.
            if (end.get() != null) {
                settle(number, entry, f -> f.completeExceptionally(end.get()));
                throwIfEnded();
            }
            return Optional.of(new Pending(number, entry.future));
        }

        private void throwIfEnded() throws IOException {
            if (end.get() != null) {
                throw new IOException(end.get().getMessage());
            }
        }

        private boolean settle(long number, Entry entry, Consumer<CompletableFuture<Message>> how) {
            boolean mine = entry != null && entries.remove(number, entry);
            if (mine) {
                places.release();
                how.accept(entry.future);
            }
            return mine;
        }

        @Override
        public boolean answer(Message response) {
            long number = response.header().sequence();
            return response.header().isResponse()
                    && settle(number, entries.get(number), f -> f.complete(response));
        }

        @Override
        public void expire() {
            entries.forEach((number, entry) -> {
                if (clock.getAsLong() - entry.start - entry.limit.toNanos() >= 0) {
                    String text =
                            "request %d: %d ms are over".formatted(number, entry.limit.toMillis());
                    settle(number, entry, f -> f.completeExceptionally(new TimeoutException(text)));
                }
            });
        }

        @Override
        public void close(IOException cause) {
            end.compareAndSet(null, cause);
            entries.forEach((n, e) -> settle(n, e, f -> f.completeExceptionally(cause)));
        }

        @Override
        public int inFlight() {
            return all - places.availablePermits();
        }
    }

    @Alternative("has a plain map under a ReentrantLock, and completes what it took out after it")
    public static class LocksExplicitly implements AnswerMatcher {
        private record Entry(Pending pending, long start, Duration limit) {}

        private final ReentrantLock lock = new ReentrantLock();
        private final Map<Long, Entry> entries = new TreeMap<>();
        private LongSupplier clock;
        private IOException end;
        private int max;
        private int next;

        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            max = maxInFlight;
            next = (int) firstSequence;
            clock = nanoTime;
        }

        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            if (!limit.isPositive() || limit.compareTo(Duration.ofHours(24)) > 0) {
                throw new IllegalArgumentException("a limit of " + limit);
            }
            lock.lock();
            try {
                if (end != null) {
                    throw new IOException(end.getMessage(), end);
                }
                if (entries.size() >= max) {
                    return Optional.empty();
                }
                while (entries.containsKey(Integer.toUnsignedLong(next))) {
                    next++;
                }
                long number = Integer.toUnsignedLong(next++);
                Pending pending = new Pending(number, new CompletableFuture<>());
                entries.put(number, new Entry(pending, clock.getAsLong(), limit));
                return Optional.of(pending);
            } finally {
                lock.unlock();
            }
        }

        private List<Entry> take(Predicate<Entry> which, IOException ended) {
            lock.lock();
            try {
                end = end == null ? ended : end;
                List<Entry> taken = new ArrayList<>(entries.values());
                taken.removeIf(which.negate());
                entries.values().removeAll(taken);
                return taken;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean answer(Message response) {
            long number = response.header().sequence();
            return response.header().isResponse()
                    && take(e -> e.pending.sequence() == number, null).stream()
                            .anyMatch(e -> e.pending.answer().complete(response));
        }

        @Override
        public void expire() {
            long now = clock.getAsLong();
            for (Entry late : take(e -> now - e.start >= e.limit.toNanos(), null)) {
                String text = late.pending.sequence() + ": " + late.limit.toMillis() + " ms";
                late.pending.answer().completeExceptionally(new TimeoutException(text));
            }
        }

        @Override
        public void close(IOException cause) {
            take(_ -> true, cause).forEach(e -> e.pending.answer().completeExceptionally(cause));
        }

        @Override
        public int inFlight() {
            lock.lock();
            try {
                return entries.size();
            } finally {
                lock.unlock();
            }
        }
    }
}

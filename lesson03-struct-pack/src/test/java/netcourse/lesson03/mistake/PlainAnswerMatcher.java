package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import netcourse.common.Message;
import netcourse.lesson03.AnswerMatcher;

/// A matcher without a mistake. Each mistake in exercise 3.8 replaces one step of it.
abstract class PlainAnswerMatcher implements AnswerMatcher {
    record Entry(Pending pending, long start, Duration limit) {
        void fail(IOException cause) {
            pending.answer().completeExceptionally(cause);
        }

        void timeOut() {
            String what =
                    "request " + pending.sequence() + ": " + limit.toMillis() + " ms are over";
            pending.answer().completeExceptionally(new TimeoutException(what));
        }
    }

    Map<Long, Entry> entries = new ConcurrentHashMap<>();
    int max;
    long next;
    LongSupplier clock;
    volatile IOException end;

    @Override
    public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
        max = maxInFlight;
        next = firstSequence;
        clock = nanoTime;
    }

    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        check(limit);
        synchronized (this) {
            throwIfEnded();
            return isFull() ? Optional.empty() : Optional.of(add(number(), limit));
        }
    }

    static void check(Duration limit) {
        if (!limit.isPositive() || limit.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    void throwIfEnded() throws IOException {
        if (end != null) {
            throw new IOException(end.getMessage(), end);
        }
    }

    boolean isFull() {
        return entries.size() >= max;
    }

    long number() {
        long number = next;
        next = number + 1 & 0xffff_ffffL;
        return number;
    }

    Pending add(long number, Duration limit) {
        Pending pending = new Pending(number, new CompletableFuture<>());
        entries.put(number, new Entry(pending, clock.getAsLong(), limit));
        return pending;
    }

    @Override
    public boolean answer(Message response) {
        Entry entry = isAnswer(response) ? take(response.header().sequence()) : null;
        return entry != null && entry.pending.answer().complete(response);
    }

    boolean isAnswer(Message response) {
        return response.header().isResponse();
    }

    Entry take(long sequence) {
        return entries.remove(sequence);
    }

    @Override
    public void expire() {
        long now = clock.getAsLong();
        for (Entry late : entries.values().stream().filter(e -> isLate(e, now)).toList()) {
            if (entries.remove(late.pending.sequence(), late)) {
                late.timeOut();
            }
        }
    }

    boolean isLate(Entry entry, long now) {
        return now - entry.start >= entry.limit.toNanos();
    }

    @Override
    public void close(IOException cause) {
        List<Entry> left;
        synchronized (this) {
            end = end == null ? cause : end;
            left = List.copyOf(entries.values());
            entries.clear();
        }
        left.forEach(e -> e.fail(cause));
    }

    @Override
    public int inFlight() {
        return entries.size();
    }
}

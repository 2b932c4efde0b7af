package netcourse.lesson03.answer;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.exercise.AnswerMatcher;
import netcourse.lesson03.exercise.AnswerMatcher.Pending;

/// The answer to exercise 3.9.
public class SolvedAnswerMatcher implements AnswerMatcher {
    // @start region="match-answers"
    private record Waiting(Pending request, long since, Duration limit) {}

    private final Map<Long, Waiting> waiting = new HashMap<>();
    private int maxInFlight;
    private long next;
    private LongSupplier clock;
    private IOException end;

    // @end

    @Override
    public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
        this.maxInFlight = maxInFlight;
        next = firstSequence;
        clock = nanoTime;
    }

    // @start region="match-answers"
    @Override
    public synchronized Optional<Pending> register(Duration limit) throws IOException {
        if (!limit.isPositive() || limit.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("limit must be above 0, to a day, was " + limit);
        }
        if (end != null) {
            throw new IOException(end.getMessage(), end);
        }
        if (waiting.size() == maxInFlight) {
            return Optional.empty();
        }
        while (waiting.containsKey(next)) { // in flight since the numbers began anew
            next = next + 1 & MessageHeader.MAX_SEQUENCE;
        }
        Pending request = new Pending(next, new CompletableFuture<>());
        waiting.put(next, new Waiting(request, clock.getAsLong(), limit));
        next = next + 1 & MessageHeader.MAX_SEQUENCE;
        return Optional.of(request);
    }

    @Override
    public boolean answer(Message response) {
        Waiting found =
                response.header().isResponse() ? remove(response.header().sequence()) : null;
        return found != null && found.request.answer().complete(response); // outside the lock
    }

    private synchronized Waiting remove(long sequence) {
        return waiting.remove(sequence);
    }

    // @end

    @Override
    public void expire() {
        long now = clock.getAsLong();
        for (Waiting late : removeIf(w -> now - w.since >= w.limit.toNanos())) {
            String what =
                    "no answer to request %d within %d ms"
                            .formatted(late.request.sequence(), late.limit.toMillis());
            late.request.answer().completeExceptionally(new TimeoutException(what));
        }
    }

    private synchronized List<Waiting> removeIf(Predicate<Waiting> which) {
        List<Waiting> removed = waiting.values().stream().filter(which).toList();
        waiting.values().removeIf(which);
        return removed;
    }

    @Override
    public void close(IOException cause) {
        List<Waiting> left;
        synchronized (this) {
            end = end == null ? cause : end;
            left = removeIf(_ -> true);
        }
        left.forEach(w -> w.request.answer().completeExceptionally(cause));
    }

    @Override
    public synchronized int inFlight() {
        return waiting.size();
    }
}

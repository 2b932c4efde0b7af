package netcourse.lesson03;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.exercise.AnswerMatcher;

/// The client's [AnswerMatcher]. Whoever takes a request out of the map has it: its place is free
/// then, and only that thread completes its future.
final class DefaultAnswerMatcher implements AnswerMatcher {
    private record Waiting(Pending request, long since, Duration limit) {}

    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private Semaphore places;
    private LongSupplier clock;
    private volatile IOException end;

    @Override
    public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
        places = new Semaphore(maxInFlight);
        next.set(firstSequence);
        clock = nanoTime;
    }

    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        if (!limit.isPositive() || limit.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("limit must be above 0, to a day, was " + limit);
        }
        if (!places.tryAcquire()) {
            checkOpen();
            return Optional.empty();
        }
        Pending request = enter(limit);
        if (end != null && take(request.sequence()) != null) {
            checkOpen();
        }
        return Optional.of(request);
    }

    private void checkOpen() throws IOException {
        if (end != null) {
            throw new IOException(end.getMessage(), end);
        }
    }

    /// With the next sequence that is not in flight since the numbers began anew.
    private Pending enter(Duration limit) {
        while (true) {
            Pending request =
                    new Pending(
                            next.getAndIncrement() & MessageHeader.MAX_SEQUENCE,
                            new CompletableFuture<>());
            Waiting entry = new Waiting(request, clock.getAsLong(), limit);
            if (waiting.putIfAbsent(request.sequence(), entry) == null) {
                return request;
            }
        }
    }

    /// Null if another thread had it before.
    private Waiting take(long sequence) {
        Waiting taken = waiting.remove(sequence);
        if (taken != null) {
            places.release();
        }
        return taken;
    }

    @Override
    public boolean answer(Message response) {
        Waiting taken = response.header().isResponse() ? take(response.header().sequence()) : null;
        return taken != null && taken.request.answer().complete(response);
    }

    @Override
    public void expire() {
        long now = clock.getAsLong();
        for (Waiting late : waiting.values()) {
            if (now - late.since >= late.limit.toNanos()) {
                fail(
                        late,
                        new TimeoutException(
                                "no answer to request %d within %d ms"
                                        .formatted(
                                                late.request.sequence(), late.limit.toMillis())));
            }
        }
    }

    @Override
    public void close(IOException cause) {
        if (end == null) {
            end = cause;
        }
        waiting.values().forEach(left -> fail(left, cause));
    }

    private void fail(Waiting request, Exception why) {
        if (waiting.remove(request.request.sequence(), request)) {
            places.release();
            request.request.answer().completeExceptionally(why);
        }
    }

    @Override
    public int inFlight() {
        return waiting.size();
    }
}

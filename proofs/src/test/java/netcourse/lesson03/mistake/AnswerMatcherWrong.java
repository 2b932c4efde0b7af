package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import netcourse.authoring.Wrong;
import netcourse.common.Message;
import netcourse.lesson03.answer.SolvedAnswerMatcher;
import netcourse.lesson03.exercise.AnswerMatcher;
import netcourse.lesson03.mistake.AnswerMatcherMistakes.PlainAnswerMatcher;

/// Further wrong solutions of exercise 3.9.
public final class AnswerMatcherWrong {
    private AnswerMatcherWrong() {}

    @Wrong(value = "returns null, 0 and false", nameless = true)
    public static class ReturnsNothing implements AnswerMatcher {
        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {}

        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            return null;
        }

        @Override
        public boolean answer(Message response) {
            return false;
        }

        @Override
        public void expire() {}

        @Override
        public void close(IOException cause) {}

        @Override
        public int inFlight() {
            return 0;
        }
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn extends ReturnsNothing {
        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            throw new IllegalStateException("not yet");
        }
    }

    /// Right: a plain HashMap under one lock, and futures completed outside of it.
    abstract static class OneLock extends PlainAnswerMatcher {
        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            super.begin(maxInFlight, firstSequence, nanoTime);
            entries = new HashMap<>();
        }

        @Override
        synchronized Entry take(long sequence) {
            return entries.remove(sequence);
        }

        @Override
        public void expire() {
            late(clock.getAsLong()).forEach(Entry::timeOut);
        }

        synchronized List<Entry> late(long now) {
            List<Entry> late = entries.values().stream().filter(e -> isLate(e, now)).toList();
            late.forEach(e -> entries.remove(e.pending().sequence()));
            return late;
        }
    }

    @Wrong("removes from a plain HashMap, which register fills under its lock, without that lock")
    public static class RemovesUnlocked extends OneLock {
        @Override
        Entry take(long sequence) {
            return entries.remove(sequence);
        }
    }

    @Wrong("goes through a plain HashMap for what is too late, and removes from it, unlocked")
    public static class ExpiresUnlocked extends OneLock {
        @Override
        List<Entry> late(long now) {
            List<Entry> late = entries.values().stream().filter(e -> isLate(e, now)).toList();
            late.forEach(e -> entries.remove(e.pending().sequence()));
            return late;
        }
    }

    @Wrong(
            value = "empties a plain HashMap at the end of the connection, unlocked",
            nameless = true)
    public static class ClosesUnlocked extends OneLock {
        @Override
        public void close(IOException cause) {
            end = end == null ? cause : end;
            List<Entry> left = List.copyOf(entries.values());
            entries.clear();
            left.forEach(e -> e.fail(cause));
        }
    }

    @Wrong("registers in a plain HashMap, without a lock")
    public static class RegistersUnlocked extends OneLock {
        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            check(limit);
            throwIfEnded();
            return isFull() ? Optional.empty() : Optional.of(add(number(), limit));
        }
    }

    @Wrong("counts its requests in an int beside the map, without a lock")
    public static class CountsUnlocked extends PlainAnswerMatcher {
        private int inFlight;

        @Override
        Pending add(long number, Duration limit) {
            inFlight++;
            return super.add(number, limit);
        }

        @Override
        Entry take(long sequence) {
            Entry entry = super.take(sequence);
            inFlight -= entry == null ? 0 : 1;
            return entry;
        }

        @Override
        public void expire() {
            synchronized (this) {
                int before = entries.size();
                super.expire();
                inFlight -= before - entries.size();
            }
        }

        @Override
        public void close(IOException cause) {
            super.close(cause);
            inFlight = 0;
        }

        @Override
        boolean isFull() {
            return inFlight >= max;
        }

        @Override
        public int inFlight() {
            return inFlight;
        }
    }

    @Wrong("completes futures in another thread")
    public static class CompletesElsewhere extends PlainAnswerMatcher {
        @Override
        public boolean answer(Message response) {
            Entry entry = isAnswer(response) ? take(response.header().sequence()) : null;
            if (entry != null) {
                CompletableFuture.runAsync(() -> entry.pending().answer().complete(response));
            }
            return entry != null;
        }
    }

    @Wrong("completes futures in another thread, and waits for it")
    public static class CompletesElsewhereAndWaits extends PlainAnswerMatcher {
        @Override
        public boolean answer(Message response) {
            Entry entry = isAnswer(response) ? take(response.header().sequence()) : null;
            if (entry != null) {
                CompletableFuture.runAsync(() -> entry.pending().answer().complete(response))
                        .join();
            }
            return entry != null;
        }
    }

    @Wrong("fails futures in another thread when the connection ends")
    public static class FailsElsewhere extends PlainAnswerMatcher {
        @Override
        public void close(IOException cause) {
            CompletableFuture.runAsync(() -> super.close(cause)).join();
        }
    }

    @Wrong("keeps limits in whole milliseconds")
    public static class RoundsLimit extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            return now - entry.start() >= entry.limit().toMillis() * 1_000_000;
        }
    }

    @Wrong("never lets a limit be over an hour")
    public static class CapsAtAnHour extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            return super.isLate(entry, now) || now - entry.start() >= 3_600_000_000_000L;
        }
    }

    @Wrong("waits without end if the limit is a day")
    public static class DayIsForever extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            return !entry.limit().equals(Duration.ofDays(1)) && super.isLate(entry, now);
        }
    }

    @Wrong("makes an array of as many places as the limit allows")
    public static class AllocatesPlaces extends PlainAnswerMatcher {
        Object[] places;

        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            super.begin(maxInFlight, firstSequence, nanoTime);
            places = new Object[maxInFlight];
        }
    }

    @Wrong(value = "gives a sequence again that is still in flight", nameless = true)
    public static class ReusesInFlight extends PlainAnswerMatcher {
        @Override
        long number() {
            long number = next;
            next = number + 1 & 0xffff_ffffL;
            return number;
        }
    }

    @Wrong(value = "leaves out one sequence that is still in flight, not two", nameless = true)
    public static class SkipsOne extends ReusesInFlight {
        @Override
        long number() {
            long number = super.number();
            return entries.containsKey(number) ? super.number() : number;
        }
    }

    @Wrong(value = "refuses a request as long as the next sequence is in flight", nameless = true)
    public static class WaitsForNumber extends ReusesInFlight {
        @Override
        boolean isFull() {
            return super.isFull() || entries.containsKey(next);
        }
    }

    @Wrong("takes sequence 0 for none")
    public static class ZeroIsNone extends PlainAnswerMatcher {
        @Override
        boolean isAnswer(Message response) {
            return super.isAnswer(response) && response.header().sequence() != 0;
        }
    }

    @Wrong("takes a reading of 0 for none")
    public static class ZeroIsNever extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            return entry.start() != 0 && super.isLate(entry, now);
        }
    }

    @Wrong("uses a sequence up before it looks for a place")
    public static class NumbersFirst extends PlainAnswerMatcher {
        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            check(limit);
            synchronized (this) {
                throwIfEnded();
                long number = number();
                return isFull() ? Optional.empty() : Optional.of(add(number, limit));
            }
        }
    }

    @Wrong("uses a sequence up before it looks at the limit")
    public static class NumbersBeforeCheck extends PlainAnswerMatcher {
        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            synchronized (this) {
                throwIfEnded();
                long before = next;
                Optional<Pending> got = Optional.empty();
                try {
                    next = before + 1;
                    check(limit);
                    next = before;
                    got = isFull() ? got : Optional.of(add(number(), limit));
                } finally {
                    next = got.isEmpty() && next == before ? before : next;
                }
                return got;
            }
        }
    }

    @Wrong("keeps all requests of the program in one map")
    public static class SharesMap extends PlainAnswerMatcher {
        private static final java.util.Map<Long, Entry> ALL =
                new java.util.concurrent.ConcurrentHashMap<>();

        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            super.begin(maxInFlight, firstSequence, nanoTime);
            ALL.clear();
            entries = ALL;
        }
    }

    @Wrong("names the last end of the connection, not the first")
    public static class KeepsLastEnd extends PlainAnswerMatcher {
        @Override
        public void close(IOException cause) {
            end = null;
            super.close(cause);
        }
    }

    @Wrong("fails a request whose time is over when its answer comes")
    public static class RefusesLateAnswer extends SolvedAnswerMatcher {
        @Override
        public boolean answer(Message response) {
            expire();
            return super.answer(response);
        }
    }

    @Wrong("fails an answer with an error number")
    public static class FailsOnError extends PlainAnswerMatcher {
        @Override
        public boolean answer(Message response) {
            Entry entry = isAnswer(response) ? take(response.header().sequence()) : null;
            if (entry != null && response.header().error() != 0) {
                return entry.pending()
                        .answer()
                        .completeExceptionally(new IOException(response.text()));
            }
            return entry != null && entry.pending().answer().complete(response);
        }
    }

    @Wrong("registers requests until all futures have failed; these wait without end")
    public static class EndsLate extends PlainAnswerMatcher {
        @Override
        public void close(IOException cause) {
            List<Entry> left = List.copyOf(entries.values());
            entries.clear();
            left.forEach(e -> e.fail(cause));
            synchronized (this) {
                end = end == null ? cause : end;
            }
        }
    }

    @Wrong("says how long it has taken, not how long it might")
    public static class SaysHowLong extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            boolean late = super.isLate(entry, now);
            long number = entry.pending().sequence();
            if (late && entries.remove(number, entry)) {
                String what =
                        "request %d: %d ms".formatted(number, (now - entry.start()) / 1_000_000);
                entry.pending().answer().completeExceptionally(new TimeoutException(what));
            }
            return false;
        }
    }

    @Wrong("takes 0 for a reading of the clock that was not made")
    public static class ZeroIsNoReading extends PlainAnswerMatcher {
        @Override
        public int inFlight() {
            return (int) entries.values().stream().filter(e -> e.start() != 0).count();
        }
    }

    @Wrong(value = "gives each answer to the request that was made last", nameless = true)
    public static class TakesNewest extends PlainAnswerMatcher {
        @Override
        Entry take(long sequence) {
            return entries.keySet().stream().max(Long::compare).map(entries::remove).orElse(null);
        }
    }

    @Wrong(value = "takes one request more than the limit allows", nameless = true)
    public static class TakesOneMore extends PlainAnswerMatcher {
        @Override
        boolean isFull() {
            return entries.size() > max;
        }
    }

    @Wrong(value = "never looks for what is too late, and reads no clock", nameless = true)
    public static class HasNoClock extends PlainAnswerMatcher {
        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            super.begin(maxInFlight, firstSequence, () -> 0);
        }

        @Override
        public void expire() {}
    }

    @Wrong(value = "says that every answer with a known sequence was waited for", nameless = true)
    public static class RemembersAnswered extends PlainAnswerMatcher {
        private final java.util.Set<Long> known =
                java.util.concurrent.ConcurrentHashMap.newKeySet();

        @Override
        public boolean answer(Message response) {
            boolean waited = super.answer(response);
            return waited && known.add(response.header().sequence())
                    || known.contains(response.header().sequence());
        }
    }

    @Wrong(value = "takes the difference of two readings as Durations", nameless = true)
    public static class SubtractsDurations extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            Duration waited = Duration.ofNanos(now).minus(Duration.ofNanos(entry.start()));
            return waited.compareTo(entry.limit()) >= 0;
        }
    }

    @Wrong(value = "frees no place where answer and time-out meet", nameless = true)
    public static class FreesNoPlace extends PlainAnswerMatcher {
        private int lost;

        @Override
        public void expire() {
            List<Entry> all = List.copyOf(entries.values());
            long now = clock.getAsLong();
            for (Entry late : all.stream().filter(e -> isLate(e, now)).toList()) {
                lost += entries.remove(late.pending().sequence()) == null ? 1 : 0;
                late.timeOut();
            }
        }

        @Override
        boolean isFull() {
            return inFlight() >= max;
        }

        @Override
        public int inFlight() {
            return entries.size() + lost;
        }
    }
}

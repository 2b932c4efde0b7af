package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.exercise.AnswerMatcher;

/// What learners get wrong in exercise 3.9, match answers to requests, from many threads; in the
/// order of the behaviours of [netcourse.lesson03.AnswerMatcherCheck] that catch it.
public final class AnswerMatcherMistakes {
    private AnswerMatcherMistakes() {}

    /// A matcher without a mistake. Each mistake in exercise 3.9 replaces one step of it.
    abstract static class PlainAnswerMatcher implements AnswerMatcher {
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
            while (entries.containsKey(next)) {
                next = next + 1 & 0xffff_ffffL;
            }
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

    @Mistake(
            does = "counts the sequences in an int",
            sees =
                    """
                    After 2147483647 they are negative, and no answer with an unsigned number
                    matches them any more. That happens after weeks in which all went well. Count in
                    a long, and keep 32 bits.
                    """,
            caughtBy = "numbersRequestsBeyondTheLastNumber")
    public static class NegativeSequence extends PlainAnswerMatcher {
        @Override
        long number() {
            return (int) super.number();
        }
    }

    @Mistake(
            does = "counts on after 4294967295",
            sees =
                    """
                    The field has 32 bits. The header refuses the number or cuts it, and then the
                    answer carries another number than the map. Begin again at 0.
                    """,
            caughtBy = "numbersRequestsBeyondTheLastNumber")
    public static class CountsBeyond32Bits extends PlainAnswerMatcher {
        @Override
        long number() {
            return next++;
        }
    }

    @Mistake(
            does = "gives each answer to the request that has waited longest",
            sees =
                    """
                    That is right as long as the server answers in order. After one slow request,
                    every caller gets the answer of another. The sequence says which request it
                    answers.
                    """,
            caughtBy = "matchesAnswersInWhateverOrderTheyCome")
    public static class TakesOldest extends PlainAnswerMatcher {
        @Override
        Entry take(long sequence) {
            return entries.keySet().stream().min(Long::compare).map(entries::remove).orElse(null);
        }
    }

    @Mistake(
            does = "still counts a request as in flight after its answer has come",
            sees =
                    """
                    No place is ever free again, and a map from which nothing is taken grows with
                    every request that was ever sent. Finding the request and taking it out must be
                    one step: remove returns it once.
                    """,
            caughtBy = "leavesAnswersThatNobodyWaitsFor")
    public static class KeepsAnswered extends PlainAnswerMatcher {
        @Override
        Entry take(long sequence) {
            return entries.get(sequence);
        }
    }

    @Mistake(
            does = "looks at the sequence alone, and not at the response bit",
            sees =
                    """
                    The peer numbers its own requests, too. Sooner or later it uses the same number,
                    and you take its request for your answer.
                    """,
            caughtBy = "takesNoRequestForAnAnswer")
    public static class TakesRequests extends PlainAnswerMatcher {
        @Override
        boolean isAnswer(Message response) {
            return true;
        }
    }

    @Mistake(
            does = "takes every request, however many are in flight",
            sees =
                    """
                    When the server gets slow, requests pile up until memory is gone. A limit turns
                    that into an answer that the caller can act on.
                    """,
            caughtBy = "admitsOnlySoManyAtATime")
    public static class IsUnbounded extends PlainAnswerMatcher {
        @Override
        boolean isFull() {
            return false;
        }
    }

    @Mistake(
            does = "has a clock of its own, such as System.nanoTime()",
            sees =
                    """
                    The code works, but nobody can test it without waiting. Use the clock that is
                    handed in. orTimeout has a clock of its own, too.
                    """,
            caughtBy = "failsRequestsWhoseTimeIsOver")
    public static class OwnClock extends PlainAnswerMatcher {
        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            super.begin(maxInFlight, firstSequence, System::nanoTime);
        }
    }

    @Mistake(
            does =
                    """
                    fails the future of a request that is too late, and still counts the request as
                    in flight
                    """,
            sees =
                    """
                    No caller waits for it, but it keeps its place: after enough time-outs no place
                    is left, and the client is useless until it is restarted. orTimeout alone does
                    just this.
                    """,
            caughtBy = "freesPlaceOfRequestWhoseTimeIsOver")
    public static class LeaksTimedOut extends PlainAnswerMatcher {
        @Override
        public void expire() {
            long now = clock.getAsLong();
            entries.values().stream().filter(e -> isLate(e, now)).forEach(Entry::timeOut);
        }
    }

    @Mistake(
            does = "forgets the requests in flight when the connection ends",
            sees =
                    """
                    No answer will come, and the threads that wait for one never wake up. Fail every
                    future with what ended the connection.
                    """,
            caughtBy = "failsAllWhenTheConnectionEnds")
    public static class ForgetsPendingAtEnd extends PlainAnswerMatcher {
        @Override
        public void close(IOException cause) {
            end = cause;
            entries.clear();
        }
    }

    @Mistake(
            does = "compares the clock with a moment, instead of a difference with the limit",
            sees =
                    """
                    nanoTime may start anywhere, and may overflow. The moment is then a negative
                    number, and every request seems to be late at once. Subtract, and compare the
                    difference.
                    """,
            caughtBy = "measuresDifferencesOfTheClock")
    public static class ComparesReadings extends PlainAnswerMatcher {
        @Override
        boolean isLate(Entry entry, long now) {
            return now >= entry.start() + entry.limit().toNanos();
        }
    }

    @Mistake(
            does = "completes the future first, and gives its place back afterwards",
            sees =
                    """
                    The caller that waited goes on at once, and finds no place for its next request.
                    Remove it, then complete it.
                    """,
            caughtBy = "freesPlaceBeforeTheFutureCompletes")
    public static class FreesLate extends PlainAnswerMatcher {
        @Override
        public boolean answer(Message response) {
            Entry entry = isAnswer(response) ? entries.get(response.header().sequence()) : null;
            boolean waited = entry != null && entry.pending().answer().complete(response);
            if (waited) {
                entries.remove(response.header().sequence());
            }
            return waited;
        }
    }

    @Mistake(
            does = "completes futures while it goes through the map",
            sees =
                    """
                    A callback on a future may register the next request: the map changes under the
                    loop, which throws ConcurrentModificationException, and the rest is never
                    completed. Collect and remove first, complete afterwards.
                    """,
            caughtBy = "letsCallbacksRegisterAgain")
    public static class IteratesLive extends PlainAnswerMatcher {
        @Override
        public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
            super.begin(maxInFlight, firstSequence, nanoTime);
            entries = new HashMap<>();
        }

        @Override
        public void expire() {
            long now = clock.getAsLong();
            for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
                Entry entry = all.next();
                if (isLate(entry, now)) {
                    all.remove();
                    entry.timeOut();
                }
            }
        }
    }

    @Mistake(
            does = "completes futures while it holds its lock",
            sees =
                    """
                    Callbacks on the future run inside the lock: every other thread waits for them,
                    and if one of them waits for another thread, neither goes on. Release the lock
                    before you complete.
                    """,
            caughtBy = "holdsNoLockWhileFutureCompletes")
    public static class CompletesUnderLock extends PlainAnswerMatcher {
        @Override
        public synchronized boolean answer(Message response) {
            return super.answer(response);
        }

        @Override
        public synchronized void expire() {
            super.expire();
        }

        @Override
        public synchronized void close(IOException cause) {
            super.close(cause);
        }
    }

    @Mistake(
            does = "asks whether a place is free, and takes it in a second step",
            sees =
                    """
                    Two threads see the same last place, and both take it. The question and the act
                    that relies on it belong under one lock.
                    """,
            caughtBy = "givesLastPlaceToOneOfTwo")
    public static class AsksForPlaceFirst extends PlainAnswerMatcher {
        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            check(limit);
            if (isFull()) {
                return Optional.empty();
            }
            synchronized (this) {
                throwIfEnded();
                return Optional.of(add(number(), limit));
            }
        }
    }

    @Mistake(
            does = "asks whether the connection has ended, and puts the request into the map later",
            sees =
                    """
                    If it ends between the two, nobody looks through the map again, and the thread
                    of this request waits without end. Do both under the lock that close takes, or
                    check again after the put.
                    """,
            caughtBy = "leavesNobodyWaitingWhenTheConnectionEnds")
    public static class LooksForEndFirst extends PlainAnswerMatcher {
        private int coming;

        @Override
        public Optional<Pending> register(Duration limit) throws IOException {
            check(limit);
            long number;
            synchronized (this) {
                throwIfEnded();
                if (entries.size() + coming >= max) {
                    return Optional.empty();
                }
                coming++;
                number = number();
            }
            Pending pending = add(number, limit);
            synchronized (this) {
                coming--;
            }
            return Optional.of(pending);
        }
    }

    @Mistake(
            does =
                    """
                    counts a free place for the answer, and one for the time-out of the same request
                    """,
            sees =
                    """
                    Both saw the request in the map, but only one of them took it out. Count only
                    where remove returned it. Otherwise each such meeting adds a place that does not
                    exist.
                    """,
            caughtBy = "freesPlaceOnceWhenAnswerAndTimeOutMeet")
    public static class FreesPlaceTwice extends PlainAnswerMatcher {
        private int freedTooOften;

        @Override
        public void expire() {
            List<Entry> all = List.copyOf(entries.values());
            long now = clock.getAsLong();
            for (Entry late : all.stream().filter(e -> isLate(e, now)).toList()) {
                freedTooOften += entries.remove(late.pending().sequence()) == null ? 1 : 0;
                late.timeOut();
            }
        }

        @Override
        boolean isFull() {
            return inFlight() >= max;
        }

        @Override
        public int inFlight() {
            return entries.size() - freedTooOften;
        }
    }
}

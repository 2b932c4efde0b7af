package netcourse.lesson03.exercise;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import netcourse.common.Message;
import netcourse.common.MessageHeader;

/// Exercise 3.9: match answers to requests by sequence, from many threads, with time-outs.
///
/// One connection carries the requests of many threads, and the answers come in any order. The
/// sequence is what an answer has in common with its request; the matcher keeps, by sequence, the
/// requests that wait.
///
/// ```
/// register → 7, request 7 sent
/// register → 8, request 8 sent         answer 8 comes: the future of 8 completes
/// register → 9, request 9 sent         answer 7 comes: the future of 7 completes
///     … 9 takes too long, expire       the future of 9 fails
///                                      answer 9 comes: no request waits
/// ```
///
/// It sends nothing, and has no thread and no timer. A thread that is about to send a request calls
/// `register`; the thread that reads calls `answer`; the one that watches the clock calls `expire`;
/// the one that ends the connection calls `close`. Any thread may call any of them at any time,
/// except `begin`.
///
/// Whatever the threads do: no two requests in flight have the same sequence, no more are in flight
/// than the limit allows, no place is lost or given back twice, and every future completes, so that
/// no thread waits without end. What is no collection for many threads, nor `volatile` or atomic,
/// is changed under a lock of Java's only.
///
/// Callbacks on a future run in the thread that completes it. They may call any of these methods,
/// and so may another thread that they wait for: so the request's place is free before its future
/// completes, and no lock is held while it does.
public interface AnswerMatcher {
    /// Called once, before anything else and by one thread.
    ///
    /// @param maxInFlight so many requests may wait for their answers at a time; 1 or more
    /// @param firstSequence of the first request, 0..4294967295
    /// @param nanoTime the clock, `System::nanoTime` in a client: it may start anywhere, below 0
    ///   too, and may overflow. Only the difference of two readings means something. Any thread
    ///   reads it
    void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime);

    /// Takes a place for a request that is about to be sent. Its time begins now.
    ///
    /// The sequences go up by 1, and after 4294967295 comes 0; one that is still in flight is not
    /// given again.
    ///
    /// @param limit more than 0, at most a day
    /// @return empty if all places are taken
    /// @throws IOException with the message of the cause, if the connection has ended
    /// @throws IllegalArgumentException for another limit
    Optional<Pending> register(Duration limit) throws IOException;

    /// Gives an answer that has come to the request that waits for it: completes its future,
    /// whatever error number the answer has.
    ///
    /// @return false if no request waits for it: its sequence is unknown, its request is over, it
    ///   came before, or the message is no response at all. Nothing else happens then: late answers
    ///   are no failure
    boolean answer(Message response);

    /// Fails each request whose limit is over, or reached just now, with a
    /// [java.util.concurrent.TimeoutException] that names its sequence and its limit in
    /// milliseconds: `no answer to request 9 within 2000 ms`. Until this is called, an answer still
    /// counts.
    void expire();

    /// Says that the connection has ended: fails each request in flight with this cause, and every
    /// later [#register]. A second call changes nothing.
    void close(IOException cause);

    /// How many requests are in flight.
    int inFlight();

    /// A request that waits for its answer.
    ///
    /// @param sequence to send it with, 0..4294967295
    /// @param answer completes with the answer; fails with a
    ///   [java.util.concurrent.TimeoutException] or with what ended the connection
    record Pending(long sequence, CompletableFuture<Message> answer) {
        public Pending {
            if (sequence < 0 || sequence > MessageHeader.MAX_SEQUENCE) {
                throw new IllegalArgumentException(
                        "sequence must be 0..%d, was %d"
                                .formatted(MessageHeader.MAX_SEQUENCE, sequence));
            }
            Objects.requireNonNull(answer, "answer");
        }
    }
}

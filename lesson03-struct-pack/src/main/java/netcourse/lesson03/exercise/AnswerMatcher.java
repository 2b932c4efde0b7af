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
/// **The task.** One connection carries the requests of many threads, and the answers come in any
/// order. An answer has the same sequence as its request. Write the matcher that gives out the
/// sequences, keeps the requests that wait, and completes each one's future exactly once: by its
/// answer, by a time-out, or by the end of the connection.
///
/// ```
/// register → 7, request 7 sent
/// register → 8, request 8 sent         answer 8 comes: the future of 8 completes
/// register → 9, request 9 sent         answer 7 comes: the future of 7 completes
///     … 9 takes too long, expire       the future of 9 fails
///                                      answer 9 comes: no request waits
/// ```
///
/// The matcher sends nothing, and has no thread and no timer. A thread that is about to send a
/// request calls `register`. The thread that reads calls `answer`, the one that watches the clock
/// calls `expire`, and the one that ends the connection calls `close`. Any thread may call any of
/// these at any time; only `begin` comes first.
///
/// **The rules**, whatever the threads do:
///
/// - No two requests in flight have the same sequence.
/// - No more requests are in flight than the limit allows. No place is lost, and none is given back
///   twice.
/// - Every future completes, so that no thread waits without end.
/// - A request's place is free before its future completes, and no lock is held while it completes.
///   Callbacks on a future run in the thread that completes it: they may call any of these methods,
///   and may wait for another thread that does.
/// - Fields are changed only under a Java lock, unless they are `volatile`, atomic, or collections
///   made for many threads.
public interface AnswerMatcher {
    /// Called once, before anything else and by one thread.
    ///
    /// @param maxInFlight how many requests may wait for their answers at the same time; 1 or more
    /// @param firstSequence the sequence of the first request, 0..4294967295
    /// @param nanoTime the clock, in a client `System::nanoTime`; any thread may read it. It may
    ///   start anywhere, even below 0, and may overflow, so only the difference of two readings
    ///   means anything
    void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime);

    /// Takes a place for a request that is about to be sent. Its time begins now.
    ///
    /// The sequences go up by 1, and after 4294967295 comes 0. One that is still in flight is left
    /// out.
    ///
    /// @param limit more than 0, at most a day
    /// @return empty if all places are taken
    /// @throws IOException if the connection has ended, with the message of what ended it
    /// @throws IllegalArgumentException for another limit
    Optional<Pending> register(Duration limit) throws IOException;

    /// An answer has come. Completes the future of the request that waits for it, whatever error
    /// number the answer has.
    ///
    /// @return false if no request waits for it: its sequence is unknown, its request is over, the
    ///   same answer came before, or the message is not a response. Nothing else happens then: a
    ///   late answer is not a failure
    boolean answer(Message response);

    /// Fails each request whose limit has passed, or is reached just now, with a
    /// [java.util.concurrent.TimeoutException]. Its message names the sequence and the limit in
    /// milliseconds: `no answer to request 9 within 2000 ms`. Until this is called, an answer still
    /// counts.
    void expire();

    /// The connection has ended. Fails each request in flight with this cause, and every later
    /// [#register]. A second call changes nothing.
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

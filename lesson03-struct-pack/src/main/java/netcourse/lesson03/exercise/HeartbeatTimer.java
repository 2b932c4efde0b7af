package netcourse.lesson03.exercise;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Exercise 3.8: when to send a heartbeat, and when to give up a silent peer.
///
/// A silent connection looks the same whether the peer is well or has lost its power: TCP sends
/// nothing, so it notices nothing (its own keep-alive waits two hours at least by default: RFC
/// 9293, section 3.8.4). So each side says something once in an interval, if only a heartbeat, and
/// each side counts how long the other has been silent.
///
/// The two directions have nothing to do with each other. What we send keeps us alive in the eyes
/// of the peer; it says nothing about the peer.
///
/// ```
/// ours    sent ───── 1 ─────▸ heartbeat ───── 2 ─────▸ heartbeat ───── 3 ─────▸ heartbeat
/// peer's  received ─────────────────── 3 intervals of silence ────────────────▸ drop it
/// ```
///
/// The timer has no thread and never waits: it says what is due, and the caller does it. It is not
/// for use by two threads at a time.
public interface HeartbeatTimer {
    /// The peer is given up after this many intervals without a byte.
    int MISSED = 3;

    /// Begins to watch a connection; what an earlier one left is forgotten. This moment counts as
    /// the last word of both sides.
    ///
    /// @param interval more than 0, at most a day
    /// @param nanoTime the clock, `System::nanoTime` in a server: it may start anywhere, below 0
    ///   too, and may overflow. Only the difference of two readings means something. It is the only
    ///   clock that is asked
    /// @throws IllegalArgumentException for another interval
    void begin(Duration interval, LongSupplier nanoTime);

    /// Something of ours has gone out just now, and it was no heartbeat. The silence of ours begins
    /// anew: heartbeats are due one interval from now, two intervals from now, and so on.
    void sent();

    /// A heartbeat of ours has gone out just now. The next is due at the next of the moments that
    /// the silence of ours has set, so:
    ///
    /// - No drift: a heartbeat that went out late does not make the next one late.
    /// - No burst: heartbeats that were missed while this process stood still are not made up for.
    void heartbeatSent();

    /// Something has come from the peer just now, a heartbeat or anything else.
    void received();

    /// What is to be done now. To ask changes nothing, however often it is done, with one
    /// exception: once the answer is [Due.DropPeer] it stays so, whatever comes, until [#begin].
    ///
    /// - [Due.DropPeer] if nothing has come from the peer for three intervals or longer; before all
    ///   else.
    /// - [Due.SendHeartbeat] from the moment on at which a heartbeat is due, until one was sent or
    ///   something else was.
    /// - [Due.Wait] otherwise, with the time to the next moment at which the answer changes if
    ///   nothing happens, to the nanosecond.
    Due due();

    /// What is to be done.
    sealed interface Due {
        /// Nothing for so long; ask again then.
        ///
        /// @param time more than 0
        record Wait(Duration time) implements Due {
            public Wait {
                if (!time.isPositive()) {
                    throw new IllegalArgumentException("time must be more than 0, was " + time);
                }
            }
        }

        /// Send a heartbeat, and say so with [HeartbeatTimer#heartbeatSent()].
        record SendHeartbeat() implements Due {}

        /// Close the connection: the peer has been silent for too long.
        record DropPeer() implements Due {}
    }
}

package netcourse.lesson03.exercise;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Exercise 3.8: when to send a heartbeat, and when to give up a silent peer.
///
/// **The task.** A silent connection looks the same whether the peer is well or has lost its power.
/// So each side sends something once in an interval, if only a heartbeat, and gives up a peer that
/// has been silent for three intervals. Write the timer that says what is due: nothing yet, a
/// heartbeat, or the end of the connection.
///
/// (TCP's own keep-alive does not do this: it is off by default, and by default waits two hours or
/// longer. RFC 9293, section 3.8.4.)
///
/// The two directions are independent. What we send shows the peer that we are alive. It says
/// nothing about the peer.
///
/// ```
/// ours    sent ───── 1 ─────▸ heartbeat ───── 2 ─────▸ heartbeat ───── 3 ─────▸ heartbeat
/// peer's  received ─────────────────── 3 intervals of silence ────────────────▸ drop it
/// ```
///
/// The timer has no thread and never waits. It says what is due, and the caller does it. It is used
/// by one thread at a time.
public interface HeartbeatTimer {
    /// The peer is given up after this many intervals without a byte.
    int MISSED = 3;

    /// Begins to watch a connection, and forgets what an earlier one left. Both sides count as
    /// having sent something at this moment.
    ///
    /// @param interval more than 0, at most a day
    /// @param nanoTime the clock, in a server `System::nanoTime`; no other clock is used. It may
    ///   start anywhere, even below 0, and may overflow, so only the difference of two readings
    ///   means anything
    /// @throws IllegalArgumentException for another interval
    void begin(Duration interval, LongSupplier nanoTime);

    /// We have just sent something that was not a heartbeat. So heartbeats are due one interval
    /// from now, two intervals from now, and so on.
    void sent();

    /// We have just sent a heartbeat. The next one is due at the next of the moments that [#sent]
    /// or [#begin] has set. So:
    ///
    /// - **No drift.** A heartbeat that went out late does not make the next one late.
    /// - **No burst.** Heartbeats that were missed while this process stood still are not made up
    ///   for.
    void heartbeatSent();

    /// Something has just come from the peer, a heartbeat or anything else.
    void received();

    /// What is to be done now; the first that applies:
    ///
    /// 1. [Due.DropPeer] if nothing has come from the peer for three intervals or longer. Once this
    ///    is the answer, it stays the answer until [#begin], whatever comes.
    /// 2. [Due.SendHeartbeat] from the moment at which a heartbeat is due, until one has been sent,
    ///    or something else has.
    /// 3. [Due.Wait] otherwise, with the time after which the answer changes if nothing happens, to
    ///    the nanosecond.
    ///
    /// Asking changes nothing else, however often it is done.
    Due due();

    /// What is to be done.
    sealed interface Due {
        /// Nothing is due for this long. Ask again then.
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

package netcourse.checker;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// What passed over the sockets of a trial, and the calls between, in the order in which it
/// happened; for [TrafficFiles]. Any thread may add to it.
///
/// Of many events, the first and the last are kept; of many bytes, the first of each event.
final class Traffic {
    private static final int KEPT_EVENTS = 300;
    private static final int KEPT_BYTES = 4 << 20;
    private static final int KEPT_BYTES_OF_EACH = 256;

    /// A connection; one end is the learner's.
    ///
    /// @param peer the check's end
    /// @param you the learner's end, which accepted
    record Ends(InetSocketAddress peer, InetSocketAddress you) {}

    enum Kind {
        SENT,
        ENDED,
        RESET,
        CALLED
    }

    /// @param ends the connection; null for [Kind#CALLED]
    /// @param isYours whether the learner's end did it
    /// @param bytes what is kept of those that were sent
    /// @param length how many were sent
    /// @param text of a call
    record Event(
            Instant time,
            Ends ends,
            boolean isYours,
            Kind kind,
            byte[] bytes,
            int length,
            String text) {}

    /// Adds what happens at one connection.
    final class Flow {
        private final Ends ends;
        private final Direction fromPeer = new Direction();
        private final Direction fromYou = new Direction();

        private Flow(Ends ends) {
            this.ends = ends;
        }

        private Direction from(boolean isYours) {
            return isYours ? fromYou : fromPeer;
        }

        /// To be called before the bytes are sent: their answer comes after them.
        void sent(boolean isYours, byte[] bytes, int offset, int length) {
            synchronized (Traffic.this) {
                from(isYours).sent += length;
                int kept = keptBytes > KEPT_BYTES ? Math.min(KEPT_BYTES_OF_EACH, length) : length;
                keptBytes += kept;
                byte[] copy = Arrays.copyOfRange(bytes, offset, offset + kept);
                add(new Event(Instant.now(), ends, isYours, Kind.SENT, copy, length, ""));
            }
        }

        /// An end has read these; what the other end's socket did not report, it has sent.
        void received(boolean isYours, byte[] bytes, int offset, int length) {
            synchronized (Traffic.this) {
                Direction from = from(!isYours);
                from.received += length;
                int fresh = (int) Math.min(length, from.received - from.sent);
                if (fresh > 0) {
                    sent(!isYours, bytes, offset + length - fresh, fresh);
                }
            }
        }

        /// The FIN of an end, by a half-close or a close.
        void ended(boolean isYours) {
            end(isYours, Kind.ENDED);
        }

        /// As a system closes a socket: with a reset, if it holds bytes that nobody has read (RFC
        /// 1122, section 4.2.2.13) or if the program asked for one.
        void closed(boolean isYours, boolean withReset) {
            Direction to = from(!isYours);
            boolean unread = to.sent > to.received;
            end(isYours, withReset || unread ? Kind.RESET : Kind.ENDED);
        }

        private void end(boolean isYours, Kind how) {
            synchronized (Traffic.this) {
                Direction from = from(isYours);
                if (!from.ended || how == Kind.RESET && !fromPeer.reset) {
                    from.ended = true;
                    fromPeer.reset |= how == Kind.RESET;
                    add(new Event(Instant.now(), ends, isYours, how, new byte[0], 0, ""));
                }
            }
        }
    }

    private static final class Direction {
        private long sent;
        private long received;
        private boolean ended;
        private boolean reset;
    }

    private final List<Event> first = new ArrayList<>();
    private final Deque<Event> last = new ArrayDeque<>();
    private long count;
    private long keptBytes;
    private boolean anythingSent;
    private boolean closed;

    /// Begins with a connection that the learner's end has accepted.
    Flow accepted(InetSocketAddress peer, InetSocketAddress you) {
        return new Flow(new Ends(peer, you));
    }

    /// Adds a call, which no bytes show.
    void called(boolean isYours, String text) {
        add(new Event(Instant.now(), null, isYours, Kind.CALLED, new byte[0], 0, text));
    }

    private synchronized void add(Event event) {
        if (closed) {
            return;
        }
        count++;
        anythingSent |= event.kind != Kind.CALLED;
        if (first.size() < KEPT_EVENTS) {
            first.add(event);
            return;
        }
        last.add(event);
        if (last.size() > KEPT_EVENTS) {
            keptBytes -= last.remove().bytes.length;
        }
    }

    /// Begins anew; the connections stay what they are. A check that is stuck may come this far
    /// when its sockets are closed: then it changes nothing.
    synchronized void clear() {
        if (closed) {
            return;
        }
        first.clear();
        last.clear();
        count = 0;
        keptBytes = 0;
        anythingSent = false;
    }

    /// Ends it: what happens from now on happens because the trial ends.
    synchronized void close() {
        closed = true;
    }

    /// Whether nothing passed over a socket.
    synchronized boolean isEmpty() {
        return !anythingSent;
    }

    /// The first events.
    synchronized List<Event> first() {
        return List.copyOf(first);
    }

    /// The last events, which follow the first ones and [#left()].
    synchronized List<Event> last() {
        return List.copyOf(last);
    }

    /// How many events between the two are not kept.
    synchronized long left() {
        return count - first.size() - last.size();
    }
}

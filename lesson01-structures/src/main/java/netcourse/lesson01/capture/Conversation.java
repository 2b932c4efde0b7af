package netcourse.lesson01.capture;

import netcourse.common.Endpoint;
import netcourse.lesson01.TcpFlag;

/// One connection of a capture: its two endpoints, and how far it has come.
public final class Conversation {
    /// What a segment is for.
    public enum Phase {
        HANDSHAKE,
        DATA,
        FAREWELL
    }

    private static final long MASK = 0xffff_ffffL;
    private static final long UNKNOWN = -1;

    private final int number;
    private final Endpoint first;
    private final Endpoint second;
    private final boolean fromTheBeginning;
    private long firstBase = UNKNOWN;
    private long secondBase = UNKNOWN;
    private boolean established;
    private boolean ending;

    /// @param number from 1
    /// @param opening the first segment that the capture has of it
    public Conversation(int number, CapturedSegment opening) {
        this.number = number;
        first = opening.source();
        second = opening.destination();
        fromTheBeginning = opening.has(TcpFlag.SYN);
        established = !fromTheBeginning;
    }

    @Override
    public String toString() {
        return "connection %d: %s -> %s%s"
                .formatted(number, first, second, fromTheBeginning ? "" : " (already under way)");
    }

    public boolean isFromFirst(CapturedSegment segment) {
        return segment.source().equals(first);
    }

    /// Whether this segment opens another connection between the same endpoints.
    public boolean isReopenedBy(CapturedSegment segment) {
        return segment.has(TcpFlag.SYN)
                && !segment.has(TcpFlag.ACK)
                && (ending || !isFromFirst(segment) || relativeSequence(segment) != 0);
    }

    /// Counted from the first number that its sender used; call it for every segment in turn.
    public long relativeSequence(CapturedSegment segment) {
        if (isFromFirst(segment)) {
            firstBase = firstBase == UNKNOWN ? segment.sequence() : firstBase;
            return segment.sequence() - firstBase & MASK;
        }
        secondBase = secondBase == UNKNOWN ? segment.sequence() : secondBase;
        return segment.sequence() - secondBase & MASK;
    }

    /// Counted from the other side's first number, as far as the capture has shown it.
    public long relativeAcknowledgment(CapturedSegment segment) {
        long base = isFromFirst(segment) ? secondBase : firstBase;
        return base == UNKNOWN ? segment.acknowledgment() : segment.acknowledgment() - base & MASK;
    }

    /// What the segment is for; call it once for every segment in turn.
    public Phase phase(CapturedSegment segment) {
        if (segment.has(TcpFlag.SYN)) {
            return Phase.HANDSHAKE;
        }
        boolean beforeAll = !established;
        established = true;
        if (segment.has(TcpFlag.FIN) || segment.has(TcpFlag.RST)) {
            ending = true;
            return Phase.FAREWELL;
        }
        if (segment.payloadBytes() > 0) {
            return Phase.DATA; // even after a FIN: the other side may still send
        }
        return ending ? Phase.FAREWELL : beforeAll ? Phase.HANDSHAKE : Phase.DATA;
    }
}

package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;

/// One client of a gateway, from accept to close. How it is served differs from mode to mode; how
/// it ends is the same in all of them, in two steps: [#sayFarewell] gives it the reason and lets it
/// go, and if it is still there [#FAREWELL_NANOS] later, [#cut] closes its connection.
abstract class LinkedClient {
    /// Time for the reason to arrive and for the client's answer, its FIN.
    static final long FAREWELL_NANOS = 500_000_000L;

    final InetSocketAddress remote;
    final LineWatch watch;
    private final Journal journal;
    private Ending ending;
    private long cutAt;

    LinkedClient(InetSocketAddress remote, LineWatch watch, Journal journal) {
        this.remote = remote;
        this.watch = watch;
        this.journal = journal;
    }

    /// Asks the client to go: its reading side ends, and it is told why where that is possible
    /// without waiting. Called once at most, and by the thread that [#end] returned true to.
    abstract void sayFarewell();

    /// Closes the connection whatever the client does.
    abstract void cut();

    /// Ends the client for this reason, unless it has one already.
    ///
    /// @return whether it was the first
    synchronized boolean end(Ending reason, long now) {
        if (ending != null) {
            return false;
        }
        ending = reason;
        cutAt = now + FAREWELL_NANOS;
        journal.ended(this, reason);
        return true;
    }

    /// Null while it is served.
    synchronized Ending ending() {
        return ending;
    }

    /// Looks at the deadlines; called again and again.
    public void check(long now) {
        Ending due = watch.due(now);
        if (due != null && end(due, now)) {
            sayFarewell();
        } else if (isOverdue(now)) {
            cut();
        }
    }

    private synchronized boolean isOverdue(long now) {
        return ending != null && now - cutAt >= 0;
    }

    /// The line that tells the client why; behind the part of a message it starts a line of its
    /// own.
    byte[] farewell() {
        byte[] line = journal.settings().farewell(ending());
        return watch.isUnderWay() ? ("\n" + new String(line, UTF_8)).getBytes(UTF_8) : line;
    }
}

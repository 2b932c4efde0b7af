package netcourse.lesson03.mistake;

import java.util.HashMap;
import java.util.Iterator;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-iterates-live",
        does = "completes futures while it goes through the map",
        sees =
                "What hangs on a future may register the next request: the map changes under the loop, which throws ConcurrentModificationException, and the rest is never completed. Collect and remove first, complete afterwards.",
        caughtBy = "letsWhatHangsOnTheFutureRegisterAnew")
public class MatchIteratesLive extends PlainAnswerMatcher implements AnswerMatcher {
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

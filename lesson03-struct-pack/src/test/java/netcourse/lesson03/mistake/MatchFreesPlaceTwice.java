package netcourse.lesson03.mistake;

import java.util.List;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-frees-place-twice",
        does = "counts a free place for the answer, and one for the time-out of the same request",
        sees =
                "Both saw the request in the map; only one of them took it out. Count only where remove returned it: otherwise there are more places than there should be, one more each time.",
        caughtBy = "freesPlaceOnceWhenAnswerAndTimeOutMeet")
public class MatchFreesPlaceTwice extends PlainAnswerMatcher implements AnswerMatcher {
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

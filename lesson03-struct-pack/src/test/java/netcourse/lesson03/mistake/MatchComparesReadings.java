package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-compares-readings",
        does = "compares the clock with a moment, and not a difference with the limit",
        sees =
                "nanoTime may start anywhere and overflow: the moment is then a negative number, and every request is too late at once. Subtract, and compare the difference.",
        caughtBy = "measuresDifferencesOfTheClock")
public class MatchComparesReadings extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public void expire() {
        super.expire();
    }

    @Override
    boolean isLate(Entry entry, long now) {
        return now >= entry.start() + entry.limit().toNanos();
    }
}

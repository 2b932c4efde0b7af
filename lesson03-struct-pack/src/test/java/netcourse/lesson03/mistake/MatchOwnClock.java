package netcourse.lesson03.mistake;

import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-own-clock",
        does = "asks System.nanoTime() and not the clock that it was given",
        sees =
                "The code works, but nobody can test it without waiting: take the time from the clock that is handed in. orTimeout has a clock of its own, too.",
        caughtBy = "failsRequestsWhoseTimeIsOver")
public class MatchOwnClock extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public void begin(int maxInFlight, long firstSequence, LongSupplier nanoTime) {
        super.begin(maxInFlight, firstSequence, System::nanoTime);
    }
}

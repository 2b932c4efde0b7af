package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-leaks-timed-out",
        does = "fails the future of a request that is too late, and leaves the request in the map",
        sees =
                "Nobody waits for it, but it keeps its place: after so many time-outs there is none left, and the client is dead until it is started anew. orTimeout alone does just this.",
        caughtBy = "freesPlaceOfRequestWhoseTimeIsOver")
public class MatchLeaksTimedOut extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public void expire() {
        long now = clock.getAsLong();
        entries.values().stream().filter(e -> isLate(e, now)).forEach(Entry::timeOut);
    }
}

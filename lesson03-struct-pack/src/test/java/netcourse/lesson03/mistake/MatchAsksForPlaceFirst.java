package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-asks-for-place-first",
        does = "asks whether a place is free before it locks",
        sees =
                "Two threads see the same last place, and both take it. The question and the act that relies on it belong into one lock.",
        caughtBy = "givesLastPlaceToOneOfTwo")
public class MatchAsksForPlaceFirst extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        check(limit);
        if (isFull()) {
            return Optional.empty();
        }
        synchronized (this) {
            throwIfEnded();
            return Optional.of(add(number(), limit));
        }
    }
}

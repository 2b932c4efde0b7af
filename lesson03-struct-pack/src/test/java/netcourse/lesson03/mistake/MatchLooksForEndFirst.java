package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-looks-for-end-first",
        does = "asks whether the connection has ended, and puts the request into the map later",
        sees =
                "If it ends between the two, the request comes into a map that nobody will go through again: its thread waits for ever. Ask and put under one lock, or ask again behind the put.",
        caughtBy = "leavesNobodyWaitingWhenTheConnectionEnds")
public class MatchLooksForEndFirst extends PlainAnswerMatcher implements AnswerMatcher {
    private int coming;

    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        check(limit);
        long number;
        synchronized (this) {
            throwIfEnded();
            if (entries.size() + coming >= max) {
                return Optional.empty();
            }
            coming++;
            number = number();
        }
        Pending pending = add(number, limit);
        synchronized (this) {
            coming--;
        }
        return Optional.of(pending);
    }
}

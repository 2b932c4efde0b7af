package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-is-unbounded",
        does = "takes every request, however many are in flight",
        sees =
                "When the server gets slow, requests pile up until memory is gone. A limit turns that into an answer that the caller can act on.",
        caughtBy = "admitsOnlySoManyAtATime")
public class MatchIsUnbounded extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        return super.register(limit);
    }

    @Override
    boolean isFull() {
        return false;
    }
}

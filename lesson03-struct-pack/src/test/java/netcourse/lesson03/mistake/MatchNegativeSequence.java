package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-negative-sequence",
        does = "counts the sequences in an int",
        sees =
                "Behind 2147483647 they are negative: no answer with an unsigned number matches them any more, after weeks in which all was well. Count in a long, and keep 32 bits.",
        caughtBy = "numbersRequestsBeyondTheLastNumber")
public class MatchNegativeSequence extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        return super.register(limit);
    }

    @Override
    long number() {
        return (int) super.number();
    }
}

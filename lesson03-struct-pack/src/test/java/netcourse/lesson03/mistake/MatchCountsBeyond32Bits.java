package netcourse.lesson03.mistake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-counts-beyond-32-bits",
        does = "counts on behind 4294967295",
        sees =
                "The field has 32 bits: the header refuses the number, or cuts it, and then the answer carries another than the map has. Begin again at 0.",
        caughtBy = "numbersRequestsBeyondTheLastNumber")
public class MatchCountsBeyond32Bits extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public Optional<Pending> register(Duration limit) throws IOException {
        return super.register(limit);
    }

    @Override
    long number() {
        return next++;
    }
}

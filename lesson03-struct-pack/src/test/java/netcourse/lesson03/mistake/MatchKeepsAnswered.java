package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-keeps-answered",
        does = "leaves the request in its map when the answer has come",
        sees =
                "The map grows with every request that was ever sent, and no place is ever free again. Taking it out must be one step with finding it: remove returns it once.",
        caughtBy = "leavesAnswersThatNobodyWaitsFor")
public class MatchKeepsAnswered extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public boolean answer(Message response) {
        return super.answer(response);
    }

    @Override
    Entry take(long sequence) {
        return entries.get(sequence);
    }
}

package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-takes-oldest",
        does = "gives each answer to the request that has waited longest",
        sees =
                "That is right as long as the server answers in order. One slow request, and everybody gets the answer of somebody else. The sequence says whose it is.",
        caughtBy = "matchesAnswersInWhateverOrderTheyCome")
public class MatchTakesOldest extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public boolean answer(Message response) {
        return super.answer(response);
    }

    @Override
    Entry take(long sequence) {
        return entries.keySet().stream().min(Long::compare).map(entries::remove).orElse(null);
    }
}

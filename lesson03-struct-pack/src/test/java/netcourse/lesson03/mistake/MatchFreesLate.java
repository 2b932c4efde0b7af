package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-frees-late",
        does = "completes the future first, and removes the request afterwards",
        sees =
                "Whoever waited goes on at once, and finds no place for its next request. Remove it, then complete it.",
        caughtBy = "freesPlaceBeforeTheFutureCompletes")
public class MatchFreesLate extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public boolean answer(Message response) {
        Entry entry = isAnswer(response) ? entries.get(response.header().sequence()) : null;
        boolean waited = entry != null && entry.pending().answer().complete(response);
        if (waited) {
            entries.remove(response.header().sequence());
        }
        return waited;
    }
}

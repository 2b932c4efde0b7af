package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-takes-requests",
        does = "looks at the sequence alone, and not at the response bit",
        sees =
                "The peer numbers its own requests too, and sooner or later uses the same number: its request is taken for your answer.",
        caughtBy = "takesNoRequestForAnAnswer")
public class MatchTakesRequests extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public boolean answer(Message response) {
        return super.answer(response);
    }

    @Override
    boolean isAnswer(Message response) {
        return true;
    }
}

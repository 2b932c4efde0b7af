package netcourse.lesson03.mistake;

import java.io.IOException;
import netcourse.checker.Mistake;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-forgets-pending-at-end",
        does = "forgets the requests in flight when the connection ends",
        sees =
                "No answer will come, and the threads that wait for one wait for ever. Fail every future with what ended the connection.",
        caughtBy = "failsAllWhenTheConnectionEnds")
public class MatchForgetsPendingAtEnd extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public void close(IOException cause) {
        end = cause;
        entries.clear();
    }
}

package netcourse.lesson03.mistake;

import java.io.IOException;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.AnswerMatcher;

@Mistake(
        id = "match-completes-under-lock",
        does = "completes futures while it holds its lock",
        sees =
                "What hangs on a future runs inside the lock: everybody waits for it, and if it waits for one of them, for ever. Let go of the lock before you complete.",
        caughtBy = "holdsNoLockWhileFutureCompletes")
public class MatchCompletesUnderLock extends PlainAnswerMatcher implements AnswerMatcher {
    @Override
    public synchronized boolean answer(Message response) {
        return super.answer(response);
    }

    @Override
    public synchronized void expire() {
        super.expire();
    }

    @Override
    public synchronized void close(IOException cause) {
        super.close(cause);
    }
}

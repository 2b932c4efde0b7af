package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-swallows-failures",
        does = "answers a failure, and tells nobody here of it",
        sees =
                "The peer has a number, and we have no trace of the bug. What is caught must be told to somebody who can mend it.",
        caughtBy = "tellsTheLogOfTheFailure")
public class DispatchSwallowsFailures extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message failed(Message message, Exception e) {
        return e instanceof ProtocolException
                ? super.failed(message, e)
                : message.failure(MessageError.FAILED, "failed");
    }
}

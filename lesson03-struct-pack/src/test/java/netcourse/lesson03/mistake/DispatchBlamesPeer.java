package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-blames-peer",
        does = "answers every exception with the same error number, BAD_BODY",
        sees =
                "The peer searches its own code for what is wrong in ours. Its body was right: say FAILED.",
        caughtBy = "answersFailureOfHandlerWithErrorNumber")
public class DispatchBlamesPeer extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message failed(Message message, Exception e) {
        super.failed(message, e);
        return message.failure(MessageError.BAD_BODY, String.valueOf(e.getMessage()));
    }
}

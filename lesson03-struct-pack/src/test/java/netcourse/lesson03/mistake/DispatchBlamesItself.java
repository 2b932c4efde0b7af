package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-blames-itself",
        does = "answers every exception with the same error number, FAILED",
        sees =
                "A peer that sent a wrong body reads that the server failed, and sends the same again. Say whose fault it was: catch ProtocolException first.",
        caughtBy = "answersRefusedBodyWithErrorNumber")
public class DispatchBlamesItself extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message failed(Message message, Exception e) {
        failures.accept(e);
        return message.failure(MessageError.FAILED, "failed");
    }
}

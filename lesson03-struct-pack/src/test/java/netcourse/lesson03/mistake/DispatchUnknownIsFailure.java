package netcourse.lesson03.mistake;

import java.io.IOException;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-unknown-is-failure",
        does = "calls whatever the map has for the number, and catches what comes of it",
        sees =
                "What comes is a NullPointerException: a number of a later version is told like a bug of ours, and our log fills with it. Look whether there is a handler.",
        caughtBy = "answersUnknownNumberWithErrorNumber")
public class DispatchUnknownIsFailure extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message unknown(Message message) {
        try {
            Handler handler = handlers.get(message.header().protocol());
            return message.answer(handler.handle(message));
        } catch (IOException | NullPointerException e) {
            return failed(message, e);
        }
    }
}

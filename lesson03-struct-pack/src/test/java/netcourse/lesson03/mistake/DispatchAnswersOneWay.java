package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-answers-one-way",
        does = "sends a response to every message",
        sees =
                "Nobody waits for the answer to a one-way message: it is a late or unknown answer to the peer, and bytes for nothing.",
        caughtBy = "handlesOneWayMessageWithoutResponse")
public class DispatchAnswersOneWay extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Optional<Message> toSend(Message message, Message response) {
        return Optional.of(response);
    }
}

package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-answers-failed-one-way",
        does = "sends no response to a one-way message, unless it fails",
        sees =
                "The error finds no request that it belongs to: the sequence of a one-way message means nothing. No response means none for failures either.",
        caughtBy = "handlesOneWayMessageWithoutResponse")
public class DispatchAnswersFailedOneWay extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Optional<Message> toSend(Message message, Message response) {
        return message.header().isOneWay() && response.header().error() == 0
                ? Optional.empty()
                : Optional.of(response);
    }
}

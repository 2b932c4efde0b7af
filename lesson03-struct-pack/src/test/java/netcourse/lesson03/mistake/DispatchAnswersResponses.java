package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-answers-responses",
        does = "takes a response for a request",
        sees =
                "It answers an answer, the peer does the same, and the two never end. Who waits for a response finds it by its sequence, in another place.",
        caughtBy = "leavesResponsesAlone")
public class DispatchAnswersResponses extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return toSend(message, handle(message));
    }
}

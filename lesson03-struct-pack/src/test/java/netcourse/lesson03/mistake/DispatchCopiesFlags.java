package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-copies-flags",
        does = "sets the response bit beside the flags of the request",
        sees =
                "The flags say how this body is made: a peer that inflates or decrypts a plain body gets nonsense. A response begins with its own flags.",
        caughtBy = "setsNoFlagButTheResponseBit")
public class DispatchCopiesFlags extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message handle(Message message) {
        Message response = super.handle(message);
        return response.with(message.header().flags() | MessageHeader.RESPONSE, response.body());
    }
}

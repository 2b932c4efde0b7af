package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-tells-too-much",
        does = "sends the text of our own exception to the peer",
        sees =
                "It names files, users, queries: what an attacker likes to know. The log gets the exception, the peer a number.",
        caughtBy = "tellsThePeerNothingOfTheFailure")
public class DispatchTellsTooMuch extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message failed(Message message, Exception e) {
        Message response = super.failed(message, e);
        return e instanceof ProtocolException
                ? response
                : message.failure(MessageError.FAILED, e.toString());
    }
}

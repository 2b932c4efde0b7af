package netcourse.lesson03.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.Dispatcher;

@Mistake(
        id = "dispatch-dies-with-handler",
        does = "catches ProtocolException alone",
        sees =
                "A bug in one handler ends the connection, and the other requests on it are never answered. Whatever exception a handler throws, its request gets a response.",
        caughtBy = "answersFailureOfHandlerWithErrorNumber")
public class DispatchDiesWithHandler extends PlainDispatcher implements Dispatcher {
    @Override
    public Optional<Message> dispatch(Message message) {
        return super.dispatch(message);
    }

    @Override
    Message failed(Message message, Exception e) {
        if (e instanceof ProtocolException) {
            return super.failed(message, e);
        }
        throw new IllegalStateException(e);
    }
}

package netcourse.lesson03.answer;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher;
import netcourse.lesson03.exercise.Dispatcher.Handler;

/// The answer to exercise 3.7.
public class SolvedDispatcher implements Dispatcher {
    // @start region="dispatch"
    private Map<Integer, Handler> handlers;
    private Consumer<Exception> failures;

    // @end

    @Override
    public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
        this.handlers = Map.copyOf(handlers);
        this.failures = failures;
    }

    // @start region="dispatch"
    @Override
    public Optional<Message> dispatch(Message message) {
        if (message.header().isResponse()) {
            return Optional.empty();
        }
        Message response = handle(message);
        return message.header().isOneWay() ? Optional.empty() : Optional.of(response);
    }

    private Message handle(Message message) {
        int protocol = message.header().protocol();
        Handler handler = handlers.get(protocol);
        if (handler == null) {
            return message.failure(MessageError.UNKNOWN_PROTOCOL, "unknown number " + protocol);
        }
        try {
            return message.answer(handler.handle(message));
        } catch (ProtocolException e) {
            String reason = Objects.toString(e.getMessage(), "wrong body");
            return message.failure(MessageError.BAD_BODY, reason);
        } catch (IOException | RuntimeException e) {
            failures.accept(e); // for us, not for the peer: it may name files, users, queries
            return message.failure(MessageError.FAILED, "the server could not do it");
        }
    }
    // @end
}

package netcourse.lesson03.mistake;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson03.Dispatcher;

/// A dispatcher without a mistake. Each mistake in exercise 3.7 replaces one step of it.
abstract class PlainDispatcher implements Dispatcher {
    Map<Integer, Handler> handlers;
    Consumer<Exception> failures;

    @Override
    public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
        this.handlers = Map.copyOf(handlers);
        this.failures = failures;
    }

    @Override
    public Optional<Message> dispatch(Message message) {
        if (message.header().isResponse()) {
            return Optional.empty();
        }
        return toSend(message, handle(message));
    }

    Optional<Message> toSend(Message message, Message response) {
        return message.header().isOneWay() ? Optional.empty() : Optional.of(response);
    }

    Message handle(Message message) {
        Handler handler = handlers.get(message.header().protocol());
        if (handler == null) {
            return unknown(message);
        }
        try {
            return message.answer(handler.handle(message));
        } catch (IOException | RuntimeException e) {
            return failed(message, e);
        }
    }

    Message unknown(Message message) {
        String reason = "number " + message.header().protocol();
        return message.failure(MessageError.UNKNOWN_PROTOCOL, reason);
    }

    Message failed(Message message, Exception e) {
        if (e instanceof ProtocolException) {
            return message.failure(MessageError.BAD_BODY, e.getMessage());
        }
        failures.accept(e);
        return message.failure(MessageError.FAILED, "failed");
    }
}

package netcourse.lesson03;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher;

/// The server's own [Dispatcher].
final class DefaultDispatcher implements Dispatcher {
    private Map<Integer, Handler> handlers;
    private Consumer<Exception> failures;

    @Override
    public void begin(Map<Integer, Handler> byNumber, Consumer<Exception> log) {
        handlers = new HashMap<>(byNumber);
        failures = log;
    }

    @Override
    public Optional<Message> dispatch(Message message) {
        MessageHeader header = message.header();
        if (header.isResponse()) {
            return Optional.empty();
        }
        Message response = response(message);
        return header.isOneWay() ? Optional.empty() : Optional.of(response);
    }

    private Message response(Message request) {
        int number = request.header().protocol();
        Handler handler = handlers.get(number);
        if (handler == MessageHandlers.ECHO) {
            // The same answer, without the two copies of the body.
            return request.echo();
        }
        if (handler == null) {
            String known = MessageType.HEARTBEAT.number() + ".." + MessageType.WAIT.number();
            return request.failure(
                    MessageError.UNKNOWN_PROTOCOL,
                    "protocol number must be %s, was %d (bytes 4-5 of the header)"
                            .formatted(known, number));
        }
        try {
            return request.answer(Objects.requireNonNull(handler.handle(request), "body"));
        } catch (ProtocolException e) {
            return request.failure(
                    MessageError.BAD_BODY, Objects.toString(e.getMessage(), "wrong body"));
        } catch (IOException | RuntimeException e) {
            failures.accept(e);
            return request.failure(MessageError.FAILED, "the server could not answer");
        }
    }
}

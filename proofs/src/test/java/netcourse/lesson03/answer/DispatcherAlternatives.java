package netcourse.lesson03.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netcourse.authoring.Alternative;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher;

/// Unusual solutions of exercise 3.7, dispatch by protocol number, error numbers, which are right.
public final class DispatcherAlternatives {
    private DispatcherAlternatives() {}

    @Alternative(
            """
            a handler of its own stands for every unknown number; what happened becomes
            a value first, and a message made by hand afterwards
            """)
    public static class FoldsOutcome implements Dispatcher {
        private record Outcome(int error, byte[] body) {
            Message of(MessageHeader request) {
                return Message.of(
                        new MessageHeader(
                                1, request.protocol(), error, request.sequence(), body.length),
                        body);
            }
        }

        private static final class Unknown extends ProtocolException {
            private static final long serialVersionUID = 1L;

            Unknown(int number) {
                super("nobody knows the protocol number " + number);
            }
        }

        private final Map<Integer, Handler> byNumber = new ConcurrentHashMap<>();
        private Consumer<Exception> log;

        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
            byNumber.putAll(handlers);
            log = failures;
        }

        @Override
        public Optional<Message> dispatch(Message message) {
            return Optional.of(message.header())
                    .filter(header -> !header.isResponse())
                    .map(_ -> outcome(message))
                    .filter(_ -> !message.header().isOneWay())
                    .map(outcome -> outcome.of(message.header()));
        }

        private Outcome outcome(Message message) {
            try {
                Handler handler =
                        byNumber.getOrDefault(
                                message.header().protocol(),
                                m -> {
                                    throw new Unknown(m.header().protocol());
                                });
                return new Outcome(0, Objects.requireNonNull(handler.handle(message)));
            } catch (Unknown e) {
                return new Outcome(1, e.getMessage().getBytes(UTF_8));
            } catch (ProtocolException e) {
                return new Outcome(2, Objects.toString(e.getMessage(), "").getBytes(UTF_8));
            } catch (IOException | RuntimeException e) {
                log.accept(e);
                return new Outcome(3, new byte[0]);
            }
        }
    }

    @Alternative("has a table of 65536 handlers, of which most answer that they are unknown")
    public static class FillsTable implements Dispatcher {
        private final Handler[] table = new Handler[65_536];
        private Consumer<Exception> log;

        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
            handlers.forEach((number, handler) -> table[number] = handler);
            log = failures;
        }

        @Override
        public Optional<Message> dispatch(Message message) {
            boolean answers = !message.header().isResponse();
            Message response = answers ? respond(message) : null;
            return answers && !message.header().isOneWay()
                    ? Optional.of(response)
                    : Optional.empty();
        }

        private Message respond(Message message) {
            int number = message.header().protocol();
            if (table[number] == null) {
                return message.failure(MessageError.UNKNOWN_PROTOCOL, "no number " + number);
            }
            byte[] body;
            try {
                body = table[number].handle(message);
            } catch (ProtocolException e) {
                return message.failure(MessageError.BAD_BODY, "" + e.getMessage());
            } catch (Exception e) {
                log.accept(e);
                return message.failure(MessageError.FAILED, "");
            }
            if (body == null) {
                log.accept(new NullPointerException("handler " + number + " returned null"));
                return message.failure(MessageError.FAILED, "");
            }
            return message.answer(body);
        }
    }
}

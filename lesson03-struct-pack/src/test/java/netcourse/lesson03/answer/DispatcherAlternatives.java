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
                return new Outcome(2, e.getMessage().getBytes(UTF_8));
            } catch (IOException | RuntimeException e) {
                log.accept(e);
                return new Outcome(3, new byte[0]);
            }
        }
    }
}

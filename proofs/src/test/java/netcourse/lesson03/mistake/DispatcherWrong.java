package netcourse.lesson03.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import netcourse.authoring.Wrong;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher;
import netcourse.lesson03.mistake.DispatcherMistakes.PlainDispatcher;

/// Further wrong solutions of exercise 3.7.
public final class DispatcherWrong {
    private DispatcherWrong() {}

    @Wrong(value = "returns null", nameless = true)
    public static class ReturnsNothing implements Dispatcher {
        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {}

        @Override
        public Optional<Message> dispatch(Message message) {
            return null;
        }
    }

    @Wrong(value = "returns nothing", nameless = true)
    public static class ReturnsEmpty extends ReturnsNothing {
        @Override
        public Optional<Message> dispatch(Message message) {
            return Optional.empty();
        }
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn extends ReturnsNothing {
        @Override
        public Optional<Message> dispatch(Message message) {
            throw new IllegalStateException("not yet");
        }
    }

    @Wrong("has each message handled in another thread, and waits for it")
    public static class HandlesElsewhere extends PlainDispatcher {
        @Override
        public Optional<Message> dispatch(Message message) {
            Thread[] other = new Thread[1];
            CompletableFuture<Optional<Message>> result = new CompletableFuture<>();
            other[0] =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    result.complete(super.dispatch(message));
                                } catch (Error e) {
                                    result.completeExceptionally(e);
                                }
                            });
            try {
                return result.get();
            } catch (Exception e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e);
            }
        }
    }

    @Wrong("takes only ProtocolException itself for one, and no subclass")
    public static class ComparesClass extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e.getClass() == ProtocolException.class
                    ? super.failed(message, e)
                    : super.failed(message, new IllegalStateException("failed", e));
        }
    }

    @Wrong("answers null with FAILED, and reports it nowhere")
    public static class SwallowsNull extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof NullPointerException
                    ? message.failure(MessageError.FAILED, "failed")
                    : super.failed(message, e);
        }
    }

    @Wrong("lets null pass in a one-way message")
    public static class AllowsNullOneWay extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof NullPointerException && message.header().isOneWay()
                    ? message.failure(MessageError.FAILED, "failed")
                    : super.failed(message, e);
        }
    }

    @Wrong("sends the text of an IOException to the peer")
    public static class SaysWhichFile extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            Message response = super.failed(message, e);
            return e instanceof IOException && !(e instanceof ProtocolException)
                    ? message.failure(MessageError.FAILED, e.getMessage())
                    : response;
        }
    }

    @Wrong("reports what a handler refuses when the peer does not learn it")
    public static class ReportsRefusedOneWay extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            if (e instanceof ProtocolException && message.header().isOneWay()) {
                failures.accept(e);
            }
            return super.failed(message, e);
        }
    }

    @Wrong("takes only flags of exactly 8 for one-way")
    public static class OneWayAlone extends PlainDispatcher {
        @Override
        Optional<Message> toSend(Message message, Message response) {
            return message.header().flags() == MessageHeader.ONE_WAY
                    ? Optional.empty()
                    : Optional.of(response);
        }
    }

    @Wrong(value = "takes only flags of exactly 1 for a response", nameless = true)
    public static class ResponseAlone extends PlainDispatcher {
        @Override
        public Optional<Message> dispatch(Message message) {
            return message.header().flags() == MessageHeader.RESPONSE
                            || message.header().flags() == 9
                    ? Optional.empty()
                    : toSend(message, handle(message));
        }
    }

    @Wrong("reports a copy of the exception, without its trace")
    public static class ReportsCopy extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof ProtocolException
                    ? super.failed(message, e)
                    : super.failed(message, new IllegalStateException(e.getMessage()));
        }
    }

    @Wrong("reports each failure twice")
    public static class ReportsTwice extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            if (!(e instanceof ProtocolException)) {
                failures.accept(e);
            }
            return super.failed(message, e);
        }
    }

    @Wrong("keeps the handlers in a static field")
    public static class SharesHandlers extends PlainDispatcher {
        private static Map<Integer, Handler> shared;

        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
            super.begin(handlers, failures);
            shared = this.handlers;
        }

        @Override
        Message handle(Message message) {
            handlers = shared;
            return super.handle(message);
        }
    }

    @Wrong("keeps the message that it handles in a field")
    public static class KeepsMessage extends PlainDispatcher {
        private Message current;

        @Override
        Message handle(Message message) {
            current = message;
            Message response = super.handle(message);
            return response.header().error() == 0 ? current.answer(response.body()) : response;
        }
    }

    @Wrong("tries a handler that failed once more")
    public static class TriesTwice extends PlainDispatcher {
        @Override
        Message handle(Message message) {
            Message response = super.handle(message);
            return response.header().error() == 3 ? super.handle(message) : response;
        }
    }

    @Wrong("catches errors, too")
    public static class CatchesErrors extends PlainDispatcher {
        @Override
        Message handle(Message message) {
            try {
                return super.handle(message);
            } catch (Error e) {
                return super.failed(message, new IllegalStateException(e));
            }
        }
    }

    @Wrong("takes protocol number 0 for a message about the connection, which it ignores")
    public static class IgnoresZero extends PlainDispatcher {
        @Override
        public Optional<Message> dispatch(Message message) {
            return message.header().protocol() == 0 ? Optional.empty() : super.dispatch(message);
        }
    }

    @Wrong("answers a body of no bytes, which is one, as a failure")
    public static class RefusesEmptyBody extends PlainDispatcher {
        @Override
        Message handle(Message message) {
            Message response = super.handle(message);
            return response.header().bodyLength() == 0
                    ? message.failure(MessageError.FAILED, "nothing")
                    : response;
        }
    }

    @Wrong("has each handler called by one thread at a time")
    public static class LocksHandler extends PlainDispatcher {
        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
            Map<Integer, Handler> locked = new HashMap<>();
            handlers.forEach((number, handler) ->
                    locked.put(
                            number,
                            message -> {
                                synchronized (handler) {
                                    return handler.handle(message);
                                }
                            }));
            super.begin(locked, failures);
        }
    }

    @Wrong("puts words of its own in front of what the handler says of a bad body")
    public static class AddsWords extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof ProtocolException
                    ? message.failure(MessageError.BAD_BODY, "bad body: " + e.getMessage())
                    : super.failed(message, e);
        }
    }

    @Wrong(value = "needs a message in what a handler throws", nameless = true)
    public static class NeedsReason extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof ProtocolException
                    ? message.failure(MessageError.BAD_BODY, e.getMessage())
                    : super.failed(message, e);
        }
    }

    /// What the handler does, done otherwise.
    private abstract static class OtherHandlers extends PlainDispatcher {
        abstract byte[] handle(Handler handler, Message message) throws IOException;

        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
            Map<Integer, Handler> others = new HashMap<>();
            handlers.forEach(
                    (number, handler) -> others.put(number, message -> handle(handler, message)));
            super.begin(others, failures);
        }
    }

    @Wrong(value = "takes an EOFException for a bad body", nameless = true)
    public static class EndIsBadBody extends OtherHandlers {
        @Override
        byte[] handle(Handler handler, Message message) throws IOException {
            try {
                return handler.handle(message);
            } catch (EOFException e) {
                throw new ProtocolException(e.getMessage());
            }
        }
    }

    @Wrong(value = "takes the ProtocolException of java.net for the course's", nameless = true)
    public static class OtherProtocolException extends OtherHandlers {
        @Override
        byte[] handle(Handler handler, Message message) throws IOException {
            try {
                return handler.handle(message);
            } catch (java.net.ProtocolException e) {
                throw new ProtocolException(e.getMessage());
            }
        }
    }

    @Wrong("passes on the cause of an UncheckedIOException")
    public static class UnwrapsUnchecked extends OtherHandlers {
        @Override
        byte[] handle(Handler handler, Message message) throws IOException {
            try {
                return handler.handle(message);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    @Wrong("hides the flags from the handler")
    public static class HidesFlags extends OtherHandlers {
        @Override
        byte[] handle(Handler handler, Message message) throws IOException {
            int oneWay = message.header().flags() & MessageHeader.ONE_WAY;
            return handler.handle(message.with(oneWay, message.body()));
        }
    }

    @Wrong("answers a request without a body itself")
    public static class AnswersEmpty extends OtherHandlers {
        @Override
        byte[] handle(Handler handler, Message message) throws IOException {
            return message.header().bodyLength() == 0 ? new byte[0] : handler.handle(message);
        }
    }

    @Wrong(value = "confuses FAILED with BAD_BODY", nameless = true)
    public static class SwapsErrors extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            Message response = super.failed(message, e);
            return message.failure(
                    e instanceof ProtocolException ? MessageError.FAILED : MessageError.BAD_BODY,
                    response.text());
        }
    }

    @Wrong(value = "answers an unknown number with FAILED, on purpose", nameless = true)
    public static class UnknownFails extends PlainDispatcher {
        @Override
        Message unknown(Message message) {
            return message.failure(MessageError.FAILED, "no number " + message.header().protocol());
        }
    }

    @Wrong(value = "catches no RuntimeException", nameless = true)
    public static class LetsRuntimeThrough extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            return super.failed(message, e);
        }
    }

    @Wrong(value = "takes a RuntimeException for a bad body", nameless = true)
    public static class RuntimeIsBadBody extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            Message response = super.failed(message, e);
            return e instanceof RuntimeException
                    ? message.failure(MessageError.BAD_BODY, "bad")
                    : response;
        }
    }

    @Wrong(value = "reports an IOException, and no RuntimeException", nameless = true)
    public static class ReportsIoOnly extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof RuntimeException
                    ? message.failure(MessageError.FAILED, "failed")
                    : super.failed(message, e);
        }
    }

    @Wrong(value = "reports nothing of a one-way message", nameless = true)
    public static class ReportsNoOneWay extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return message.header().isOneWay()
                    ? message.failure(MessageError.FAILED, "failed")
                    : super.failed(message, e);
        }
    }

    @Wrong(value = "repeats the flags of the request, without the response bit", nameless = true)
    public static class RepeatsFlags extends PlainDispatcher {
        @Override
        Message handle(Message message) {
            Message response = super.handle(message);
            int flags = message.header().flags();
            return flags == 0 ? response : response.with(flags, response.body());
        }
    }

    @Wrong(value = "answers a one-way message of an unknown number", nameless = true)
    public static class AnswersUnknownOneWay extends PlainDispatcher {
        @Override
        Optional<Message> toSend(Message message, Message response) {
            return response.header().error() == MessageError.UNKNOWN_PROTOCOL.number()
                    ? Optional.of(response)
                    : super.toSend(message, response);
        }
    }

    @Wrong(value = "has a response handled, and sends nothing back", nameless = true)
    public static class HandlesResponses extends PlainDispatcher {
        @Override
        public Optional<Message> dispatch(Message message) {
            Optional<Message> response = toSend(message, handle(message));
            return message.header().isResponse() ? Optional.empty() : response;
        }
    }
}

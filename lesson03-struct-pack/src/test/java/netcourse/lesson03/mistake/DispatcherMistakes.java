package netcourse.lesson03.mistake;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher;

/// What learners get wrong in exercise 3.7, dispatch by protocol number, error numbers; in the
/// order of the behaviours of [netcourse.lesson03.DispatcherCheck] that catch it.
public final class DispatcherMistakes {
    private DispatcherMistakes() {}

    /// A dispatcher without a mistake. Each mistake in exercise 3.7 replaces one step of it.
    abstract static class PlainDispatcher implements Dispatcher {
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
                return message.failure(MessageError.BAD_BODY, String.valueOf(e.getMessage()));
            }
            failures.accept(e);
            return message.failure(MessageError.FAILED, "failed");
        }
    }

    @Mistake(
            does = "keeps the sequence in an int",
            sees =
                    """
                    From 2147483648 on it is negative: the response is refused where it is made, or
                    answers a request that nobody sent. Keep 32 unsigned bits in a long.
                    """,
            caughtBy = "repeatsAllBitsOfTheSequence")
    public static class SignedSequence extends PlainDispatcher {
        @Override
        Message handle(Message message) {
            Message response = super.handle(message);
            MessageHeader h = response.header();
            int sequence = (int) h.sequence();
            return Message.of(
                    new MessageHeader(h.flags(), h.protocol(), h.error(), sequence, h.bodyLength()),
                    response.body());
        }
    }

    @Mistake(
            does = "adds the response bit to the flags of the request",
            sees =
                    """
                    The flags describe one body only. A peer that inflates or decrypts a plain body
                    gets nonsense. A response has flags of its own.
                    """,
            caughtBy = "setsNoFlagButTheResponseBit")
    public static class CopiesFlags extends PlainDispatcher {
        @Override
        Message handle(Message message) {
            Message response = super.handle(message);
            return response.with(
                    message.header().flags() | MessageHeader.RESPONSE, response.body());
        }
    }

    @Mistake(
            does = "calls whatever the map has for the number, and catches what comes of it",
            sees =
                    """
                    What comes is a NullPointerException. A number from a later version is reported
                    as a bug of ours, and our log fills with it. Check first whether there is a
                    handler.
                    """,
            caughtBy = "answersUnknownNumberWithErrorNumber")
    public static class UnknownIsFailure extends PlainDispatcher {
        @Override
        Message unknown(Message message) {
            try {
                Handler handler = handlers.get(message.header().protocol());
                return message.answer(handler.handle(message));
            } catch (IOException | NullPointerException e) {
                return failed(message, e);
            }
        }
    }

    @Mistake(
            does = "answers every exception with the same error number, FAILED",
            sees =
                    """
                    A peer that sent a wrong body reads that the server failed, and sends the same
                    again. Say which side was wrong: catch ProtocolException first.
                    """,
            caughtBy = "answersRefusedBodyWithErrorNumber")
    public static class BlamesItself extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            failures.accept(e);
            return message.failure(MessageError.FAILED, "failed");
        }
    }

    @Mistake(
            does = "catches the ProtocolException of java.net, and not the course's",
            sees =
                    """
                    An editor that adds imports offers both. The course's is an IOException of its
                    own, so the peer's wrong body counts as a failure of ours. Look at the import.
                    """,
            caughtBy = "answersRefusedBodyWithErrorNumber")
    public static class CatchesOtherType extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            if (e instanceof java.net.ProtocolException) {
                return message.failure(MessageError.BAD_BODY, String.valueOf(e.getMessage()));
            }
            failures.accept(e);
            return message.failure(MessageError.FAILED, "failed");
        }
    }

    @Mistake(
            does = "catches ProtocolException alone",
            sees =
                    """
                    A bug in one handler ends the connection, and the other requests on it are never
                    answered. Whatever exception a handler throws, its request gets a response.
                    """,
            caughtBy = "answersFailureOfHandlerWithErrorNumber")
    public static class DiesWithHandler extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            if (e instanceof ProtocolException) {
                return super.failed(message, e);
            }
            throw new IllegalStateException(e);
        }
    }

    @Mistake(
            does = "answers every exception with the same error number, BAD_BODY",
            sees =
                    """
                    The peer's developers search their code for a bug of ours. The body was right:
                    say FAILED.
                    """,
            caughtBy = "answersFailureOfHandlerWithErrorNumber")
    public static class BlamesPeer extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            super.failed(message, e);
            return message.failure(MessageError.BAD_BODY, String.valueOf(e.getMessage()));
        }
    }

    @Mistake(
            does = "sends the text of our own exception to the peer",
            sees =
                    """
                    It names files, users, queries: what an attacker would like to know. The log
                    gets the exception, the peer a number.
                    """,
            caughtBy = "tellsThePeerNothingOfTheFailure")
    public static class TellsTooMuch extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            Message response = super.failed(message, e);
            return e instanceof ProtocolException
                    ? response
                    : message.failure(MessageError.FAILED, e.toString());
        }
    }

    @Mistake(
            does = "answers a failure, and reports it nowhere",
            sees =
                    """
                    The peer has a number, and we have no trace of the bug. Report what you catch to
                    the people who can fix it.
                    """,
            caughtBy = "tellsTheLogOfTheFailure")
    public static class SwallowsFailures extends PlainDispatcher {
        @Override
        Message failed(Message message, Exception e) {
            return e instanceof ProtocolException
                    ? super.failed(message, e)
                    : message.failure(MessageError.FAILED, "failed");
        }
    }

    @Mistake(
            does = "sends a response to every message",
            sees =
                    """
                    Nobody waits for an answer to a one-way message. The peer takes it for a late or
                    unknown answer, and the bytes were sent for nothing.
                    """,
            caughtBy = "handlesOneWayMessageWithoutResponse")
    public static class AnswersOneWay extends PlainDispatcher {
        @Override
        Optional<Message> toSend(Message message, Message response) {
            return Optional.of(response);
        }
    }

    @Mistake(
            does = "sends no response to a one-way message, unless it fails",
            sees =
                    """
                    The error belongs to no request, because the sequence of a one-way message means
                    nothing. No response means none for failures either.
                    """,
            caughtBy = "handlesOneWayMessageWithoutResponse")
    public static class AnswersFailedOneWay extends PlainDispatcher {
        @Override
        Optional<Message> toSend(Message message, Message response) {
            return message.header().isOneWay() && response.header().error() == 0
                    ? Optional.empty()
                    : Optional.of(response);
        }
    }

    @Mistake(
            does = "takes a response for a request",
            sees =
                    """
                    It answers an answer, the peer does the same, and the two never stop. Another
                    part of the program matches a response with its request, by the sequence.
                    """,
            caughtBy = "leavesResponsesAlone")
    public static class AnswersResponses extends PlainDispatcher {
        @Override
        public Optional<Message> dispatch(Message message) {
            return toSend(message, handle(message));
        }
    }

    @Mistake(
            does = "keeps the map that it was given",
            sees =
                    """
                    The caller may change its map later, perhaps while a thread looks something up
                    in it: a HashMap then gives wrong answers. Map.copyOf costs one line.
                    """,
            caughtBy = "keepsTheHandlersThatItBeganWith")
    public static class KeepsMap extends PlainDispatcher {
        @Override
        public void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures) {
            super.begin(handlers, failures);
            this.handlers = handlers;
        }
    }

    @Mistake(
            does = "holds a lock while a handler runs",
            sees =
                    """
                    One slow request holds up all the others, of every connection that shares the
                    dispatcher. It needs no lock: nothing in it changes after begin.
                    """,
            caughtBy = "holdsNobodyUp")
    public static class OneAtATime extends PlainDispatcher {
        @Override
        public synchronized Optional<Message> dispatch(Message message) {
            return super.dispatch(message);
        }
    }
}

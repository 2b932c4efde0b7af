package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.ConcurrentCall;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher;
import netcourse.lesson03.exercise.Dispatcher.Handler;
import netcourse.lesson03.exercise.MyDispatcher;
import netcourse.lesson03.mistake.DispatcherMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [Dispatcher].
@Check(
        id = "3.7",
        title = "dispatch by protocol number, error numbers",
        exercise = MyDispatcher.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class DispatcherCheck {
    private static final int SHOUT = 1;
    private static final int REFUSE = 2;
    private static final int FAIL = 3;
    private static final int LAST = 65535;
    private static final String REASON = "body length must be 8, was 5";
    private static final String SECRET = "no such file: /etc/chat/users.db";

    private final Dispatcher dispatcher;
    private final Map<Integer, Handler> handlers = new HashMap<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final List<Message> handled = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /// As a program defines one that says more.
    private static final class BadLength extends ProtocolException {
        private static final long serialVersionUID = 1L;

        BadLength() {
            super(REASON);
        }
    }

    DispatcherCheck(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Test
    void answersWithWhatTheHandlerReturns(Trial trial) {
        begin(trial);
        Optional<Message> response = dispatch(trial, request(SHOUT, 7));
        expectResponse(trial, new MessageHeader(1, SHOUT, 0, 7, 5), "HELLO", response);
        trial.expect("handled in", List.of(Thread.currentThread()), threads);
    }

    @Test
    void answersWithBodyOfNoBytes(Trial trial) {
        handlers.put(4, _ -> new byte[0]);
        begin(trial);
        Optional<Message> response = dispatch(trial, request(4, 7));
        expectResponse(trial, new MessageHeader(1, 4, 0, 7, 0), "", response);
        Message empty = Message.request(SHOUT, 7, new byte[0]);
        handled.clear();
        dispatch(trial, empty);
        trial.expect("handled", List.of(empty), handled);
    }

    @Test
    void picksHandlerByNumber(Trial trial) {
        begin(trial);
        for (int number : List.of(LAST, 0, SHOUT)) {
            Optional<Message> response = dispatch(trial, request(number, 1));
            String body = number == SHOUT ? "HELLO" : "this is " + number;
            MessageHeader header = new MessageHeader(1, number, 0, 1, body.length());
            expectResponse(trial, header, body, response);
        }
    }

    @Test
    void repeatsAllBitsOfTheSequence(Trial trial) {
        begin(trial);
        for (long sequence : List.of(0L, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL)) {
            AtomicReference<Optional<Message>> response = new AtomicReference<>();
            CallResult attempt =
                    CallResult.of(() -> response.set(dispatch(trial, request(SHOUT, sequence))));
            boolean isNegative =
                    attempt.threw(IllegalArgumentException.class)
                            && attempt.message().contains("was -");
            attempt.expectReturned(
                    trial,
                    "the sequence is " + sequence,
                    thrown(sequence > Integer.MAX_VALUE && isNegative, SignedSequence.class));
            trial.expect("its sequence", sequence, present(trial, response.get()).sequence());
        }
    }

    @Test
    void setsNoFlagButTheResponseBit(Trial trial) {
        begin(trial);
        int flags = MessageHeader.COMPRESSED | MessageHeader.ENCRYPTED;
        for (int number : List.of(SHOUT, REFUSE)) {
            MessageHeader header = present(trial, dispatch(trial, message(flags, number, 7)));
            trial.expect(
                    "the flags that the handler sees", flags, handled.getLast().header().flags());
            trial.expect(
                    "its flags",
                    MessageHeader.RESPONSE,
                    header.flags(),
                    when(header.flags() == (flags | MessageHeader.RESPONSE), CopiesFlags.class));
        }
    }

    @Test
    void answersUnknownNumberWithErrorNumber(Trial trial) {
        begin(trial);
        for (int number : List.of(4, 40_000)) {
            Optional<Message> response = dispatch(trial, request(number, 7));
            boolean failed =
                    present(trial, response).error() == MessageError.FAILED.number()
                            && failures.size() == 1
                            && failures.getFirst() instanceof NullPointerException;
            expectError(
                    trial,
                    MessageError.UNKNOWN_PROTOCOL,
                    response,
                    when(failed, UnknownIsFailure.class));
            expectText(trial, response, String.valueOf(number));
        }
        trial.expect("reported to the log", List.of(), failures);
    }

    @Test
    void answersRefusedBodyWithErrorNumber(Trial trial) {
        begin(trial);
        Optional<Message> response = dispatch(trial, request(REFUSE, 7));
        boolean failed = present(trial, response).error() == MessageError.FAILED.number();
        Exception ofJavaNet = new java.net.ProtocolException(REASON);
        expectError(
                trial,
                MessageError.BAD_BODY,
                response,
                when(
                        failed && answersAll(MessageError.FAILED, ofJavaNet, new IOException()),
                        BlamesItself.class),
                when(
                        failed
                                && answersAll(MessageError.FAILED, new IOException())
                                && answersAll(MessageError.BAD_BODY, ofJavaNet),
                        CatchesOtherType.class));
        trial.expect("its body", REASON, response.orElseThrow().text());
        trial.expect("reported to the log", List.of(), failures);
        trial.nextCase();
        handlers.put(REFUSE, failing(new BadLength()));
        begin(trial);
        trial.step("its handler 2", "throws a subclass of ProtocolException");
        expectError(trial, MessageError.BAD_BODY, dispatch(trial, request(REFUSE, 7)));
        trial.nextCase();
        handlers.put(REFUSE, failing(new ProtocolException(null)));
        begin(trial);
        trial.step("its handler 2", "throws a ProtocolException whose message is null");
        expectError(trial, MessageError.BAD_BODY, dispatch(trial, request(REFUSE, 7)));
        trial.expect("reported to the log", List.of(), failures);
    }

    @Test
    void answersFailureOfHandlerWithErrorNumber(Trial trial) {
        List<Exception> thrown =
                List.of(
                        new IllegalStateException(SECRET),
                        new FileNotFoundException(SECRET),
                        new EOFException(SECRET),
                        new java.net.ProtocolException(SECRET),
                        new IndexOutOfBoundsException(SECRET),
                        new ArithmeticException());
        for (Exception exception : thrown) {
            trial.nextCase();
            handlers.put(FAIL, failing(exception));
            begin(trial);
            trial.step("its handler 3", "throws " + exception);
            expectFailed(trial, "a handler threw " + exception, exception);
        }
        trial.nextCase();
        handlers.put(FAIL, _ -> null);
        begin(trial);
        trial.step("its handler 3", "returns null");
        expectFailed(trial, "a handler returned null", null);
    }

    private static boolean isCausedBy(Throwable thrown, Throwable cause) {
        return cause != null
                && Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause::equals);
    }

    private void expectFailed(Trial trial, String when, Throwable ofHandler) {
        AtomicReference<Optional<Message>> response = new AtomicReference<>();
        CallResult attempt = CallResult.of(() -> response.set(dispatch(trial, request(FAIL, 7))));
        attempt.expectReturned(
                trial,
                when,
                thrown(
                        isCausedBy(attempt.thrown(), ofHandler)
                                && answersAll(null, new IOException(), new RuntimeException()),
                        DiesWithHandler.class));
        int error = present(trial, response.get()).error();
        expectError(
                trial,
                MessageError.FAILED,
                response.get(),
                when(
                        error == MessageError.BAD_BODY.number()
                                && answersAll(
                                        MessageError.BAD_BODY,
                                        new IOException(),
                                        new RuntimeException()),
                        BlamesPeer.class));
    }

    /// Whether a request whose handler throws one of these gets this error number.
    ///
    /// @param error null if `dispatch` must throw instead
    private boolean answersAll(MessageError error, Exception... thrown) {
        Integer number = error == null ? null : error.number();
        return Arrays.stream(thrown).allMatch(e -> Objects.equals(number, errorFor(e)));
    }

    private Integer errorFor(Exception thrown) {
        dispatcher.begin(Map.of(FAIL, failing(thrown)), failures::add);
        CallResult attempt = CallResult.of(() -> dispatcher.dispatch(request(FAIL, 7)));
        return attempt.returned() instanceof Optional<?> got
                        && got.orElse(null) instanceof Message response
                ? response.header().error()
                : null;
    }

    @Test
    void tellsThePeerNothingOfTheFailure(Trial trial) {
        for (Exception exception :
                List.of(new IllegalStateException(SECRET), new FileNotFoundException(SECRET))) {
            trial.nextCase();
            handlers.put(FAIL, failing(exception));
            begin(trial);
            String text = dispatch(trial, request(FAIL, 7)).orElseThrow().text();
            trial.expectThat(
                    !text.contains("users") && !text.contains(exception.getClass().getSimpleName()),
                    "the response must say nothing of the exception, it says \"%s\""
                            .formatted(text),
                    when(text.contains("users"), TellsTooMuch.class));
        }
    }

    @Test
    void tellsTheLogOfTheFailure(Trial trial) {
        tellsTheLogOf(trial, new IllegalStateException(SECRET));
        trial.nextCase();
        tellsTheLogOf(trial, new UncheckedIOException(new IOException(SECRET)));
    }

    private void tellsTheLogOf(Trial trial, Exception thrown) {
        handlers.put(FAIL, failing(thrown));
        begin(trial);
        for (Message message : List.of(request(FAIL, 7), oneWay(FAIL))) {
            failures.clear();
            handled.clear();
            dispatch(trial, message);
            trial.expect("handled", List.of(message), handled);
            trial.expectThat(
                    failures.size() == 1 && failures.getFirst() == thrown,
                    "the handler threw %s, the log should get it once, got %s"
                            .formatted(thrown, failures),
                    when(
                            failures.isEmpty()
                                    && !message.header().isOneWay()
                                    && !reports(new IOException()),
                            SwallowsFailures.class));
        }
    }

    private boolean reports(Exception thrown) {
        errorFor(thrown);
        return failures.contains(thrown);
    }

    @Test
    void tellsTheLogOfNull(Trial trial) {
        handlers.put(FAIL, _ -> null);
        begin(trial);
        for (Message message : List.of(request(FAIL, 7), oneWay(FAIL))) {
            failures.clear();
            dispatch(trial, message);
            trial.expectThat(
                    failures.size() == 1 && failures.getFirst() instanceof NullPointerException,
                    "the handler returned null: the log should get a NullPointerException, got "
                            + failures);
        }
    }

    @Test
    void handlesOneWayMessageWithoutResponse(Trial trial) {
        begin(trial);
        for (int number : List.of(SHOUT, 4, REFUSE, FAIL)) {
            handled.clear();
            Message message = oneWay(number);
            Optional<Message> response = dispatch(trial, message);
            trial.expectThat(
                    response.isEmpty(),
                    "a one-way message: expected no response, was "
                            + response.map(GoldenMessages::text).orElse(""),
                    when(number == SHOUT, AnswersOneWay.class),
                    when(
                            response.isPresent() && answersEveryFailedOneWay(),
                            AnswersFailedOneWay.class));
            trial.expect("handled", number == 4 ? List.of() : List.of(message), handled);
            trial.expect("reported to the log", number == FAIL ? 1 : 0, failures.size());
        }
        int flags = MessageHeader.ONE_WAY | MessageHeader.COMPRESSED;
        Optional<Message> response = dispatch(trial, message(flags, SHOUT, 0));
        trial.expect("response to a one-way message with another flag", Optional.empty(), response);
    }

    private boolean answersEveryFailedOneWay() {
        return Stream.of(4, REFUSE, FAIL)
                .allMatch(number -> dispatcher.dispatch(oneWay(number)).isPresent());
    }

    @Test
    void leavesResponsesAlone(Trial trial) {
        begin(trial);
        for (int flags :
                List.of(
                        MessageHeader.RESPONSE,
                        MessageHeader.RESPONSE | MessageHeader.ONE_WAY,
                        MessageHeader.RESPONSE | MessageHeader.COMPRESSED)) {
            for (int number : List.of(SHOUT, 4, FAIL)) {
                Optional<Message> response = dispatch(trial, message(flags, number, 7));
                boolean plain = flags == MessageHeader.RESPONSE && number == SHOUT;
                trial.expectThat(
                        response.isEmpty(),
                        "the message is a response itself: expected nothing, was "
                                + response.map(GoldenMessages::text).orElse(""),
                        when(plain, AnswersResponses.class));
                trial.expect("handled", List.of(), handled);
            }
        }
    }

    @Test
    void keepsTheHandlersThatItBeganWith(Trial trial) {
        begin(trial);
        handlers.clear();
        handlers.put(4, _ -> new byte[0]);
        trial.step("the check", "called handlers.clear(), handlers.put(4, …)");
        Optional<Message> response = dispatch(trial, request(4, 7));
        boolean handles = present(trial, response).error() == 0;
        expectError(trial, MessageError.UNKNOWN_PROTOCOL, response, when(handles, KeepsMap.class));
        trial.expect("its error", 0, present(trial, dispatch(trial, request(SHOUT, 7))).error());
    }

    @Test
    void holdsNobodyUp(Trial trial) throws Exception {
        expectNobodyHeldUp(trial, SHOUT, "HELLO");
    }

    /// Not even one that wants the same.
    @Test
    void holdsNobodyUpWithTheSameNumber(Trial trial) throws Exception {
        expectNobodyHeldUp(trial, FAIL, "quick");
    }

    private void expectNobodyHeldUp(Trial trial, int number, String body) throws Exception {
        AtomicReference<ConcurrentCall<Optional<Message>>> other = new AtomicReference<>();
        handlers.put(
                FAIL,
                message -> {
                    if (message.header().sequence() == 8) {
                        return body.getBytes(UTF_8);
                    }
                    trial.step("its handler 3", "takes long");
                    other.set(
                            ConcurrentCall.start(
                                    trial, "thread B", () -> dispatch(trial, request(number, 8))));
                    boolean ended = other.get().hasEnded();
                    return (ended ? "answered" : "waits").getBytes(UTF_8);
                });
        begin(trial);
        Message first = dispatch(trial, request(FAIL, 7)).orElseThrow();
        trial.expect(
                "meanwhile, thread B's request",
                "answered",
                first.text(),
                when(number == SHOUT && first.text().equals("waits"), OneAtATime.class));
        expectResponse(trial, new MessageHeader(1, number, 0, 8, 5), body, other.get().result());
        trial.expect("its header", new MessageHeader(1, FAIL, 0, 7, 8), first.header());
    }

    /// `framed-server --mine` makes one for each connection.
    @Test
    void keepsDispatchersApart(Trial trial) throws Exception {
        Dispatcher other = dispatcher.getClass().getDeclaredConstructor().newInstance();
        begin(trial);
        trial.calling("begin of another dispatcher, with no handlers");
        other.begin(Map.of(), _ -> {});
        trial.expect("its error", 0, present(trial, dispatch(trial, request(SHOUT, 7))).error());
    }

    @Test
    void letsErrorsThrough(Trial trial) {
        handlers.put(
                FAIL,
                _ -> {
                    throw new StackOverflowError("pretended");
                });
        begin(trial);
        for (Message message : List.of(request(FAIL, 7), oneWay(FAIL))) {
            trial.expectThrows(
                    StackOverflowError.class,
                    "a handler threw an Error",
                    () -> dispatcher.dispatch(message));
        }
    }

    // --- what they share ---

    private void begin(Trial trial) {
        handlers.putIfAbsent(SHOUT, m -> m.text().toUpperCase(Locale.ROOT).getBytes(UTF_8));
        handlers.putIfAbsent(REFUSE, failing(new ProtocolException(REASON)));
        handlers.putIfAbsent(FAIL, failing(new IllegalStateException(SECRET)));
        for (int number : List.of(0, LAST)) {
            handlers.putIfAbsent(number, _ -> ("this is " + number).getBytes(UTF_8));
        }
        Map<Integer, Handler> noted = new HashMap<>();
        handlers.forEach((number, handler) -> noted.put(number, noting(handler)));
        handlers.putAll(noted);
        trial.calling("begin, with handlers " + new TreeSet<>(handlers.keySet()));
        dispatcher.begin(handlers, failures::add);
    }

    private Handler noting(Handler handler) {
        return message -> {
            handled.add(message);
            threads.add(Thread.currentThread());
            return handler.handle(message);
        };
    }

    private static Handler failing(Exception exception) {
        return _ -> {
            switch (exception) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalArgumentException(exception);
            }
        };
    }

    private static Message request(int protocol, long sequence) {
        return message(0, protocol, sequence);
    }

    private static Message oneWay(int protocol) {
        return message(MessageHeader.ONE_WAY, protocol, 0);
    }

    private static Message message(int flags, int protocol, long sequence) {
        byte[] body = "hello".getBytes(UTF_8);
        return Message.of(new MessageHeader(flags, protocol, 0, sequence, body.length), body);
    }

    private Optional<Message> dispatch(Trial trial, Message message) {
        trial.calling("dispatch(%s)".formatted(message));
        Optional<Message> response = dispatcher.dispatch(message);
        trial.expectThat(response != null, "dispatch returned null, not an Optional");
        trial.step("you returned", response.map(GoldenMessages::text).orElse("nothing (empty)"));
        return response;
    }

    private static MessageHeader present(Trial trial, Optional<Message> response) {
        trial.expectThat(
                response.isPresent(), "a request was dispatched: expected a response, was none");
        return response.get().header();
    }

    private static void expectResponse(
            Trial trial, MessageHeader header, String body, Optional<Message> response) {
        trial.expect("its header", header, present(trial, response));
        trial.expectBytes(body.getBytes(UTF_8), response.get().body());
    }

    private static void expectError(
            Trial trial, MessageError error, Optional<Message> response, Symptom... symptoms) {
        MessageHeader header = present(trial, response);
        trial.expect(
                "its error number",
                "%d (%s)".formatted(error.number(), error),
                "%d (%s)"
                        .formatted(
                                header.error(),
                                MessageError.of(header.error()).map(Enum::name).orElse("no error")),
                symptoms);
        trial.expect("its response bit", true, header.isResponse());
        trial.expect("its sequence", 7L, header.sequence());
    }

    private static void expectText(Trial trial, Optional<Message> response, String part) {
        String text = response.orElseThrow().text();
        trial.expectThat(
                text.contains(part), "the body must say \"%s\", was \"%s\"".formatted(part, text));
    }
}

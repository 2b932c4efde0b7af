package netcourse.lesson03;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson03.GoldenMessages.FAILED;
import static netcourse.lesson03.GoldenMessages.HELLO;
import static netcourse.lesson03.GoldenMessages.NOTHING;
import static netcourse.lesson03.GoldenMessages.TWIN;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.DeliveredStream;
import netcourse.checker.Delivery;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.GoldenMessages.Bad;
import netcourse.lesson03.exercise.FrameReader;
import netcourse.lesson03.exercise.MyFrameReader;
import netcourse.lesson03.mistake.FrameReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [FrameReader]. The golden messages are made by `golden/messages.py`.
@Check(
        id = "3.4",
        title = "read one message, blocking, within a limit",
        exercise = MyFrameReader.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class FrameReaderCheck {
    private static final int LIMIT = 40;
    private static final int MANY_READS = 100;
    private static final Map<String, Message> GOLDEN =
            Map.of("hello", HELLO, "nothing", NOTHING, "failed", FAILED, "twin", TWIN);

    /// Far more than a short message takes, far less than what is announced.
    private static final long MUCH_BYTES = 100_000;

    private final FrameReader reader;

    FrameReaderCheck(FrameReader reader) {
        this.reader = reader;
    }

    @Test
    void readsMessageThatComesWhole(Trial trial) throws Throwable {
        for (String name : List.of("hello", "nothing", "failed", "twin")) {
            Message message = GOLDEN.get(name);
            byte[] bytes = GoldenMessages.bytes(name);
            trial.deliver(
                    List.of(Delivery.whole(bytes)),
                    in -> {
                        trial.step(
                                "its fields",
                                bytes,
                                GoldenMessages.layout(message.header().bodyLength()));
                        expectMessage(trial, message, reader.read(in, LIMIT));
                    });
        }
    }

    @Test
    void leavesTheStreamOpen(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(GoldenMessages.bytes("hello"))),
                in -> {
                    reader.read(in, LIMIT);
                    trial.expect("closed", false, in.isClosed(), always(ClosesStream.class));
                });
    }

    /// The peer has sent one message, and waits for an answer.
    @Test
    void readsFromConnectionThatStaysOpen(Trial trial) throws Throwable {
        boolean takesAll = takesAllThatComes();
        trial.ifStuck(() -> takesAll, WaitsForEnd.class);
        trial.overTcp(
                List.of(Delivery.whole(GoldenMessages.bytes("hello"))),
                wire ->
                        expectMessage(
                                trial, HELLO, reader.read(wire.socket().getInputStream(), LIMIT)));
    }

    /// Far more than any buffer has.
    private boolean takesAllThatComes() {
        byte[] bytes = Arrays.copyOf(GoldenMessages.bytes("hello"), 1 << 20);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        CallResult.of(() -> reader.read(in, LIMIT));
        return in.available() == 0;
    }

    @Test
    void readsMessageHoweverItComes(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(GoldenMessages.bytes("twin")),
                in -> {
                    AtomicReference<Optional<Message>> got = new AtomicReference<>();
                    CallResult attempt = CallResult.of(() -> got.set(reader.read(in, LIMIT)));
                    Symptom single =
                            when(in.rest().length > 0 && takesOneReadEach(), SingleRead.class)
                                    .orThrown(IOException.class);
                    attempt.expectReturned(trial, trial.delivery().name(), single);
                    expectMessage(trial, TWIN, got.get(), single);
                });
    }

    /// For the header, and for the body.
    private boolean takesOneReadEach() {
        byte[] bytes = GoldenMessages.bytes("twin");
        return IntStream.of(3, 18)
                .mapToObj(at ->
                        new SequenceInputStream(
                                new ByteArrayInputStream(bytes, 0, at),
                                new ByteArrayInputStream(bytes, at, bytes.length - at)))
                .map(in -> CallResult.of(() -> reader.read(in, LIMIT)))
                .noneMatch(attempt -> Optional.of(TWIN).equals(attempt.returned()));
    }

    @Test
    void leavesTheNextMessageToTheNextRead(Trial trial) throws Throwable {
        byte[] first = GoldenMessages.bytes("hello");
        trial.deliver(
                Delivery.everyWay(
                        first, GoldenMessages.bytes("nothing"), GoldenMessages.bytes("failed")),
                in -> {
                    expectMessage(trial, HELLO, reader.read(in, LIMIT));
                    trial.expectThat(
                            in.taken() == first.length,
                            "expected %d bytes to be taken from the stream, were %d"
                                    .formatted(first.length, in.taken()),
                            when(in.taken() > first.length, BuffersAhead.class));
                    expectMessage(trial, NOTHING, reader.read(in, LIMIT));
                    expectMessage(trial, FAILED, reader.read(in, LIMIT));
                });
    }

    @Test
    void findsNothingAtTheEndBetweenTwoMessages(Trial trial) throws Throwable {
        if (asksForTheRestAfterTheEnd()) {
            trial.ifStuck(IgnoresEnd.class);
        }
        trial.deliver(
                List.of(
                        Delivery.whole(GoldenMessages.bytes("hello")),
                        Delivery.byteByByte(GoldenMessages.bytes("hello"))),
                in -> {
                    expectMessage(trial, HELLO, reader.read(in, LIMIT));
                    AtomicReference<Optional<Message>> got = new AtomicReference<>();
                    CallResult attempt = CallResult.of(() -> got.set(reader.read(in, LIMIT)));
                    attempt.expectReturned(
                            trial,
                            "the stream ends between two messages",
                            thrown(attempt.threw(EOFException.class), EndIsFailure.class));
                    trial.expect("at the end", Optional.empty(), got.get());
                    trial.expect("closed", false, in.isClosed());
                });
    }

    /// Code that begins a message anew at each end asks for a whole header again.
    private boolean asksForTheRestAfterTheEnd() {
        int[] last = {0, 0};
        InputStream ended =
                new InputStream() {
                    @Override
                    public int read() {
                        return read(new byte[1], 0, 1);
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        if (last[0]++ == 0) {
                            return 1;
                        }
                        if (last[0] > MANY_READS) {
                            throw new IllegalStateException("no end of reads after the end");
                        }
                        last[1] = length;
                        return -1;
                    }
                };
        CallResult.of(() -> reader.read(ended, LIMIT));
        return last[0] > MANY_READS && last[1] < MessageHeader.BYTES;
    }

    @Test
    void tellsCleanEndFromEarlyEnd(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyEarlyEnd(GoldenMessages.bytes("hello")),
                in -> {
                    if (in.rest().length > 0) {
                        expectEarlyEnd(trial, in);
                    }
                });
    }

    private void expectEarlyEnd(Trial trial, DeliveredStream in) {
        int came = in.rest().length;
        boolean inHeader = came < MessageHeader.BYTES;
        int got = inHeader ? came : came - MessageHeader.BYTES;
        int needed = inHeader ? MessageHeader.BYTES : HELLO.header().bodyLength();
        String part = inHeader ? "header" : "body";
        AtomicReference<Optional<Message>> returned = new AtomicReference<>();
        CallResult attempt = CallResult.of(() -> returned.set(reader.read(in, LIMIT)));
        boolean made = returned.get() != null && returned.get().isPresent();
        attempt.expectThrown(
                trial,
                EOFException.class,
                "the stream ends after %d of %d bytes of the %s".formatted(got, needed, part),
                List.of(String.valueOf(got), String.valueOf(needed), part),
                when(made && !inHeader, PadsShortBody.class),
                when(
                        inHeader && Optional.empty().equals(returned.get()) && endsCleanlyInBody(),
                        EndIsAlwaysClean.class));
        trial.expect("closed", false, in.isClosed());
    }

    private boolean endsCleanlyInBody() {
        InputStream in = new ByteArrayInputStream(GoldenMessages.bytes("hello"), 0, 18);
        return Optional.empty().equals(CallResult.of(() -> reader.read(in, LIMIT)).returned());
    }

    @Test
    void refusesHeaderBeforeItReadsTheBody(Trial trial) throws Throwable {
        for (Bad bad : GoldenMessages.bad()) {
            byte[] header = GoldenMessages.bytes(bad.name());
            trial.deliver(
                    List.of(Delivery.whole(header, new byte[LIMIT + 1])),
                    in -> {
                        trial.step("its header", header, GoldenMessages.layout(0));
                        CallResult attempt = CallResult.of(() -> reader.read(in, LIMIT));
                        boolean isLate =
                                in.taken() > header.length
                                        && attempt.threw(ProtocolException.class);
                        Symptom late = when(isLate && checksMagicLate(), ChecksLate.class);
                        attempt.expectThrown(
                                trial,
                                ProtocolException.class,
                                bad.name() + " in the header",
                                bad.words(),
                                late);
                        trial.expect(
                                "bytes taken before it was refused",
                                header.length,
                                in.taken(),
                                late);
                        trial.expect("closed", false, in.isClosed());
                    });
        }
    }

    /// Not only the length, but even the magic is looked at when the body has come.
    private boolean checksMagicLate() {
        byte[] bytes = GoldenMessages.bytes("hello");
        bytes[0] = 'H';
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        CallResult.of(() -> reader.read(in, LIMIT));
        return in.available() == 0;
    }

    /// No byte is an end, nor a reason to look for the beginning further on.
    @Test
    void refusesWhateverByteComesFirst(Trial trial) throws Throwable {
        for (int first : List.of(0, 0x0a, 0x80, 0xff)) {
            byte[] bytes = GoldenMessages.bytes("hello");
            bytes[0] = (byte) first;
            trial.deliver(
                    List.of(Delivery.whole(bytes)),
                    in ->
                            CallResult.of(() -> reader.read(in, LIMIT))
                                    .expectThrown(
                                            trial,
                                            ProtocolException.class,
                                            "its first byte is %02x".formatted(first),
                                            List.of("magic", "0x%02x43".formatted(first))));
        }
    }

    @Test
    void takesBodyAsLongAsTheLimit(Trial trial) throws Throwable {
        for (String name : List.of("hello", "nothing", "failed", "twin")) {
            trial.deliver(
                    List.of(Delivery.whole(GoldenMessages.bytes(name))),
                    in -> {
                        Message message = GOLDEN.get(name);
                        int limit = message.header().bodyLength();
                        expectMessage(trial, message, reader.read(in, limit));
                    });
        }
    }

    @Test
    void takesLimitOfZeroForOne(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(GoldenMessages.bytes("hello"))),
                in ->
                        trial.expectThrows(
                                ProtocolException.class,
                                "a body of 5 bytes, the limit is 0",
                                () -> reader.read(in, 0)));
    }

    /// A reset, or a time-out: it is no end of the stream, and comes through as it is.
    @Test
    void throwsWhatTheStreamThrows(Trial trial) {
        byte[] bytes = GoldenMessages.bytes("hello");
        for (int length : List.of(0, 1, 15, 16, 17, 20)) {
            IOException reset = new SocketException("Connection reset");
            trial.nextCase();
            trial.step("you get", Arrays.copyOf(bytes, length));
            trial.step("then", "every read throws " + reset);
            expectThrown(trial, reset, bytes, length, failing(reset));
            IOException timeOut = new SocketTimeoutException("Read timed out");
            trial.nextCase();
            trial.step("you get", Arrays.copyOf(bytes, length));
            trial.step("then", "a read throws %s, and the rest comes".formatted(timeOut));
            InputStream rest = new ByteArrayInputStream(bytes, length, bytes.length - length);
            expectThrown(trial, timeOut, bytes, length, failingOnce(timeOut, rest));
        }
    }

    private void expectThrown(
            Trial trial, IOException failure, byte[] bytes, int length, InputStream then) {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), then) {
                    @Override
                    public void close() throws IOException {
                        closed.set(true);
                        super.close();
                    }
                };
        CallResult attempt = CallResult.of(() -> reader.read(in, LIMIT));
        trial.expectThat(
                attempt.thrown() == failure,
                "expected %s, %s"
                        .formatted(
                                failure,
                                attempt.thrown() == null
                                        ? "you returned " + attempt.returned()
                                        : "was " + attempt.thrown()));
        trial.expect("closed", false, closed.get());
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
    }

    private static InputStream failingOnce(IOException failure, InputStream rest) {
        return new FilterInputStream(rest) {
            private boolean failed;

            @Override
            public int read() throws IOException {
                fail();
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                fail();
                return super.read(into, offset, length);
            }

            private void fail() throws IOException {
                if (!failed) {
                    failed = true;
                    throw failure;
                }
            }
        };
    }

    /// While one reads, another does: as in a server with a thread for each connection.
    @Test
    void keepsStreamsApart(Trial trial) throws Throwable {
        FrameReader other = reader.getClass().getDeclaredConstructor().newInstance();
        byte[] bytes = GoldenMessages.bytes("hello");
        for (int at : List.of(3, 12, 18)) {
            trial.nextCase();
            trial.step("after %d bytes".formatted(at), "another reader reads another stream");
            InputStream rest =
                    new ByteArrayInputStream(bytes, at, bytes.length - at) {
                        @Override
                        public synchronized int read(byte[] into, int offset, int length) {
                            if (pos == at) {
                                readMeanwhile(trial, other);
                            }
                            return super.read(into, offset, length);
                        }
                    };
            InputStream in = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, at), rest);
            expectMessage(trial, HELLO, reader.read(in, LIMIT));
        }
    }

    private static void readMeanwhile(Trial trial, FrameReader other) {
        try {
            InputStream in = new ByteArrayInputStream(GoldenMessages.bytes("failed"));
            expectMessage(trial, FAILED, other.read(in, LIMIT));
        } catch (IOException e) {
            throw trial.wrong("the other stream is right: read threw " + e);
        }
    }

    @Test
    void needsNoMemoryForTheAnnouncedLength(Trial trial) {
        for (int length : List.of(1 << 20, Integer.MAX_VALUE)) {
            expectLittleMemory(trial, length, 10);
            expectLittleMemory(trial, length, 5000);
        }
    }

    private void expectLittleMemory(Trial trial, int length, int came) {
        trial.nextCase();
        byte[] header = new MessageHeader(0, 1, 0, 7, length).bytes();
        byte[] bytes = Arrays.copyOf(header, header.length + came);
        trial.step("you get", bytes);
        trial.step("the limit", "is " + Integer.MAX_VALUE);
        CallResult attempt =
                CallResult.leastOf(
                        3, () -> reader.read(new ByteArrayInputStream(bytes), Integer.MAX_VALUE));
        String when = "a body of %d bytes is announced, %d came".formatted(length, came);
        attempt.expectThrown(
                trial,
                EOFException.class,
                when,
                List.of(String.valueOf(came), String.valueOf(length), "body"));
        trial.expectThat(
                attempt.allocatedBytes() < MUCH_BYTES,
                "%s: you took %d bytes of memory".formatted(when, attempt.allocatedBytes()),
                when(takesAsMuchAs(1 << 20) && takesAsMuchAs(3 << 20), AllocatesAnnounced.class));
    }

    /// As much memory as is announced, and not as much as something else.
    private boolean takesAsMuchAs(int length) {
        byte[] bytes = Arrays.copyOf(new MessageHeader(0, 1, 0, 7, length).bytes(), 26);
        long taken =
                CallResult.of(() -> reader.read(new ByteArrayInputStream(bytes), Integer.MAX_VALUE))
                        .allocatedBytes();
        return taken >= length && taken < 3L * length;
    }

    @Test
    void readsLongMessage(Trial trial) throws Throwable {
        // Longer than any buffer, and short enough for a reader that takes one byte at a time.
        byte[] body = new byte[100_000];
        new Random(1).nextBytes(body);
        byte[] header = new MessageHeader(0, 1, 0, 7, body.length).bytes();
        byte[] bytes = Delivery.whole(header, body).bytes();
        Delivery packets =
                new Delivery("in packets of 1024 bytes", bytes, parts(bytes.length, 1024));
        trial.deliver(
                List.of(Delivery.whole(bytes), packets),
                in -> {
                    Optional<Message> got = reader.read(in, body.length);
                    trial.expectThat(
                            got != null && got.isPresent(), "expected a message, was " + got);
                    trial.expectBytes(body, got.get().body());
                });
    }

    /// So many reads as that are no reason to end with a full stack.
    @Test
    void readsLongMessageByteByByte(Trial trial) throws IOException {
        int length = 50_000;
        byte[] header = new MessageHeader(0, 1, 0, 7, length).bytes();
        byte[] bytes = Arrays.copyOf(header, header.length + length);
        trial.step(
                "a message", "with a body of %d bytes, one byte with each read".formatted(length));
        InputStream in =
                new FilterInputStream(new ByteArrayInputStream(bytes)) {
                    @Override
                    public int read(byte[] into, int offset, int count) throws IOException {
                        return super.read(into, offset, Math.min(count, 1));
                    }
                };
        CallResult attempt = CallResult.of(() -> reader.read(in, length));
        attempt.expectReturned(trial, "the bytes are right");
        trial.expectThat(
                attempt.returned() instanceof Optional<?> got && got.isPresent(),
                "expected a message, was " + attempt.returned());
    }

    private static List<Integer> parts(int length, int size) {
        return IntStream.iterate(0, at -> at < length, at -> at + size)
                .mapToObj(at -> Math.min(size, length - at))
                .toList();
    }

    @Test
    void readsFromRealConnection(Trial trial) throws Throwable {
        byte[] first = GoldenMessages.bytes("hello");
        byte[] second = GoldenMessages.bytes("failed");
        trial.overTcp(
                List.of(Delivery.whole(first, second), Delivery.byteByByte(first, second)),
                wire -> {
                    InputStream in = wire.socket().getInputStream();
                    expectMessage(trial, HELLO, reader.read(in, LIMIT));
                    expectMessage(trial, FAILED, reader.read(in, LIMIT));
                    wire.peer().shutdownOutput();
                    trial.expect("after the FIN", Optional.empty(), reader.read(in, LIMIT));
                });
    }

    @Test
    void refusesNegativeLimit(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(GoldenMessages.bytes("nothing"))),
                in -> {
                    trial.expectThrows(
                            IllegalArgumentException.class,
                            "the limit is -1",
                            () -> reader.read(in, -1));
                    trial.expect("bytes taken", 0, in.taken());
                });
    }

    private static void expectMessage(
            Trial trial, Message expected, Optional<Message> got, Symptom... symptoms) {
        trial.expectThat(got != null, "read returned null, not an Optional");
        String text = got.map(GoldenMessages::text).orElse("nothing (empty)");
        trial.step("you returned", text);
        trial.expectThat(
                Optional.of(expected).equals(got),
                "expected %s%nwas      %s".formatted(GoldenMessages.text(expected), text),
                symptoms);
    }
}

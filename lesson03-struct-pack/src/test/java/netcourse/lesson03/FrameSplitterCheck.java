package netcourse.lesson03;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson03.GoldenMessages.FAILED;
import static netcourse.lesson03.GoldenMessages.HELLO;
import static netcourse.lesson03.GoldenMessages.NOTHING;
import static netcourse.lesson03.GoldenMessages.TWIN;

import java.io.EOFException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.ChunkKind;
import netcourse.checker.DeliveredStream;
import netcourse.checker.Delivery;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.GoldenMessages.Bad;
import netcourse.lesson03.exercise.FrameSplitter;
import netcourse.lesson03.exercise.MyFrameSplitter;
import netcourse.lesson03.mistake.FrameSplitterMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [FrameSplitter]. The golden messages are made by `golden/messages.py`.
@Check(
        id = "3.5",
        title = "cut a stream into messages, pushed chunk by chunk",
        exercise = MyFrameSplitter.class,
        core = true,
        difficulty = 3,
        minutes = 30)
class FrameSplitterCheck {
    private static final int LIMIT = 40;

    /// Far more than a short message takes, far less than what is announced.
    private static final long MUCH_BYTES = 100_000;

    /// Pushes between two looks at the memory that they took. Where each copies all that came, half
    /// as many take a quarter of it.
    private static final int LOOK = 4096;

    /// What a push may take beside the body: a buffer or two, never the body.
    private static final long BYTES_A_PUSH = 1024;

    /// From here on a copy of all that came is far larger than whatever else a push may take.
    private static final int MUCH_COME = 1 << 19;

    private static final int MANY_COPIES = 24;

    private final FrameSplitter splitter;
    private final List<Message> messages = new ArrayList<>();
    private Thread caller;

    FrameSplitterCheck(FrameSplitter splitter) {
        this.splitter = splitter;
    }

    @Test
    void handsOnMessageThatComesWhole(Trial trial) {
        begin(trial, LIMIT);
        push(trial, GoldenMessages.bytes("hello"));
        expectMessages(trial, List.of(HELLO));
        push(trial, GoldenMessages.bytes("failed"));
        expectMessages(trial, List.of(HELLO, FAILED));
        // Another stream, which begins like the first.
        begin(trial, LIMIT);
        push(trial, GoldenMessages.bytes("hello"));
        expectMessages(trial, List.of(HELLO));
        Message ofConnection = Message.request(MessageHeader.CONNECTION, 0, new byte[1]);
        push(trial, wire(ofConnection));
        expectMessages(trial, List.of(HELLO, ofConnection));
    }

    @Test
    void handsOnMessageWithoutBodyAtOnce(Trial trial) {
        begin(trial, LIMIT);
        push(trial, GoldenMessages.bytes("nothing"));
        boolean waits = messages.isEmpty() && next(bytes("hello")).equals(List.of(NOTHING, HELLO));
        expectMessages(trial, List.of(NOTHING), when(waits, WaitsForBody.class));
        push(trial, GoldenMessages.bytes("hello"));
        expectMessages(trial, List.of(NOTHING, HELLO));
    }

    /// What it hands on for these bytes: a look ahead, and no step of the report.
    private List<Message> next(byte[] bytes) {
        List<Message> next = new ArrayList<>();
        CallResult.of(() -> splitter.push(ByteBuffer.wrap(bytes), next::add));
        return next;
    }

    @Test
    void handsOnEveryMessageOfOneChunk(Trial trial) {
        begin(trial, LIMIT);
        push(trial, bytes("hello", "twin", "nothing", "failed"));
        boolean forgets =
                List.of(HELLO).equals(messages) && next(bytes("failed")).equals(List.of(FAILED));
        expectMessages(
                trial,
                List.of(HELLO, TWIN, NOTHING, FAILED),
                when(forgets, TakesOnePerChunk.class));
    }

    @Test
    void handsOnMessagesHoweverTheyCome(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(bytes("hello", "nothing", "twin")),
                in -> {
                    begin(trial, LIMIT);
                    feed(trial, in);
                });
    }

    /// After each part, what is complete by then must have been handed on.
    private void feed(Trial trial, DeliveredStream in) throws Throwable {
        byte[] buffer = new byte[200];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            byte[] part = Arrays.copyOf(buffer, count);
            CallResult attempt = attempt(trial, ChunkKind.EXACT, part);
            boolean tooShort =
                    attempt.threw(BufferUnderflowException.class)
                            || attempt.threw(IndexOutOfBoundsException.class);
            boolean inHeader = in.taken() < MessageHeader.BYTES;
            boolean inBody = !inHeader && in.taken() < HELLO.wireBytes();
            boolean isFirst = count == in.taken();
            attempt.expectReturned(
                    trial,
                    "the bytes are right",
                    thrown(
                            isFirst
                                    && inHeader
                                    && (tooShort || attempt.threw(ProtocolException.class)),
                            NeedsWholeHeader.class),
                    thrown(isFirst && inBody && tooShort, NeedsWholeBody.class));
            int complete = 0;
            int end = 0;
            for (Message message : List.of(HELLO, NOTHING, TWIN)) {
                end += message.wireBytes();
                complete += end <= in.taken() ? 1 : 0;
            }
            expectMessages(
                    trial,
                    List.of(HELLO, NOTHING, TWIN).subList(0, complete),
                    when(isFirst && inBody && !messages.isEmpty(), NeedsWholeBody.class));
        }
    }

    @Test
    void takesNoEmptyChunkForAnEnd(Trial trial) {
        begin(trial, LIMIT);
        byte[] bytes = bytes("hello", "nothing");
        for (int at = 0; at < bytes.length; at += 3) {
            push(trial, new byte[0]);
            push(trial, Arrays.copyOfRange(bytes, at, Math.min(at + 3, bytes.length)));
        }
        expectMessages(trial, List.of(HELLO, NOTHING));
    }

    @Test
    void takesChunksOfAnyKind(Trial trial) {
        for (ChunkKind kind : ChunkKind.values()) {
            trial.nextCase();
            begin(trial, LIMIT);
            trial.step("the chunks", "are " + kind);
            byte[] bytes = bytes("hello", "twin");
            for (int at = 0; at < bytes.length; at += 19) {
                byte[] part = Arrays.copyOfRange(bytes, at, at + 19);
                CallResult attempt = attempt(trial, kind, part);
                boolean failed = attempt.thrown() != null;
                attempt.expectReturned(
                        trial,
                        "the chunk is " + kind,
                        thrown(failed && readsFromIndexZero(), ReadsWholeArray.class));
            }
            boolean failed = !messages.equals(List.of(HELLO, TWIN));
            expectMessages(
                    trial,
                    List.of(HELLO, TWIN),
                    when(failed && readsFromIndexZero(), ReadsWholeArray.class));
        }
    }

    /// Whether it reads what stands before a chunk in its array.
    private boolean readsFromIndexZero() {
        splitter.begin(LIMIT);
        ByteBuffer chunk = ChunkKind.PART.of(bytes("hello"));
        return CallResult.of(() -> splitter.push(chunk, _ -> {})).message().contains("0x2323");
    }

    @Test
    void keepsNothingOfTheChunk(Trial trial) throws Throwable {
        for (int size : List.of(100, 18, 7)) {
            trial.nextCase();
            begin(trial, LIMIT);
            byte[] bytes = bytes("hello", "twin");
            ByteBuffer chunk = ByteBuffer.allocate(size);
            caller = Thread.currentThread();
            for (int at = 0; at < bytes.length; at += size) {
                byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length));
                Arrays.fill(chunk.array(), (byte) '#');
                trial.calling("push(%s), always in the same chunk".formatted(text(part)));
                splitter.push(chunk.clear().put(part).flip(), m -> handedOn(trial, m));
            }
            Arrays.fill(chunk.array(), (byte) '#');
            trial.step("the chunk", "is full of 23 now");
            expectMessages(trial, List.of(HELLO, TWIN), always(KeepsChunk.class));
        }
    }

    /// Nothing of the body comes, and it need not.
    @Test
    void refusesHeaderAsSoonAsItIsThere(Trial trial) {
        for (Bad bad : GoldenMessages.bad()) {
            trial.nextCase();
            begin(trial, LIMIT);
            expectRefused(trial, attempt(trial, GoldenMessages.bytes(bad.name())), bad);
            trial.nextCase();
            begin(trial, LIMIT);
            CallResult attempt = new CallResult(null, null, 0);
            for (byte b : GoldenMessages.bytes(bad.name())) {
                attempt = attempt.thrown() == null ? attempt(trial, new byte[] {b}) : attempt;
            }
            expectRefused(trial, attempt, bad);
        }
    }

    /// If it was not refused, a message that follows tells why.
    private void expectRefused(Trial trial, CallResult attempt, Bad bad) {
        boolean skips = false;
        boolean waits = false;
        if (attempt.thrown() == null) {
            attempt(trial, join(new byte[LIMIT + 1], bytes("hello")));
            boolean ofMagic = bad.words().getFirst().equals("magic");
            skips = ofMagic && messages.equals(List.of(HELLO));
            waits = checksMagicWithTheBody();
        }
        attempt.expectThrown(
                trial,
                ProtocolException.class,
                bad.name() + " in the header, which is complete",
                bad.words(),
                when(skips, SkipsToMagic.class),
                when(waits, ChecksLate.class));
    }

    /// Whether even a wrong magic is refused only when the body has come.
    private boolean checksMagicWithTheBody() {
        byte[] header = announcing(5);
        header[0] = 'H';
        splitter.begin(LIMIT);
        CallResult first = CallResult.of(() -> splitter.push(ByteBuffer.wrap(header), _ -> {}));
        ByteBuffer body = ByteBuffer.allocate(5);
        CallResult second = CallResult.of(() -> splitter.push(body, _ -> {}));
        return first.thrown() == null && second.message().contains("magic");
    }

    @Test
    void takesBodyAsLongAsTheLimit(Trial trial) {
        for (Message message : List.of(HELLO, NOTHING, FAILED, TWIN)) {
            trial.nextCase();
            int length = message.header().bodyLength();
            begin(trial, length);
            push(trial, wire(message));
            expectMessages(trial, List.of(message));
        }
        trial.nextCase();
        begin(trial, 0);
        attempt(trial, bytes("hello"))
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "a body of 5 bytes, the limit is 0",
                        List.of("body length", "5"));
    }

    @Test
    void takesManyMessagesInOneChunk(Trial trial) {
        int count = 30_000;
        ByteBuffer chunk = ByteBuffer.allocate(count * NOTHING.wireBytes());
        while (chunk.hasRemaining()) {
            NOTHING.writeTo(chunk);
        }
        chunk.flip();
        begin(trial, LIMIT);
        trial.calling("push with %d messages of 16 bytes in one chunk".formatted(count));
        long before = CallResult.allocatedSoFar();
        int[] handedOn = new int[1];
        CallResult.of(() ->
                        splitter.push(
                                chunk,
                                _ -> {
                                    long taken = CallResult.allocatedSoFar() - before;
                                    if (taken >= 128L * chunk.capacity()) {
                                        throw trial.wrong(
                                                "after %d messages you took %d bytes of memory"
                                                        .formatted(handedOn[0], taken));
                                    }
                                    handedOn[0]++;
                                }))
                .expectReturned(trial, "the bytes are right");
        trial.expect("messages", count, handedOn[0]);
    }

    @Test
    void takesMessageLongerThanItsChunks(Trial trial) throws Throwable {
        byte[] body = new byte[MessageHeader.MAX_BODY_BYTES];
        new Random(1).nextBytes(body);
        Message message = Message.request(1, 7, body);
        byte[] bytes = join(wire(message), bytes("hello"));
        trial.calling("begin(%d)".formatted(body.length));
        trial.calling("push, 8192 bytes at a time, with a body of %d".formatted(body.length));
        splitter.begin(body.length);
        for (int at = 0; at < bytes.length; at += 8192) {
            ByteBuffer part = ByteBuffer.wrap(bytes, at, Math.min(8192, bytes.length - at));
            CallResult attempt = CallResult.of(() -> splitter.push(part, messages::add));
            boolean overflows = attempt.threw(BufferOverflowException.class);
            attempt.expectReturned(
                    trial,
                    "the bytes are right",
                    thrown(overflows && overflowsAnyway(bytes), FixedBuffer.class));
        }
        trial.expect("messages", 2, messages.size());
        trial.expectBytes(body, messages.getFirst().body());
        trial.expectThat(HELLO.equals(messages.getLast()), "the second message was not \"hello\"");
    }

    /// Also with parts so small that a buffer which grows has time to.
    private boolean overflowsAnyway(byte[] bytes) {
        splitter.begin(bytes.length);
        for (int at = 0; at < bytes.length; at += 64) {
            ByteBuffer part = ByteBuffer.wrap(bytes, at, Math.min(64, bytes.length - at));
            if (CallResult.of(() -> splitter.push(part, _ -> {})).thrown() != null) {
                return true;
            }
        }
        return false;
    }

    @Test
    void needsNoMemoryForTheAnnouncedLength(Trial trial) {
        for (int length : List.of(1 << 20, Integer.MAX_VALUE)) {
            for (int came : List.of(10, 5000)) {
                trial.nextCase();
                byte[] bytes = join(announcing(length), new byte[came]);
                trial.calling("begin(%d), push(%s)".formatted(Integer.MAX_VALUE, text(bytes)));
                CallResult attempt =
                        CallResult.leastOf(
                                3,
                                () -> {
                                    splitter.begin(Integer.MAX_VALUE);
                                    splitter.push(ByteBuffer.wrap(bytes), messages::add);
                                });
                String when = "a body of %d bytes is announced, %d came".formatted(length, came);
                attempt.expectReturned(
                        trial,
                        when,
                        thrown(attempt.threw(OutOfMemoryError.class), AllocatesAnnounced.class));
                trial.expectThat(
                        attempt.allocatedBytes() < MUCH_BYTES,
                        "%s: you took %d bytes of memory".formatted(when, attempt.allocatedBytes()),
                        when(attempt.allocatedBytes() >= length, AllocatesAnnounced.class));
            }
        }
    }

    private static byte[] announcing(int bodyLength) {
        return new MessageHeader(0, 1, 0, 7, bodyLength).bytes();
    }

    @Test
    void copiesNoMessageForEachOfItsBytes(Trial trial) throws Throwable {
        int length = 1 << 20;
        trial.calling("push with a header, then %d times 1 byte".formatted(length));
        splitter.begin(length);
        splitter.push(ByteBuffer.wrap(announcing(length)), messages::add);
        ByteBuffer chunk = ByteBuffer.allocate(1);
        long before = CallResult.allocatedSoFar();
        long half = 0;
        for (int pushes = 1; pushes <= length; pushes++) {
            splitter.push(chunk.clear().put(0, (byte) pushes), messages::add);
            half = pushes == LOOK / 2 ? CallResult.allocatedSoFar() - before : half;
            if (pushes % LOOK == 0 && pushes < length) {
                long taken = CallResult.allocatedSoFar() - before;
                trial.expectThat(
                        taken <= MUCH_BYTES + pushes * BYTES_A_PUSH,
                        "%d bytes of a body came, one by one: you took %d bytes of memory for them"
                                .formatted(pushes, taken),
                        when(pushes == LOOK && taken > 3 * half, CopiesAgain.class));
            }
        }
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) (i + 1);
        }
        trial.expect("messages", 1, messages.size());
        trial.expectBytes(body, messages.getFirst().body());
    }

    /// An array that grows by a factor copies it some ten times on this way, one that grows by 64
    /// KiB nearly sixty times.
    @Test
    void copiesNoLongMessageAgainAndAgain(Trial trial) throws Throwable {
        int length = 4 << 20;
        trial.calling(
                "push with a header, then %d bytes of one body, 1024 at a time".formatted(length));
        splitter.begin(length);
        splitter.push(ByteBuffer.wrap(announcing(length)), messages::add);
        byte[] part = new byte[1024];
        int copies = 0;
        for (int came = part.length; came <= length; came += part.length) {
            long before = CallResult.allocatedSoFar();
            splitter.push(ByteBuffer.wrap(part), messages::add);
            boolean copied = CallResult.allocatedSoFar() - before >= came / 2;
            copies += copied && came > MUCH_COME ? 1 : 0;
            trial.expectThat(
                    copies <= MANY_COPIES,
                    "%d bytes of a body came: since the first %d you copied them all %d times"
                            .formatted(came, MUCH_COME, copies));
            if (came % (1 << 20) == 0) {
                trial.step("so far", "%d bytes came".formatted(came)); // slow is not endless
            }
        }
        trial.expect("messages", 1, messages.size());
    }

    @Test
    void handsOnWhatStandsBeforeRefusedHeader(Trial trial) {
        begin(trial, LIMIT);
        CallResult attempt = attempt(trial, bytes("hello", "nothing", "bad version"));
        attempt.expectThrown(
                trial,
                ProtocolException.class,
                "bad version in the third header",
                List.of("version", "2", "byte 2"));
        expectMessages(trial, List.of(HELLO, NOTHING), when(messages.isEmpty(), HandsOnLate.class));
    }

    @Test
    void staysRefused(Trial trial) {
        for (Bad bad : GoldenMessages.bad()) {
            trial.nextCase();
            staysRefused(trial, bad.name());
        }
    }

    private void staysRefused(Trial trial, String bad) {
        begin(trial, LIMIT);
        CallResult first = attempt(trial, bytes(bad));
        for (byte[] bytes : List.of(bytes("hello"), new byte[0])) {
            attempt(trial, bytes)
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "the stream was refused before: \"%s\"".formatted(first.message()),
                            List.of(first.message()),
                            when(messages.contains(HELLO), GoesOnAfterRefusal.class));
        }
        end(trial)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "the stream was refused before",
                        List.of(first.message()));
        expectMessages(trial, List.of());
        begin(trial, LIMIT);
        push(trial, bytes("hello"));
        expectMessages(trial, List.of(HELLO));
    }

    @Test
    void tellsCleanEndFromEarlyEnd(Trial trial) throws Throwable {
        byte[] bytes = bytes("hello");
        List<Delivery> ways = new ArrayList<>(Delivery.everyEarlyEnd(bytes));
        ways.add(Delivery.whole(bytes));
        trial.deliver(
                ways,
                in -> {
                    begin(trial, LIMIT);
                    push(trial, bytes("nothing"));
                    push(trial, in.readAllBytes());
                    CallResult attempt = end(trial);
                    if (in.taken() % bytes.length == 0) {
                        attempt.expectReturned(trial, "the stream ends between two messages");
                    } else {
                        expectEarlyEnd(trial, attempt, in.taken());
                    }
                });
    }

    private void expectEarlyEnd(Trial trial, CallResult attempt, int came) {
        boolean inHeader = came < MessageHeader.BYTES;
        int got = inHeader ? came : came - MessageHeader.BYTES;
        int needed = inHeader ? MessageHeader.BYTES : HELLO.header().bodyLength();
        String part = inHeader ? "header" : "body";
        attempt.expectThrown(
                trial,
                EOFException.class,
                "the stream ends after %d of %d bytes of the %s".formatted(got, needed, part),
                List.of(String.valueOf(got), String.valueOf(needed), part),
                when(
                        attempt.thrown() == null && inHeader && endsCleanlyInBody(),
                        EndIsAlwaysClean.class));
    }

    private boolean endsCleanlyInBody() {
        splitter.begin(LIMIT);
        next(Arrays.copyOf(bytes("hello"), 18));
        return CallResult.of(splitter::end).thrown() == null;
    }

    @Test
    void forgetsTheStreamBefore(Trial trial) {
        byte[] bytes = bytes("hello");
        for (int length : List.of(9, 18)) {
            trial.nextCase();
            begin(trial, LIMIT);
            push(trial, Arrays.copyOf(bytes, length));
            begin(trial, 4);
            push(trial, bytes("failed"));
            expectMessages(trial, List.of(FAILED));
            attempt(trial, bytes)
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "the limit is 4 bytes now",
                            List.of("body length", "5"));
        }
    }

    @Test
    void goesOnAfterConsumerThatThrows(Trial trial) throws Throwable {
        begin(trial, LIMIT);
        RuntimeException failure = new IllegalStateException("the consumer failed");
        ByteBuffer chunk = ByteBuffer.wrap(bytes("hello", "failed"));
        trial.calling("push with two messages; the consumer throws for the first");
        CallResult attempt =
                CallResult.of(() ->
                        splitter.push(
                                chunk,
                                _ -> {
                                    throw failure;
                                }));
        trial.expectThat(
                attempt.thrown() == failure,
                "expected %s, was %s".formatted(failure, attempt.thrown()));
        trial.calling("push with what remains in the chunk");
        splitter.push(chunk, messages::add);
        expectMessages(trial, List.of(FAILED));
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        trial.expectThrows(
                IllegalArgumentException.class, "the limit is -1", () -> splitter.begin(-1));
    }

    /// `framed-server --mine` makes one for each connection.
    @Test
    void keepsStreamsApart(Trial trial) throws Exception {
        FrameSplitter other = splitter.getClass().getDeclaredConstructor().newInstance();
        byte[] bytes = bytes("hello", "twin");
        for (int at : List.of(9, 18)) {
            trial.nextCase();
            begin(trial, LIMIT);
            push(trial, Arrays.copyOf(bytes, at));
            trial.calling("begin(2) and push of another splitter, whose stream is refused");
            other.begin(2);
            other.push(ByteBuffer.wrap(bytes("failed")), _ -> {});
            CallResult.of(() -> other.push(ByteBuffer.wrap(bytes("bad magic")), _ -> {}));
            push(trial, Arrays.copyOfRange(bytes, at, bytes.length));
            expectMessages(trial, List.of(HELLO, TWIN));
        }
    }

    // --- what they share ---

    private void begin(Trial trial, int limit) {
        trial.calling("begin(%d)".formatted(limit));
        messages.clear();
        splitter.begin(limit);
    }

    private void push(Trial trial, byte[] bytes) {
        attempt(trial, bytes).expectReturned(trial, "the bytes are right");
    }

    private CallResult attempt(Trial trial, byte[] bytes) {
        return attempt(trial, ChunkKind.EXACT, bytes);
    }

    private CallResult attempt(Trial trial, ChunkKind kind, byte[] bytes) {
        ByteBuffer chunk = kind.of(bytes);
        trial.calling("push(%s)".formatted(text(bytes)));
        caller = Thread.currentThread();
        CallResult attempt = CallResult.of(() -> splitter.push(chunk, m -> handedOn(trial, m)));
        trial.expectThat(
                attempt.thrown() != null || !chunk.hasRemaining(),
                "expected every byte of the chunk to be taken, %d of %d remain in it"
                        .formatted(chunk.remaining(), bytes.length));
        trial.expectThat(
                chunk.order() == ByteOrder.BIG_ENDIAN,
                "the chunk was big-endian; you left it " + chunk.order());
        return attempt;
    }

    private void handedOn(Trial trial, Message message) {
        trial.step("you handed on", GoldenMessages.text(message));
        messages.add(message);
        trial.expectThat(
                Thread.currentThread() == caller,
                "handed on in the thread \"%s\", not in the calling one"
                        .formatted(Thread.currentThread().getName()));
    }

    private CallResult end(Trial trial) {
        trial.calling("end()");
        return CallResult.of(splitter::end);
    }

    private void expectMessages(Trial trial, List<Message> expected, Symptom... symptoms) {
        trial.expectThat(
                expected.equals(messages),
                "expected these messages so far: %s%nyou handed on: %s"
                        .formatted(text(expected), text(messages)),
                symptoms);
    }

    private static String text(List<Message> list) {
        return list.isEmpty()
                ? "none"
                : String.join("", list.stream().map(m -> "\n  " + GoldenMessages.text(m)).toList());
    }

    private static String text(byte[] bytes) {
        String hex = Hex.format(Arrays.copyOf(bytes, Math.min(bytes.length, 21)));
        return bytes.length > 21 ? "%s … %d bytes".formatted(hex, bytes.length) : hex;
    }

    private static byte[] wire(Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(bytes);
        return bytes.array();
    }

    private static byte[] bytes(String... names) {
        return join(Arrays.stream(names).map(GoldenMessages::bytes).toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        return Delivery.whole(parts).bytes();
    }
}

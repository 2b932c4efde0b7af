package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson04.Filled.random;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.lesson04.exercise.MessageDeflater;
import netcourse.lesson04.exercise.MyMessageDeflater;
import netcourse.lesson04.mistake.MessageDeflaterMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [MessageDeflater].
@Check(
        id = "4.4",
        title = "a stream of compressed messages, each readable at once",
        exercise = MyMessageDeflater.class,
        core = false,
        difficulty = 3,
        minutes = 30)
class MessageDeflaterCheck {
    private static final byte[] HELLO = "good morning".getBytes(US_ASCII);

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    /// So many marks more than the one may come where the output just fills a buffer of seven
    /// bytes: tried with 28,752 messages of up to 599 bytes. With six bytes there were up to six.
    private static final int MOST_MARKS = 3;

    private static final int MARK_BYTES = 5;

    private MessageDeflater messages;
    private Zlib zlib;
    private WatchedOutput out;
    private Deflater deflater = new Deflater();
    private boolean raw;

    MessageDeflaterCheck(MessageDeflater messages) {
        this.messages = messages;
    }

    // --- write ---

    @Test
    void sendsMessageThatCanBeReadAtOnce(Trial trial) throws Exception {
        for (byte[] message : List.of(HELLO, new byte[1], new byte[100_000])) {
            begin(trial, true);
            expectSent(trial, message);
        }
    }

    @Test
    void sendsOneMessageAfterTheOther(Trial trial) throws Exception {
        for (boolean raw : List.of(true, false)) {
            begin(trial, raw);
            for (byte[] message :
                    List.of(HELLO, HELLO, new byte[] {0}, "good night".getBytes(US_ASCII))) {
                expectSent(trial, message);
            }
        }
    }

    /// After the write, the peer reads all that was sent until now.
    private void expectSent(Trial trial, byte[] message) throws IOException {
        write(trial, message);
        Inflated read = read();
        boolean finished = zlib.finishing();
        trial.expectThat(
                Arrays.equals(sent.toByteArray(), read.bytes()),
                "%d bytes of messages were written until now, the peer can read %d%s"
                        .formatted(
                                sent.size(),
                                read.bytes().length,
                                finished ? ": the deflate stream has ended" : ""),
                when(finished, FinishesEachMessage.class),
                when(zlib.resetting(), ForgetsTheWindow.class),
                when(zlib.flushes().equals(Set.of(Deflater.NO_FLUSH)), ForgetsTheSyncFlush.class),
                when(zlib.full(), StopsAtFullBuffer.class));
        trial.expectThat(
                read.end().equals("truncated"),
                "the deflate stream has ended with this message: no other can follow",
                when(finished, FinishesEachMessage.class));
    }

    @Test
    void remembersWhatWentBefore(Trial trial) throws Exception {
        begin(trial, true);
        byte[] message = random(200);
        expectSent(trial, message);
        int first = out.written().length;
        for (int i = 0; i < 30; i++) {
            int before = out.written().length;
            expectSent(trial, message);
            int again = out.written().length - before;
            boolean forgets = zlib.resetting() || zlib.flushes().contains(Deflater.FULL_FLUSH);
            trial.expectThat(
                    again < 100,
                    "200 random bytes took %d bytes, and the same again %d, since nothing was found in the window"
                            .formatted(first, again),
                    when(forgets && i == 0, ForgetsTheWindow.class));
        }
    }

    @Test
    void sendsMessageLongerThanAnyBuffer(Trial trial) throws Exception {
        for (int length : List.of(1000, 10_000, 100_000)) {
            begin(trial, true);
            expectSent(trial, random(length));
            expectSent(trial, HELLO);
        }
        begin(trial, zlib -> zlib.deflater(0)); // level 0 is quick
        raw = false;
        expectSent(trial, random(1_000_000));
    }

    @Test
    void sendsResultThatFillsTheBuffer(Trial trial) throws Exception {
        for (int size : List.of(64, 100, 128, 256, 500, 512, 1000, 1024, 2048, 4000, 4096, 5000)) {
            expectSentExactly(trial, size);
        }
        for (int size : List.of(8000, 8192, 10_000, 16_384, 32_768)) {
            expectSentExactly(trial, size);
        }
    }

    private void expectSentExactly(Trial trial, int size) throws Exception {
        int exact = lengthOfResult(size);
        for (int length = exact - 1; length <= exact + 1; length++) {
            begin(trial, true);
            expectSent(trial, random(length));
            int needed = size + length - exact;
            int got = out.written().length;
            trial.expectThat(
                    got <= needed + MOST_MARKS * MARK_BYTES,
                    "the message takes %d bytes, you sent %d: the mark of the flush comes again and again"
                            .formatted(needed, got));
            expectSent(trial, HELLO);
        }
    }

    /// How many random bytes have a result of this length, the mark of the flush included. They get
    /// a little longer, by the same amount if there is one byte more.
    private static int lengthOfResult(int bytes) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(random(bytes));
            byte[] result = new byte[2 * bytes];
            return 2 * bytes - deflater.deflate(result, 0, result.length, Deflater.SYNC_FLUSH);
        }
    }

    @Test
    void flushesOnceAtTheEnd(Trial trial) throws Exception {
        begin(trial, true);
        for (byte[] message : List.of(HELLO, random(200_000), new byte[200_000], HELLO)) {
            int before = out.flushes();
            write(trial, message);
            int flushes = out.flushes() - before;
            trial.expectThat(
                    flushes > 0 && out.flushedBytes() == out.written().length,
                    "expected a flush after the last byte; %d of %d bytes are flushed"
                            .formatted(out.flushedBytes(), out.written().length),
                    when(flushes == 0, ForgetsToFlushTheStream.class));
            trial.expectThat(
                    flushes == 1,
                    "a message of %d bytes: expected one flush, got %d"
                            .formatted(message.length, flushes),
                    when(message.length > 1000 && flushes > 2, FlushesEachBuffer.class));
        }
    }

    @Test
    void sendsNothingForAnEmptyMessage(Trial trial) throws Exception {
        begin(trial, true);
        for (byte[] message : List.of(new byte[0], HELLO, new byte[0], new byte[0])) {
            int before = out.written().length;
            write(trial, message);
            byte[] bytes = sentSince(before);
            boolean mark = Arrays.equals(Hex.parse("00 00 00 ff ff"), bytes);
            trial.expectThat(
                    message.length > 0 || bytes.length == 0,
                    "an empty message: expected no byte, got %d".formatted(bytes.length),
                    when(mark, SendsMarkForNothing.class));
        }
        trial.expectBytes(HELLO, read().bytes());
    }

    @Test
    void usesTheDeflaterAsItIs(Trial trial) throws Exception {
        String level = "the deflater has level 0, which compresses nothing";
        begin(trial, zlib -> zlib.deflater(0));
        raw = false;
        expectSent(trial, new byte[1000]);
        int length = out.written().length;
        trial.expectThat(
                length > 1000,
                level + ": 1000 zeros take some bytes more, you sent %d".formatted(length));
        byte[] dictionary = random(500);
        begin(
                trial,
                zlib -> {
                    Deflater with = zlib.deflater(true);
                    with.setDictionary(dictionary);
                    return with;
                });
        trial.step("the deflater", "has a dictionary");
        write(trial, dictionary);
        trial.expectThat(
                out.written().length < 100,
                "the deflater has a dictionary of the same 500 bytes: they take a few bytes, you sent %d"
                        .formatted(out.written().length));
    }

    @Test
    void throwsWhatTheStreamThrows(Trial trial) throws Exception {
        for (boolean flush : List.of(false, true)) {
            begin(trial, true);
            write(trial, HELLO);
            IOException reset = new IOException("connection reset");
            trial.step("the stream", "throws an IOException on " + (flush ? "flush" : "write"));
            out.failingWrites(flush ? null : reset).failingFlushes(flush ? reset : null);
            trial.calling("write(12 bytes)");
            expectThrown(trial, reset, CallResult.of(() -> messages.write(HELLO.clone())));
        }
    }

    private static void expectThrown(
            Trial trial, IOException expected, CallResult result, Symptom... symptoms) {
        String when = "the stream threw \"%s\"".formatted(expected.getMessage());
        result.expectThrown(trial, IOException.class, when, List.of(), symptoms);
        trial.expectThat(
                result.thrown() == expected,
                when + ": expected the same exception, got " + result.thrown(),
                symptoms);
    }

    // --- close ---

    @Test
    void sendsTheEndOnClose(Trial trial) throws Exception {
        for (boolean raw : List.of(true, false)) {
            for (List<byte[]> some : List.<List<byte[]>>of(List.of(HELLO, HELLO), List.of())) {
                begin(trial, raw);
                for (byte[] message : some) {
                    write(trial, message);
                }
                int before = out.written().length;
                close(trial);
                trial.step("you sent", sentSince(before));
                Inflated read = read();
                trial.expectThat(
                        read.end().isEmpty() && Arrays.equals(sent.toByteArray(), read.bytes()),
                        "expected the end of the deflate stream; the peer finds it "
                                + (read.end().isEmpty() ? "too early" : read.end()),
                        when(
                                !some.isEmpty()
                                        && out.closes() > 0
                                        && out.written().length == before
                                        && !zlib.finishing(),
                                ForgetsTheEnd.class));
                trial.expectThat(
                        out.flushedBytes() == out.written().length,
                        "expected a flush after the last byte; %d of %d bytes are flushed"
                                .formatted(out.flushedBytes(), out.written().length));
            }
        }
    }

    @Test
    void closesStreamAndDeflater(Trial trial) throws Exception {
        begin(trial, true);
        write(trial, HELLO);
        trial.expect("before close: streams closed", 0, out.closes());
        trial.expect("before close: deflaters open", 1, zlib.open());
        close(trial);
        expectClosed(trial);
    }

    private void expectClosed(Trial trial, Symptom... symptoms) {
        trial.expectThat(out.closes() > 0, "the stream is still open", symptoms);
        trial.expectThat(zlib.open() == 0, "the deflater is still open", symptoms);
    }

    @Test
    void doesNothingOnTheSecondClose(Trial trial) throws Exception {
        begin(trial, true);
        write(trial, HELLO);
        close(trial);
        byte[] before = out.written();
        trial.calling("close() again");
        CallResult.of(messages::close).expectReturned(trial, "it is closed already");
        trial.expectBytes(before, out.written());
        trial.expect("streams closed", 1, out.closes());
    }

    @Test
    void closesBothAlsoIfSendingFails(Trial trial) throws Exception {
        for (String what : List.of("write", "flush", "close")) {
            begin(trial, true);
            write(trial, HELLO);
            IOException reset = new IOException("connection reset");
            fail(what, reset);
            trial.step("the stream", "throws an IOException on " + what);
            trial.calling("close()");
            CallResult result = CallResult.of(messages::close);
            boolean neither = !what.equals("close") && out.closes() == 0 && zlib.open() > 0;
            expectClosed(trial, when(neither, ClosesOnlyOnSuccess.class));
            expectThrown(trial, reset, result);
            trial.calling("close() again");
            CallResult.of(messages::close).expectReturned(trial, "it is closed already");
            trial.expect("streams closed", 1, out.closes());
        }
        begin(trial, true);
        write(trial, HELLO);
        zlib.failing();
        trial.step("the deflater", "throws an IllegalStateException when it is asked for output");
        trial.calling("close()");
        CallResult result = CallResult.of(messages::close);
        expectClosed(trial);
        result.expectThrown(trial, IllegalStateException.class, "no output can be had", List.of());
    }

    private void fail(String what, IOException with) {
        switch (what) {
            case "write" -> out.failingWrites(with);
            case "flush" -> out.failingFlushes(with);
            default -> out.failingCloses(with);
        }
    }

    @Test
    void throwsTheFirstOfTwoExceptions(Trial trial) throws Exception {
        for (String what : List.of("write", "flush")) {
            begin(trial, true);
            write(trial, HELLO);
            IOException first = new IOException("connection reset");
            IOException second = new IOException("close failed");
            fail(what, first);
            fail("close", second);
            trial.step(
                    "the stream", "throws one IOException on %s, another on close".formatted(what));
            trial.calling("close()");
            CallResult result = CallResult.of(messages::close);
            boolean wrongOne = result.thrown() == second;
            expectThrown(trial, first, result, when(wrongOne, ThrowsTheSecond.class));
            trial.expectThat(
                    suppresses(first, second),
                    "expected \"%s\" to be suppressed in it, was %s"
                            .formatted(
                                    second.getMessage(), Arrays.toString(first.getSuppressed())));
            expectClosed(trial);
        }
    }

    /// Perhaps in another that a stream between suppresses.
    private static boolean suppresses(Throwable first, Throwable second) {
        return Arrays.stream(first.getSuppressed())
                .anyMatch(each -> each == second || suppresses(each, second));
    }

    @Test
    void closesAfterFailedWrite(Trial trial) throws Exception {
        begin(trial, true);
        IOException reset = new IOException("connection reset");
        out.failingWrites(reset);
        trial.step("the stream", "throws an IOException on write");
        trial.calling("write(12 bytes), which fails");
        CallResult.of(() -> messages.write(HELLO.clone()));
        trial.calling("close()");
        CallResult.of(messages::close);
        expectClosed(trial);
    }

    /// As a server needs it, which makes one for each connection.
    @Test
    void keepsConnectionsApart(Trial trial) throws Exception {
        MessageDeflater other = fresh();
        WatchedOutput otherOut = new WatchedOutput();
        other.begin(otherOut, new Zlib().deflater(true));
        begin(trial, true);
        out.beforeWrite(() -> writeOther(other));
        trial.step("meanwhile", "another connection's deflater writes another message");
        for (int i = 0; i < 3; i++) {
            expectSent(trial, random(3000));
        }
    }

    private static void writeOther(MessageDeflater other) {
        try {
            other.write(new byte[100]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- what they share ---

    private MessageDeflater fresh() throws ReflectiveOperationException {
        return messages.getClass().getDeclaredConstructor().newInstance();
    }

    private void begin(Trial trial, boolean raw) throws ReflectiveOperationException {
        begin(trial, zlib -> zlib.deflater(raw));
        this.raw = raw;
    }

    private void begin(Trial trial, Function<Zlib, Deflater> opening)
            throws ReflectiveOperationException {
        trial.nextCase();
        messages = fresh();
        zlib = new Zlib();
        out = new WatchedOutput();
        sent.reset();
        deflater.close();
        deflater = opening.apply(zlib);
        trial.calling("begin(a stream, a deflater)");
        messages.begin(out, deflater);
        trial.expectThat(out.written().length == 0, "expected begin to send nothing");
    }

    /// The caller uses the array for other bytes afterwards.
    private void write(Trial trial, byte[] message) throws IOException {
        byte[] given = message.clone();
        int before = out.written().length;
        trial.calling("write(%d bytes)".formatted(message.length));
        messages.write(given);
        trial.step("you sent", sentSince(before));
        trial.expectThat(
                Arrays.equals(message, given), "expected the message to be left as it was");
        Arrays.fill(given, (byte) '#');
        sent.write(message);
    }

    private byte[] sentSince(int length) {
        byte[] all = out.written();
        return Arrays.copyOfRange(all, length, all.length);
    }

    private void close(Trial trial) throws IOException {
        trial.calling("close()");
        messages.close();
    }

    private Inflated read() {
        return Inflated.of(out.written(), new Inflater(raw), sent.size());
    }
}

package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.ChunkKind;
import netcourse.checker.DeliveredStream;
import netcourse.checker.Delivery;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.LineSplitter;
import netcourse.lesson03.exercise.MyLineSplitter;
import netcourse.lesson03.mistake.LineSplitterMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [LineSplitter].
@Check(
        id = "3.6",
        title = "lines that end with CR LF, pushed chunk by chunk",
        exercise = MyLineSplitter.class,
        core = false,
        difficulty = 3,
        minutes = 30)
class LineSplitterCheck {
    private static final int LIMIT = 40;

    /// Far more than a line of the limit takes, far less than the lines that are refused.
    private static final long MUCH_BYTES = 100_000;

    /// Pushes between two looks at the memory that they took. Where each copies all that came, half
    /// as many take a quarter of it.
    private static final int LOOK = 4096;

    /// What a push may take beside the line: a buffer or two, never the line.
    private static final long BYTES_A_PUSH = 1024;

    /// From here on a copy of all that came is far larger than whatever else a push may take.
    private static final int MUCH_COME = 1 << 19;

    private static final int MANY_COPIES = 24;

    private final LineSplitter splitter;
    private final List<String> lines = new ArrayList<>();
    private Thread caller;

    LineSplitterCheck(LineSplitter splitter) {
        this.splitter = splitter;
    }

    @Test
    void handsOnLinesThatComeWhole(Trial trial) {
        begin(trial, LIMIT);
        push(trial, "HELO\r\n");
        expectLines(trial, List.of("HELO"));
        push(trial, "MAIL FROM:<a@b.example>\r\nQUIT\r\n");
        expectLines(trial, List.of("HELO", "MAIL FROM:<a@b.example>", "QUIT"));
    }

    @Test
    void handsOnEmptyLines(Trial trial) {
        begin(trial, LIMIT);
        push(trial, "\r\nDATA\r\n\r\n\r\n");
        expectLines(trial, List.of("", "DATA", "", ""));
    }

    @Test
    void changesNothingInALine(Trial trial) {
        List<String> texts =
                List.of(
                        "  two blanks, a tab\t",
                        " ",
                        "\u0000\u000b\u000c",
                        "\u0085\u2028",
                        "\ufeffa",
                        "\ufffd");
        begin(trial, LIMIT);
        push(trial, String.join("\r\n", texts) + "\r\n");
        expectLines(trial, texts);
    }

    @Test
    void handsOnLinesHoweverTheyCome(Trial trial) throws Throwable {
        byte[] bytes = utf8("EHLO\r\n\r\nQUIT\r\n");
        trial.deliver(
                Delivery.everyWay(bytes),
                in -> {
                    begin(trial, LIMIT);
                    int first = trial.delivery().parts().getFirst();
                    String rest = new String(bytes, first, bytes.length - first, UTF_8);
                    feed(
                            trial,
                            in,
                            List.of(
                                    () ->
                                            when(first == 5, MissesTornEnd.class)
                                                    .orThrown(ProtocolException.class),
                                    () ->
                                            when(
                                                    lines.equals(completeLines(rest)),
                                                    ForgetsRest.class)));
                    expectLines(trial, List.of("EHLO", "", "QUIT"));
                });
    }

    /// After each part, what is complete by then must have been handed on.
    ///
    /// @param symptoms looked at when a part has been pushed
    private void feed(Trial trial, DeliveredStream in, List<Supplier<Symptom>> symptoms)
            throws Throwable {
        byte[] buffer = new byte[64];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            byte[] part = Arrays.copyOf(buffer, count);
            CallResult attempt = attempt(trial, ChunkKind.EXACT, part);
            Symptom[] now = symptoms.stream().map(Supplier::get).toArray(Symptom[]::new);
            attempt.expectReturned(trial, "the bytes are right", now);
            String soFar = new String(trial.delivery().bytes(), 0, in.taken(), UTF_8);
            expectLines(trial, completeLines(soFar), now);
        }
    }

    private static List<String> completeLines(String text) {
        List<String> parts = List.of(text.split("\r\n", -1));
        return parts.subList(0, parts.size() - 1);
    }

    @Test
    void takesNoEmptyChunkForAnEnd(Trial trial) {
        begin(trial, LIMIT);
        for (String part : List.of("", "EH", "", "LO\r", "", "\n", "", "")) {
            push(trial, part);
        }
        expectLines(trial, List.of("EHLO"));
    }

    @Test
    void takesCharactersThatAreTorn(Trial trial) throws Throwable {
        byte[] bytes = utf8("\u017dofie \ud83e\udd8a\r\n\u20ac\r\n");
        trial.deliver(
                Delivery.everyWay(bytes),
                in -> {
                    begin(trial, LIMIT);
                    boolean torn = trial.delivery().parts().size() > 1;
                    feed(
                            trial,
                            in,
                            List.of(() -> when(torn && isReplaced(), DecodesEachChunk.class)));
                });
    }

    /// Whether U+FFFD stands for bytes that could not be decoded.
    private boolean isReplaced() {
        return lines.stream().anyMatch(line -> line.contains("\ufffd"));
    }

    @Test
    void takesChunksOfAnyKind(Trial trial) {
        for (ChunkKind kind : ChunkKind.values()) {
            trial.nextCase();
            begin(trial, LIMIT);
            trial.step("the chunks", "are " + kind);
            for (String part : List.of("HELO\r\nQU", "IT\r", "\n")) {
                CallResult attempt = attempt(trial, kind, utf8(part));
                boolean failed = attempt.thrown() != null;
                attempt.expectReturned(
                        trial,
                        "the chunk is " + kind,
                        thrown(failed && readsFromIndexZero(), ReadsWholeArray.class));
            }
            boolean failed = !lines.equals(List.of("HELO", "QUIT"));
            expectLines(
                    trial,
                    List.of("HELO", "QUIT"),
                    when(failed && readsFromIndexZero(), ReadsWholeArray.class));
        }
    }

    /// Whether it reads what stands before a chunk in its array.
    private boolean readsFromIndexZero() {
        splitter.begin(LIMIT);
        List<String> got = new ArrayList<>();
        ByteBuffer chunk = ChunkKind.PART.of(utf8("HELO\r\n"));
        CallResult.of(() -> splitter.push(chunk, got::add));
        return got.equals(List.of("#".repeat(9) + "HELO"));
    }

    @Test
    void keepsNothingOfTheChunk(Trial trial) throws Throwable {
        begin(trial, LIMIT);
        ByteBuffer chunk = ByteBuffer.allocate(4);
        caller = Thread.currentThread();
        for (String part : List.of("EH", "LO\r\n", "QUI", "T\r", "\n")) {
            Arrays.fill(chunk.array(), (byte) '#');
            chunk.clear().put(utf8(part)).flip();
            trial.calling("push(" + quoted(utf8(part)) + "), in the same chunk");
            splitter.push(chunk, line -> handedOn(trial, line));
        }
        expectLines(trial, List.of("EHLO", "QUIT"));
    }

    @Test
    void refusesLfWithoutCr(Trial trial) {
        for (String text : List.of("HELO\n", "\n", "HELO\r\n\n", "HELO\r\nQUIT\nHELO\r\n")) {
            CallResult attempt = attemptAnew(trial, text);
            int line = lineOf(text);
            boolean ended = attempt.thrown() == null && lines.size() >= line;
            expectRefused(trial, attempt, text, "LF", when(ended, TakesLoneLf.class));
        }
    }

    @Test
    void refusesCrWithoutLf(Trial trial) {
        for (String text :
                List.of("HELO\rQUIT\r\n", "\rQUIT", "HELO\r\nQU\r\r\n", "HELO\r\n\r\nQUIT\r.")) {
            CallResult attempt = attemptAnew(trial, text);
            boolean kept = attempt.thrown() == null && String.join("", lines).contains("\r");
            expectRefused(trial, attempt, text, "CR", when(kept, TakesLoneCr.class));
        }
    }

    /// The line in which the lone CR or LF stands.
    private static int lineOf(String text) {
        String before = text.split("\r(?!\n)|(?<!\r)\n", 2)[0];
        return completeLines(before).size() + 1;
    }

    private CallResult attemptAnew(Trial trial, String text) {
        trial.nextCase();
        begin(trial, LIMIT);
        return attempt(trial, utf8(text));
    }

    /// Lines before the refused one are handed on, in the same push.
    private void expectRefused(
            Trial trial, CallResult attempt, String text, String word, Symptom symptom) {
        int line = lineOf(text);
        attempt.expectThrown(
                trial,
                ProtocolException.class,
                "%s alone in line %d".formatted(word, line),
                List.of(word, String.valueOf(line)),
                symptom);
        expectLines(trial, completeLines(text).subList(0, line - 1));
    }

    @Test
    void takesLineAsLongAsTheLimit(Trial trial) throws Throwable {
        for (int limit : List.of(0, 1, LIMIT)) {
            String longest = "x".repeat(limit);
            trial.deliver(
                    List.of(
                            Delivery.whole(utf8(longest + "\r\n")),
                            Delivery.byteByByte(utf8(longest + "\r\n"))),
                    in -> {
                        begin(trial, limit);
                        feed(trial, in, List.of());
                        expectLines(trial, List.of(longest));
                    });
        }
    }

    @Test
    void refusesLineThatIsTooLongBeforeItsEnd(Trial trial) {
        String much = "x".repeat(LIMIT);
        begin(trial, LIMIT);
        push(trial, "HELO\r\n" + much);
        CallResult first = attempt(trial, utf8("x"));
        boolean late = first.thrown() == null && refusesAtTheEnd();
        expectTooLong(trial, first, 2, when(late, ChecksLengthAtEnd.class));
        trial.nextCase();
        begin(trial, 0);
        attempt(trial, utf8("x"))
                .expectThrown(trial, ProtocolException.class, "the limit is 0", List.of("0", "1"));
        trial.nextCase();
        begin(trial, LIMIT);
        expectTooLong(trial, attempt(trial, utf8(much + "x")), 1);
        trial.nextCase();
        begin(trial, LIMIT);
        CallResult attempt = attempt(trial, utf8("x".repeat(1 << 20)));
        expectTooLong(trial, attempt, 1);
        trial.expectThat(
                attempt.allocatedBytes() < MUCH_BYTES,
                "%d bytes of a line, the limit is %d: you took %d bytes of memory before you refused it"
                        .formatted(1 << 20, LIMIT, attempt.allocatedBytes()));
    }

    /// Not with the next byte either, but with the end of the line.
    private boolean refusesAtTheEnd() {
        return pushed("x").thrown() == null && pushed("\r\n").threw(ProtocolException.class);
    }

    /// A look ahead, and no step of the report.
    private CallResult pushed(String text) {
        return CallResult.of(() -> splitter.push(ByteBuffer.wrap(utf8(text)), _ -> {}));
    }

    private static void expectTooLong(
            Trial trial, CallResult attempt, int line, Symptom... symptoms) {
        attempt.expectThrown(
                trial,
                ProtocolException.class,
                "a line of more than %d bytes, its end has not come".formatted(LIMIT),
                List.of(String.valueOf(LIMIT), String.valueOf(line)),
                symptoms);
    }

    @Test
    void countsTheLimitInBytes(Trial trial) {
        begin(trial, LIMIT);
        push(trial, "\u00e9".repeat(LIMIT / 2) + "\r\n");
        CallResult attempt = attempt(trial, utf8("\u00e9".repeat(LIMIT / 2) + "x\r\n"));
        boolean counts = attempt.thrown() == null && countsChars();
        expectTooLong(trial, attempt, 2, when(counts, CountsChars.class));
    }

    private boolean countsChars() {
        splitter.begin(LIMIT);
        String many = "\u00e9".repeat(LIMIT - 10);
        return pushed(many).thrown() == null && pushed(many).threw(ProtocolException.class);
    }

    @Test
    void needsNoMemoryForTheLimit(Trial trial) {
        CallResult attempt =
                CallResult.leastOf(
                        3,
                        () -> {
                            splitter.begin(Integer.MAX_VALUE);
                            lines.clear();
                            splitter.push(ByteBuffer.wrap(utf8("QUIT\r\n")), lines::add);
                        });
        trial.calling("begin(%d), push(\"QUIT\\r\\n\")".formatted(Integer.MAX_VALUE));
        attempt.expectReturned(
                trial,
                "the limit is " + Integer.MAX_VALUE,
                thrown(attempt.threw(OutOfMemoryError.class), AllocatesLimit.class));
        trial.expectThat(
                attempt.allocatedBytes() < MUCH_BYTES,
                "4 bytes of a line came: you took %d bytes of memory"
                        .formatted(attempt.allocatedBytes()));
        expectLines(trial, List.of("QUIT"));
    }

    @Test
    void copiesNoLineForEachOfItsBytes(Trial trial) throws Throwable {
        int length = 1 << 20;
        trial.calling("push %d times, with 1 byte each".formatted(length));
        splitter.begin(length);
        ByteBuffer chunk = ByteBuffer.wrap(new byte[] {'x'});
        long before = CallResult.allocatedSoFar();
        long half = 0;
        for (int pushes = 1; pushes <= length; pushes++) {
            splitter.push(chunk.clear(), lines::add);
            half = pushes == LOOK / 2 ? CallResult.allocatedSoFar() - before : half;
            if (pushes % LOOK == 0) {
                long taken = CallResult.allocatedSoFar() - before;
                trial.expectThat(
                        taken <= MUCH_BYTES + pushes * BYTES_A_PUSH,
                        "%d bytes came, one by one: you took %d bytes of memory for them"
                                .formatted(pushes, taken),
                        when(pushes == LOOK && taken > 3 * half, CopiesAgain.class));
            }
        }
        splitter.push(ByteBuffer.wrap(utf8("\r\n")), lines::add);
        trial.expect("lines", 1, lines.size());
        trial.expect("bytes of the line", length, lines.getFirst().length());
    }

    /// An array that grows by a factor copies it some ten times on this way, one that grows by 64
    /// KiB nearly sixty times.
    @Test
    void copiesNoLongLineAgainAndAgain(Trial trial) throws Throwable {
        int length = 4 << 20;
        trial.calling("push with %d bytes of one line, 1024 at a time".formatted(length));
        splitter.begin(length);
        byte[] part = utf8("x".repeat(1024));
        int copies = 0;
        for (int came = part.length; came <= length; came += part.length) {
            long before = CallResult.allocatedSoFar();
            splitter.push(ByteBuffer.wrap(part), lines::add);
            boolean copied = CallResult.allocatedSoFar() - before >= came / 2;
            copies += copied && came > MUCH_COME ? 1 : 0;
            trial.expectThat(
                    copies <= MANY_COPIES,
                    "%d bytes of a line came: since the first %d you copied them all %d times"
                            .formatted(came, MUCH_COME, copies));
            if (came % (1 << 20) == 0) {
                trial.step("so far", "%d bytes came".formatted(came)); // slow is not endless
            }
        }
        splitter.push(ByteBuffer.wrap(utf8("\r\n")), lines::add);
        trial.expect("bytes of the line", length, lines.getFirst().length());
    }

    @Test
    void refusesTextThatIsNotUtf8(Trial trial) {
        for (String hex :
                List.of("61 ff", "c3", "c0 80", "ed a0 80", "f0 9f a6", "a9", "f4 90 80 80")) {
            trial.nextCase();
            begin(trial, LIMIT);
            push(trial, "HELO\r\n");
            CallResult attempt = attempt(trial, Hex.parse(hex + " 0d 0a"));
            attempt.expectThrown(
                    trial,
                    ProtocolException.class,
                    "bytes that are not UTF-8",
                    List.of("UTF-8", "2"),
                    when(attempt.thrown() == null && isReplaced(), ReplacesBadBytes.class));
        }
    }

    @Test
    void staysRefused(Trial trial) {
        for (String hex : List.of("48 0a 51 0d 0a", "0d 51", "ff 0d 0a", "51".repeat(LIMIT + 1))) {
            trial.nextCase();
            staysRefused(trial, Hex.parse(hex));
        }
    }

    private void staysRefused(Trial trial, byte[] bad) {
        begin(trial, LIMIT);
        CallResult first = attempt(trial, bad);
        first.expectThrown(trial, ProtocolException.class, "the bytes are wrong", List.of("1"));
        for (String text : List.of("QUIT\r\n", "", "\n")) {
            attempt(trial, utf8(text))
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "the stream was refused before: \"%s\"".formatted(first.message()),
                            List.of(first.message()),
                            when(!lines.isEmpty(), GoesOnAfterRefusal.class));
        }
        end(trial)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "the stream was refused before",
                        List.of(first.message()));
        expectLines(trial, List.of());
        begin(trial, LIMIT);
        push(trial, "QUIT\r\n");
        expectLines(trial, List.of("QUIT"));
    }

    @Test
    void tellsCleanEndFromEarlyEnd(Trial trial) throws Throwable {
        byte[] bytes = utf8("EHLO\r\nQUIT\r\n");
        List<Delivery> ways = new ArrayList<>(Delivery.everyEarlyEnd(bytes));
        ways.add(Delivery.whole(bytes));
        trial.deliver(
                ways,
                in -> {
                    begin(trial, LIMIT);
                    feed(trial, in, List.of());
                    int came = in.taken() % 6;
                    CallResult attempt = end(trial);
                    if (came == 0) {
                        attempt.expectReturned(trial, "the stream ends after a line");
                    } else {
                        attempt.expectThrown(
                                trial,
                                EOFException.class,
                                "the stream ends %d bytes after the last end of a line"
                                        .formatted(came),
                                List.of(String.valueOf(came), String.valueOf(in.taken() / 6 + 1)),
                                when(
                                        attempt.thrown() == null && came == 1 && endsCleanly(),
                                        EndIsAlwaysClean.class));
                    }
                });
    }

    /// Also after a CR.
    private boolean endsCleanly() {
        splitter.begin(LIMIT);
        pushed("EHLO\r");
        return CallResult.of(splitter::end).thrown() == null;
    }

    @Test
    void countsBytesWhereTheStreamEnds(Trial trial) {
        begin(trial, LIMIT);
        push(trial, "\u20ac");
        end(trial)
                .expectThrown(
                        trial,
                        EOFException.class,
                        "the stream ends after a character of 3 bytes",
                        List.of("3", "1"));
    }

    @Test
    void goesOnAfterConsumerThatThrows(Trial trial) throws Throwable {
        begin(trial, LIMIT);
        RuntimeException failure = new IllegalStateException("the consumer failed");
        ByteBuffer chunk = ByteBuffer.wrap(utf8("HELO\r\nQUIT\r\n"));
        trial.calling("push with two lines; the consumer throws for the first");
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
        splitter.push(chunk, lines::add);
        expectLines(trial, List.of("QUIT"));
        attempt(trial, utf8("\n"))
                .expectThrown(
                        trial, ProtocolException.class, "the third line is wrong", List.of("3"));
    }

    @Test
    void takesMuchInOneChunk(Trial trial) {
        int count = 30_000;
        for (String text : List.of("\r\n".repeat(count), "x".repeat(count) + "\r\n")) {
            trial.nextCase();
            trial.calling("begin(%d), push(%s)".formatted(count, quoted(utf8(text))));
            lines.clear();
            splitter.begin(count);
            CallResult.of(() -> splitter.push(ByteBuffer.wrap(utf8(text)), lines::add))
                    .expectReturned(trial, "the bytes are right");
            trial.expect("lines", text.startsWith("x") ? 1 : count, lines.size());
        }
    }

    @Test
    void keepsStreamsApart(Trial trial) throws Exception {
        LineSplitter other = splitter.getClass().getDeclaredConstructor().newInstance();
        begin(trial, LIMIT);
        push(trial, "HELO\r\nQU");
        trial.calling("begin(3) and push of another splitter, whose stream is refused");
        other.begin(3);
        CallResult.of(() -> other.push(ByteBuffer.wrap(utf8("x\r\ny\ryy")), _ -> {}));
        push(trial, "IT\r\n");
        expectLines(trial, List.of("HELO", "QUIT"));
    }

    @Test
    void forgetsTheStreamBefore(Trial trial) {
        begin(trial, LIMIT);
        push(trial, "HELO\r\nQUI\r");
        begin(trial, 1);
        push(trial, "T\r\n");
        expectLines(trial, List.of("T"));
        attempt(trial, utf8("\n"))
                .expectThrown(trial, ProtocolException.class, "LF alone", List.of("LF", "2"));
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        trial.expectThrows(
                IllegalArgumentException.class, "the limit is -1", () -> splitter.begin(-1));
    }

    // --- what they share ---

    private void begin(Trial trial, int limit) {
        trial.calling("begin(%d)".formatted(limit));
        lines.clear();
        splitter.begin(limit);
    }

    private void push(Trial trial, String text) {
        attempt(trial, utf8(text)).expectReturned(trial, "the bytes are right");
    }

    private CallResult attempt(Trial trial, byte[] bytes) {
        return attempt(trial, ChunkKind.EXACT, bytes);
    }

    private CallResult attempt(Trial trial, ChunkKind kind, byte[] bytes) {
        ByteBuffer chunk = kind.of(bytes);
        caller = Thread.currentThread();
        trial.calling("push(%s)".formatted(quoted(bytes)));
        CallResult attempt =
                CallResult.of(() -> splitter.push(chunk, line -> handedOn(trial, line)));
        trial.expectThat(
                attempt.thrown() != null || !chunk.hasRemaining(),
                "expected every byte of the chunk to be taken, %d of %d remain in it"
                        .formatted(chunk.remaining(), bytes.length));
        trial.expectThat(
                chunk.order() == ByteOrder.BIG_ENDIAN,
                "the chunk was big-endian; you left it " + chunk.order());
        return attempt;
    }

    private void handedOn(Trial trial, String line) {
        trial.step("you handed on", quoted(utf8(line)));
        lines.add(line);
        trial.expectThat(
                Thread.currentThread() == caller,
                "handed on in the thread \"%s\", not in the calling one"
                        .formatted(Thread.currentThread().getName()));
    }

    private CallResult end(Trial trial) {
        trial.calling("end()");
        return CallResult.of(splitter::end);
    }

    private void expectLines(Trial trial, List<String> expected, Symptom... symptoms) {
        trial.expectThat(
                expected.equals(lines),
                "expected the lines %s, you handed on %s"
                        .formatted(quoted(expected), quoted(lines)),
                symptoms);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> quoted(List<String> texts) {
        return texts.stream().map(t -> quoted(utf8(t))).toList();
    }

    /// As a string of Java; bytes that are no ASCII as `<c5>`.
    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (byte b : Arrays.copyOf(bytes, Math.min(bytes.length, 50))) {
            text.append(
                    switch (b) {
                        case '\r' -> "\\r";
                        case '\n' -> "\\n";
                        default -> b >= ' ' ? String.valueOf((char) b) : "<%02x>".formatted(b);
                    });
        }
        return text.append(bytes.length > 50 ? "… (" + bytes.length + " bytes)" : "\"").toString();
    }
}

package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson04.Filled.random;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.Inflater;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Delivery;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.GzipMemberReader;
import netcourse.lesson04.exercise.GzipMemberReader.Member;
import netcourse.lesson04.exercise.MyGzipMemberReader;
import netcourse.lesson04.mistake.GzipMemberReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [GzipMemberReader]. The golden members are made by `golden/gzip.py`.
@Check(
        id = "4.6",
        title = "read one gzip member by hand",
        exercise = MyGzipMemberReader.class,
        core = false,
        difficulty = 3,
        minutes = 40)
class GzipMemberReaderCheck {
    private static final int LIMIT = 1 << 20;
    private static final int MAX_TEXT = GzipMemberReader.MAX_TEXT_BYTES;

    /// Far more than a few bytes and buffers take, far less than what could come out.
    private static final long MUCH_BYTES = 500_000;

    /// Nobody asks that often in vain by a slip.
    private static final int OFTEN = 500;

    private static final GzipMember HELLO = GzipMember.of("hello hello".getBytes(US_ASCII));

    /// With every field, and in its name and comment every kind of byte.
    private static final GzipMember FULL =
            HELLO.withExtra(Hex.parse("00 80 ff"))
                    .withName("caf\u00e9".getBytes(ISO_8859_1))
                    .withComment("\u00ff \u0080".getBytes(ISO_8859_1))
                    .with(GzipMember.ALL);

    private final GzipMemberReader reader;
    private final Zlib zlib = new Zlib();

    /// How often output was asked for in vain, before the call that is judged.
    private int before;

    GzipMemberReaderCheck(GzipMemberReader reader) {
        this.reader = reader;
    }

    // --- a member in one read ---

    @Test
    void readsMember(Trial trial) {
        expectMember(trial, HELLO);
        expectMember(trial, GzipMember.of(new byte[0]));
    }

    /// From 80 on the last byte of a CRC-32 makes an int negative; those so far were below.
    @Test
    void readsContentWithAnyChecksum(Trial trial) {
        for (int i = 0; i < 20; i++) {
            GzipMember member = GzipMember.of(new byte[] {(byte) i});
            boolean negative = member.trailer()[3] < 0;
            expectMember(
                    trial,
                    member,
                    when(negative, SignedChecksum.class).orThrown(ProtocolException.class));
        }
    }

    @Test
    void readsMemberThatGzipWrote(Trial trial) {
        byte[] text = Golden.bytes("gzip.txt", "text");
        expectMember(trial, Golden.bytes("gzip.txt", "piped"), GzipMember.of(text));
    }

    @Test
    void findsNothingAtTheEnd(Trial trial) {
        trial.expect("at the end", Optional.empty(), expectRead(trial, new byte[0]));
    }

    @Test
    void readsNameAndComment(Trial trial) {
        byte[] text = Golden.bytes("gzip.txt", "text");
        byte[] bytes = Golden.bytes("gzip.txt", "of a file");
        expectMember(trial, bytes, GzipMember.of(text).withName("hamlet.txt".getBytes(US_ASCII)));
        GzipMember comment = HELLO.withComment("a comment".getBytes(US_ASCII));
        expectMember(trial, comment);
        GzipMember both = comment.withName("a name".getBytes(US_ASCII));
        expectMember(trial, both);
        expectMember(trial, HELLO.withName(new byte[0]).withComment(new byte[0]));
    }

    @Test
    void readsTextAsIso88591(Trial trial) {
        byte[] cafe = "caf\u00e9".getBytes(ISO_8859_1);
        Optional<Member> got = expectRead(trial, HELLO.withName(cafe).bytes());
        trial.expect(
                "the name",
                "caf\u00e9",
                got.flatMap(Member::name).orElse("none"),
                when(readsAsUtf8(), ReadsTextAsUtf8.class));
        byte[] all = new byte[255];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i + 1);
        }
        expectMember(trial, HELLO.withName(all).withComment(all));
    }

    /// Whether two bytes make one character.
    private boolean readsAsUtf8() {
        byte[] two = "\u00e9".getBytes(UTF_8);
        CallResult result = read(in(HELLO.withName(two).bytes()), LIMIT);
        return result.returned() instanceof Optional<?> got
                && got.orElse(null) instanceof Member(var name, var _, var _)
                && name.equals(Optional.of("\u00e9"));
    }

    @Test
    void skipsTheOtherFields(Trial trial) {
        for (int length : List.of(0, 2, 255, 256, 300, 40_000, 65_535)) {
            expectMember(trial, HELLO.withExtra(random(length)));
        }
        for (int flags = 0; flags <= GzipMember.ALL; flags++) {
            expectMember(trial, FULL.with(flags));
        }
        // FTEXT is a hint, whatever the bytes are.
        expectMember(trial, GzipMember.of(Hex.parse("00 80 ff 0d 0a 0a 0d")).with(1));
    }

    @Test
    void readsContentOfAnyKind(Trial trial) {
        for (byte[] content :
                List.of(Hex.parse("00 80 ff"), random(100_000), new byte[LIMIT], new byte[4096])) {
            expectMember(trial, GzipMember.of(content));
        }
    }

    @Test
    void leavesTheStreamOpen(Trial trial) {
        MarkedStream in = in(FULL.bytes());
        expectMember(trial, FULL, call(trial, in, LIMIT));
        trial.expect("closed", false, in.isClosed());
    }

    // --- deliveries ---

    /// The peer has sent one member, and waits for an answer.
    @Test
    void readsFromConnectionThatStaysOpen(Trial trial) throws Throwable {
        trial.ifWaiting(() -> true, WaitsForMore.class);
        trial.overTcp(
                List.of(Delivery.whole(FULL.bytes())),
                wire -> {
                    InputStream in = new MarkedStream(wire.socket().getInputStream());
                    expectMember(trial, FULL, call(trial, in, LIMIT));
                });
    }

    @Test
    void readsMemberHoweverItComes(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(FULL.bytes()),
                in -> {
                    MarkedStream marked = new MarkedStream(in);
                    CallResult result = call(trial, marked, LIMIT);
                    int first = trial.delivery().parts().getFirst();
                    Symptom single =
                            when(first < FULL.header().length, SingleRead.class)
                                    .orThrown(ProtocolException.class, EOFException.class);
                    result.expectReturned(trial, trial.delivery().name(), single);
                    expectMember(trial, FULL, result, single);
                });
    }

    @Test
    void leavesWhatFollowsUnread(Trial trial) throws Throwable {
        for (int length : List.of(1, 8, 100, 5000, 20_000)) {
            byte[] first = FULL.bytes();
            byte[] then = random(length);
            trial.deliver(
                    List.of(Delivery.whole(first, then), Delivery.splitAfter(40, first, then)),
                    in -> {
                        MarkedStream marked = new MarkedStream(in);
                        expectMember(trial, FULL, call(trial, marked, LIMIT));
                        expectTaken(trial, first.length, marked.taken());
                    });
        }
    }

    private static void expectTaken(Trial trial, int expected, int taken) {
        trial.expectThat(
                taken == expected,
                "the member has %d bytes: you took %d from the stream".formatted(expected, taken),
                when(taken > expected, TakesTooMuch.class));
    }

    @Test
    void readsOneMemberAfterTheOther(Trial trial) throws Throwable {
        GzipMember second = HELLO.withName("2".getBytes(US_ASCII));
        byte[] first = FULL.bytes();
        List<Delivery> ways = new ArrayList<>();
        ways.add(Delivery.whole(first, second.bytes()));
        for (int at = first.length - 9; at < first.length + 12; at++) {
            ways.add(Delivery.splitAfter(at, first, second.bytes()));
        }
        ways.add(Delivery.byteByByte(first, second.bytes()));
        trial.deliver(
                ways,
                in -> {
                    MarkedStream marked = new MarkedStream(in);
                    expectMember(trial, FULL, call(trial, marked, LIMIT));
                    expectMember(trial, second, call(trial, marked, LIMIT));
                    CallResult end = call(trial, marked, LIMIT);
                    end.expectReturned(trial, "the stream ends between two members");
                    trial.expect("at the end", Optional.empty(), end.returned());
                });
    }

    @Test
    void readsFromConnectionHoweverItComes(Trial trial) throws Throwable {
        byte[] message = "then a message".getBytes(US_ASCII);
        byte[] bytes = FULL.bytes();
        List<Delivery> deliveries = new ArrayList<>(List.of(Delivery.whole(bytes, message)));
        for (int at = 1; at < bytes.length; at += 3) {
            deliveries.add(Delivery.splitAfter(at, bytes, message));
        }
        deliveries.add(Delivery.splitAfter(bytes.length, bytes, message));
        deliveries.add(Delivery.byteByByte(bytes, message));
        trial.overTcp(
                deliveries,
                wire -> {
                    MarkedStream in = new MarkedStream(wire.socket().getInputStream());
                    expectMember(trial, FULL, call(trial, in, LIMIT));
                    expectTaken(trial, bytes.length, in.taken());
                    trial.expectBytes(message, in.readNBytes(message.length));
                });
    }

    @Test
    void saysWhereTheStreamEnded(Trial trial) throws Throwable {
        trial.ifStuck(() -> zlib.zeros() > before + OFTEN, LoopsAtTheEnd.class);
        for (GzipMember member : List.of(FULL, GzipMember.of(random(20)))) {
            trial.deliver(
                    Delivery.everyEarlyEnd(member.bytes()),
                    in -> {
                        if (in.rest().length > 0) {
                            expectEarlyEnd(trial, member, in, in.rest().length);
                        }
                    });
        }
    }

    private void expectEarlyEnd(Trial trial, GzipMember member, InputStream in, int length) {
        int header = member.header().length;
        int content = header + member.deflated().length;
        String part = length < header ? "header" : length < content ? "content" : "trailer";
        before = zlib.zeros();
        CallResult result = call(trial, new MarkedStream(in), LIMIT);
        boolean nothing = Optional.empty().equals(result.returned());
        result.expectThrown(
                trial,
                EOFException.class,
                "the stream ends after byte %d, in the %s".formatted(length, part),
                List.of(part),
                when(nothing && isAlwaysClean(member), EndIsAlwaysClean.class).orNothing());
    }

    /// Whether every end is one, and not that at a single place.
    private boolean isAlwaysClean(GzipMember member) {
        byte[] bytes = member.bytes();
        return IntStream.of(1, 5, member.header().length, bytes.length - 1)
                .mapToObj(length -> read(in(Arrays.copyOf(bytes, length)), LIMIT))
                .allMatch(result -> Optional.empty().equals(result.returned()));
    }

    // --- what is refused ---

    @Test
    void refusesWrongMagicOrMethod(Trial trial) {
        expectRefused(trial, changed(FULL, 0, 0x1e), "magic");
        expectRefused(trial, changed(FULL, 1, 0x8a), "magic");
        expectRefused(
                trial, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII), "magic");
        expectRefused(trial, changed(FULL, 2, 7), "method");
        expectRefused(trial, changed(FULL, 2, 0x88), "method");
    }

    @Test
    void refusesReservedFlags(Trial trial) {
        boolean ignored =
                IntStream.of(0x20, 0x40, 0x80).allMatch(flag -> isRead(FULL.with(flag).bytes()));
        for (int flag : List.of(0x20, 0x40, 0x80, 0xe0)) {
            for (int others : List.of(0, GzipMember.ALL)) {
                byte[] bytes = FULL.with(flag | others).bytes();
                expectRefused(trial, bytes, "FLG", when(ignored, IgnoresReservedFlags.class));
            }
        }
    }

    private boolean isRead(byte[] bytes) {
        CallResult result = read(in(bytes), LIMIT);
        return result.returned() instanceof Optional<?> member && member.isPresent();
    }

    @Test
    void takesTextAsLongAsTheLimit(Trial trial) {
        byte[] longest = "n".repeat(MAX_TEXT).getBytes(US_ASCII);
        expectMember(trial, HELLO.withName(longest).withComment(longest));
    }

    @Test
    void refusesTextOverTheLimit(Trial trial) {
        byte[] longer = "n".repeat(MAX_TEXT + 1).getBytes(US_ASCII);
        expectRefused(trial, HELLO.withName(longer).bytes(), "FNAME");
        expectRefused(trial, HELLO.withComment(longer).bytes(), "FCOMMENT");
        byte[] forever = Arrays.copyOf(HELLO.with(GzipMember.FNAME).header(), 200_000);
        Arrays.fill(forever, 10, forever.length, (byte) 'n');
        expectRefused(trial, forever, "FNAME");
        byte[] noZero = Arrays.copyOf(HELLO.withName(longer).header(), 10 + longer.length);
        expectRefused(trial, noZero, "FNAME");
    }

    @Test
    void refusesWrongHeaderChecksum(Trial trial) {
        byte[] header = FULL.header();
        int end = header.length;
        for (int at : List.of(end - 1, end - 2)) {
            expectRefused(trial, changed(FULL, at, header[at] ^ 0x10), "FHCRC");
        }
        for (int at = 4; at < end - 2; at++) {
            boolean zero = header[at] == 0 || header[at] == 1;
            if (!zero && (at < 10 || at > 12)) {
                expectRefused(trial, changed(FULL, at, header[at] ^ 1), "FHCRC");
            }
        }
    }

    @Test
    void refusesBrokenContent(Trial trial) {
        expectBroken(trial, "07", "invalid block type");
        expectBroken(trial, "01 01 00 00 00 61", "invalid stored block lengths");
        expectBroken(trial, "4b 04 42 00", "invalid distance too far back");
    }

    private void expectBroken(Trial trial, String deflated, String zlibSays) {
        byte[] bytes = join(HELLO.header(), Hex.parse(deflated), new byte[100]);
        call(trial, bytes)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "zlib says \"%s\"".formatted(zlibSays),
                        List.of(zlibSays));
    }

    @Test
    void refusesWrongChecksumOrSize(Trial trial) {
        int length = FULL.bytes().length;
        for (int i = 8; i > 0; i--) {
            int at = length - i;
            String field = i > 4 ? "CRC-32" : "ISIZE";
            for (int bit : List.of(1, 0x80)) {
                byte[] bytes = changed(FULL, at, FULL.bytes()[at] ^ bit);
                Symptom ignored = when(readsWithoutField(i), IgnoresTrailer.class);
                expectRefused(trial, bytes, field, ignored);
            }
        }
    }

    /// Whether it takes a member with any four bytes there: some of them it would compare.
    private boolean readsWithoutField(int bytesBeforeTheEnd) {
        byte[] bytes = FULL.bytes();
        int from = bytes.length - (bytesBeforeTheEnd > 4 ? 8 : 4);
        for (int at = from; at < from + 4; at++) {
            bytes[at] ^= (byte) 0xff;
        }
        return isRead(bytes);
    }

    private void expectRefused(Trial trial, byte[] bytes, String field, Symptom... symptoms) {
        call(trial, bytes)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "%s is wrong".formatted(field),
                        List.of(field),
                        symptoms);
    }

    private static byte[] changed(GzipMember member, int at, int b) {
        byte[] bytes = member.bytes();
        bytes[at] = (byte) b;
        return bytes;
    }

    // --- the limit ---

    @Test
    void takesContentAsLongAsTheLimit(Trial trial) {
        for (int length : List.of(0, 1, 511, 512, 1024, 4096, 8192, 10_000, 65_536)) {
            for (byte[] content : List.of(random(length), new byte[length])) {
                GzipMember member = GzipMember.of(content);
                expectMember(trial, member, call(trial, in(member.bytes()), length));
            }
        }
    }

    @Test
    void refusesContentOverTheLimit(Trial trial) {
        for (int length : List.of(1, 2, 100, 512, 513, 8192, 8193, 65_537)) {
            byte[] bytes = GzipMember.of(new byte[length]).bytes();
            for (int limit : List.of(0, length / 2, length - 1)) {
                call(trial, in(bytes), limit)
                        .expectThrown(
                                trial,
                                ProtocolException.class,
                                "%d bytes come out, the limit is %d".formatted(length, limit),
                                List.of("" + limit));
            }
        }
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        for (byte[] bytes : List.of(HELLO.bytes(), new byte[0])) {
            MarkedStream in = in(bytes);
            call(trial, in, -1)
                    .expectThrown(
                            trial, IllegalArgumentException.class, "the limit is -1", List.of());
            trial.expect("bytes taken", 0, in.taken());
        }
    }

    @Test
    void takesNoMemoryForTheLimit(Trial trial) {
        CallResult result = measured(trial, HELLO.bytes(), Integer.MAX_VALUE);
        result.expectReturned(trial, "11 bytes come out, the limit is " + Integer.MAX_VALUE);
        result = measured(trial, HELLO.bytes(), 10_000_000);
        expectLittleMemory(trial, result, "11 bytes came out, the limit is 10000000");
    }

    @Test
    void refusesBeforeItTakesMemory(Trial trial) {
        byte[] bomb = GzipMember.of(new byte[1_000_000]).bytes();
        CallResult result = measured(trial, bomb, 1000);
        String when = "1000000 bytes come out, the limit is 1000";
        result.expectThrown(trial, ProtocolException.class, when, List.of("1000"));
        expectLittleMemory(trial, result, when);
    }

    private static void expectLittleMemory(Trial trial, CallResult result, String when) {
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES,
                "%s: you took %d bytes of memory".formatted(when, result.allocatedBytes()));
    }

    // --- native memory, several calls ---

    @Test
    void closesTheInflater(Trial trial) {
        expectClosed(trial, call(trial, FULL.bytes()));
        expectClosed(trial, call(trial, in(FULL.bytes()), 5));
        int header = HELLO.header().length;
        expectClosed(trial, call(trial, Arrays.copyOf(HELLO.bytes(), header + 5)));
        expectClosed(trial, call(trial, join(HELLO.header(), Hex.parse("07"), new byte[9])));
        expectClosed(trial, call(trial, changed(HELLO, HELLO.bytes().length - 1, 1)));
        expectClosed(trial, call(trial, Arrays.copyOf(HELLO.bytes(), HELLO.bytes().length - 1)));
        expectClosed(trial, call(trial, changed(HELLO, 0, 0)), false);
        trial.expectThat(
                zlib.opened() > 0, "expected inflaters from the supplier, you asked for none");
    }

    private void expectClosed(Trial trial, CallResult result) {
        expectClosed(trial, result, true);
    }

    /// @param named whether an exception names the mistake: not where others were seen to close
    private void expectClosed(Trial trial, CallResult result, boolean named) {
        boolean failed = result.thrown() != null;
        trial.expectThat(
                zlib.open() == 0,
                "you %s, and left open %d of %d inflaters that were made for you"
                        .formatted(
                                failed ? "threw " + result.thrown() : "returned",
                                zlib.open(),
                                zlib.opened()),
                when(named && failed && alwaysLeaks(), ClosesOnlyOnSuccess.class));
    }

    /// Whether it closes nothing, whatever it throws for in the content.
    private boolean alwaysLeaks() {
        int header = HELLO.header().length;
        return leaks(HELLO.bytes(), 5)
                && leaks(Arrays.copyOf(HELLO.bytes(), header + 5), LIMIT)
                && leaks(join(HELLO.header(), Hex.parse("07"), new byte[9]), LIMIT);
    }

    private boolean leaks(byte[] bytes, int limit) {
        Zlib made = new Zlib();
        CallResult.of(() -> reader.read(in(bytes), limit, () -> made.inflater(true)));
        return made.open() > 0;
    }

    @Test
    void handsOnWhatTheStreamThrows(Trial trial) {
        byte[] bytes = FULL.bytes();
        for (int after = 0; after < bytes.length; after++) {
            IOException timeout = new SocketTimeoutException("Read timed out");
            MarkedStream in = in(bytes).failing(after, timeout);
            trial.nextCase();
            trial.step("you get", bytes);
            trial.step("the stream", "throws %s after byte %d".formatted(timeout, after));
            CallResult result = call(trial, in, LIMIT);
            result.expectThrown(
                    trial, SocketTimeoutException.class, "the stream throws one", List.of());
            trial.expectThat(
                    result.thrown() == timeout, "expected the exception that the stream threw");
            expectClosed(trial, result, false);
        }
    }

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        GzipMember other = GzipMember.of(random(20_000)).withName("other".getBytes(US_ASCII));
        trial.step("two threads", "read different members with one object");
        byte[] bytes = FULL.bytes();
        byte[] others = other.bytes();
        TwoThreads.run(
                trial, () -> readAlone(trial, FULL, bytes), () -> readAlone(trial, other, others));
        int header = FULL.header().length;
        for (int from : List.of(12, header, bytes.length - 8)) {
            Meanwhile meanwhile = new Meanwhile(trial, () -> readAlone(trial, other, others));
            trial.nextCase();
            trial.step(
                    "thread B",
                    "reads a member, while thread A reads byte %d of its own".formatted(from));
            CallResult result = read(in(bytes).meanwhile(from, meanwhile), LIMIT);
            Meanwhile.expectUndisturbed(trial, "A", "read", result, FULL.isRead(result.returned()));
            meanwhile.end();
        }
    }

    private Void readAlone(Trial trial, GzipMember member, byte[] bytes) {
        CallResult result = read(new ByteArrayInputStream(bytes), LIMIT);
        return TwoThreads.expectRight(trial, member.isRead(result.returned()), result);
    }

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        Optional<Member> first = expectRead(trial, HELLO.bytes());
        expectRead(trial, GzipMember.of(new byte[HELLO.content().length]).bytes());
        trial.step("then again", "the content of the first member");
        trial.expectBytes(HELLO.content(), first.map(Member::content).orElse(null));
    }

    // --- what they share ---

    private CallResult read(InputStream in, int limit) {
        return CallResult.of(() -> reader.read(in, limit, () -> zlib.inflater(true)));
    }

    private CallResult call(Trial trial, InputStream in, int limit) {
        trial.calling("read(in, %d, …)".formatted(limit));
        return read(in, limit);
    }

    private CallResult call(Trial trial, byte[] bytes) {
        trial.nextCase();
        trial.step("you get", bytes);
        return call(trial, in(bytes), LIMIT);
    }

    /// The second time nothing is loaded any more.
    private CallResult measured(Trial trial, byte[] bytes, int limit) {
        trial.nextCase();
        trial.step("you get", bytes);
        trial.calling("read(in, %d, …)".formatted(limit));
        return CallResult.leastOf(
                2,
                () ->
                        reader.read(
                                new ByteArrayInputStream(bytes), limit, () -> new Inflater(true)));
    }

    private static MarkedStream in(byte[] bytes) {
        return new MarkedStream(new ByteArrayInputStream(bytes));
    }

    @SuppressWarnings("unchecked") // by the contract
    private Optional<Member> expectRead(Trial trial, byte[] bytes, Symptom... symptoms) {
        CallResult result = call(trial, bytes);
        result.expectReturned(trial, "the bytes are right", symptoms);
        trial.expectThat(result.returned() != null, "read returned null, not an Optional");
        return (Optional<Member>) result.returned();
    }

    private void expectMember(Trial trial, GzipMember member, Symptom... symptoms) {
        expectMember(trial, member.bytes(), member, symptoms);
    }

    private void expectMember(Trial trial, byte[] bytes, GzipMember expected, Symptom... symptoms) {
        trial.nextCase();
        MarkedStream in = in(bytes);
        trial.step("you get", bytes, expected.layout(bytes.length));
        expectMember(trial, expected, call(trial, in, LIMIT), symptoms);
    }

    private static void expectMember(
            Trial trial, GzipMember expected, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, "the member is right", symptoms);
        trial.expectThat(result.returned() != null, "read returned null, not an Optional");
        boolean there = result.returned() instanceof Optional<?> got && got.isPresent();
        trial.expectThat(there, "expected a member, read returned Optional.empty()", symptoms);
        Member member = (Member) ((Optional<?>) result.returned()).orElseThrow();
        trial.expect("the name", expected.nameText(), member.name(), symptoms);
        trial.expect("the comment", expected.commentText(), member.comment(), symptoms);
        trial.expectBytes(expected.content(), member.content(), symptoms);
    }

    private static byte[] join(byte[]... parts) {
        return Delivery.whole(parts).bytes();
    }
}

package netcourse.lesson01;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.DeliveredStream;
import netcourse.checker.Delivery;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.lesson01.exercise.LoginCodec;
import netcourse.lesson01.exercise.MyLoginCodec;
import netcourse.lesson01.mistake.LoginCodecMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [LoginCodec]. The golden messages are made by `golden/login.py`.
@Check(
        id = "1.8",
        title = "send a structure, read it back",
        exercise = MyLoginCodec.class,
        core = true,
        difficulty = 3,
        minutes = 30)
class LoginCodecCheck {
    private static final HexVectors GOLDEN = HexVectors.of("login.txt");
    private static final Login FIRST = new Login(7, "ada", OptionalLong.empty(), List.of());
    private static final Login FULL =
            new Login(
                    4_275_878_552L,
                    "\u017dofie \ud83e\udd8a",
                    OptionalLong.of(1_700_000_000_123L),
                    List.of(1, 65535));
    private static final Login OLD =
            new Login(4_294_967_295L, "bob", OptionalLong.of(-1), List.of(256));
    private static final Login EXTENDED = new Login(7, "ada", OptionalLong.empty(), List.of(9));
    private static final Login LONGEST =
            new Login(1, "x".repeat(255), OptionalLong.of(0), Collections.nCopies(255, 65535));
    private static final Login UNSORTED =
            new Login(4_294_967_295L, " b ", OptionalLong.of(-1), List.of(9, 2, 9));
    private static final int HEADER_BYTES = 8;

    private final LoginCodec codec;

    LoginCodecCheck(LoginCodec codec) {
        this.codec = codec;
    }

    @Test
    void writesWhatTheTableSays(Trial trial) throws Throwable {
        expectWritten(trial, FIRST, "first");
        expectWritten(trial, OLD, "old");
    }

    @Test
    void countsTheNameInBytes(Trial trial) throws Throwable {
        expectWritten(trial, FULL, "full");
        expectWritten(trial, LONGEST, "longest");
    }

    private void expectWritten(Trial trial, Login login, String golden) throws Throwable {
        trial.nextCase();
        trial.step("you write", login.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.write(out, login);
        byte[] got = out.toByteArray();
        byte[] expected = GOLDEN.bytes(golden);
        boolean charCount = got.length > 12 && got[12] == (byte) login.name().length();
        trial.expectBytes(
                expected,
                got,
                LoginLayout.of(login),
                when(charCount && got[12] != expected[12], CountsChars.class));
    }

    @Test
    void writesNameAndChannelsAsTheyAre(Trial trial) throws Throwable {
        trial.step("you write", UNSORTED.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.write(out, UNSORTED);
        trial.expectBytes(unsorted(), out.toByteArray(), LoginLayout.of(UNSORTED));
    }

    /// The message `old` with another name and other channels.
    private static byte[] unsorted() {
        ByteBuffer message = ByteBuffer.allocate(GOLDEN.bytes("old").length + 4);
        message.put(GOLDEN.bytes("old"));
        message.putInt(4, message.capacity() - HEADER_BYTES);
        message.put(13, new byte[] {' ', 'b', ' '});
        message.put(24, new byte[] {3, 0, 9, 0, 2, 0, 9});
        return message.array();
    }

    @Test
    void writesMessageAtOnceAndFlushes(Trial trial) throws Throwable {
        for (Login login : List.of(FIRST, FULL)) {
            trial.nextCase();
            Writes out = new Writes(trial);
            codec.write(out, login);
            trial.expect("writes", 1, out.writes, when(out.writes > 1, WritesPerField.class));
            trial.expectThat(out.flushed, "expected a flush after the write, there was none");
            trial.expectThat(!out.closed, "expected the stream to stay open, it was closed");
        }
    }

    @Test
    void readsMessageThatComesWhole(Trial trial) throws Throwable {
        expectRead(trial, FIRST, "first");
        expectRead(trial, FULL, "full");
        expectRead(trial, OLD, "old");
        expectRead(trial, LONGEST, "longest");
        trial.deliver(
                List.of(Delivery.whole(unsorted())),
                in -> expectLogin(trial, UNSORTED, codec.read(in)));
        byte[] zero = GOLDEN.bytes("first");
        Arrays.fill(zero, HEADER_BYTES, HEADER_BYTES + 4, (byte) 0);
        Login client0 = new Login(0, FIRST.name(), FIRST.lastLoginMillis(), FIRST.channels());
        trial.deliver(
                List.of(Delivery.whole(zero)), in -> expectLogin(trial, client0, codec.read(in)));
    }

    private void expectRead(Trial trial, Login login, String golden) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(GOLDEN.bytes(golden))),
                in -> {
                    trial.step("its fields", GOLDEN.bytes(golden), LoginLayout.of(login));
                    expectLogin(trial, login, codec.read(in));
                });
    }

    private static void expectLogin(
            Trial trial, Login expected, Optional<Login> got, Symptom... symptoms) {
        trial.expectThat(got != null && got.isPresent(), "expected a login, was " + got, symptoms);
        Login login = got.get();
        trial.expect("client id", expected.clientId(), login.clientId(), symptoms);
        trial.expect("name", quoted(expected.name()), quoted(login.name()), symptoms);
        trial.expect("last login", expected.lastLoginMillis(), login.lastLoginMillis(), symptoms);
        trial.expect("channels", expected.channels(), login.channels(), symptoms);
    }

    /// So that blanks can be seen.
    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Test
    void readsMessageHoweverItComes(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(GOLDEN.bytes("full")),
                in -> {
                    CallResult outcome = CallResult.of(() -> codec.read(in));
                    // Exactly the header was taken: it was not read well, but it was read whole.
                    boolean tookOnePart =
                            in.rest().length > 0
                                    && in.taken() != HEADER_BYTES
                                    && !in.askedWhatIsAvailable();
                    Optional<Login> expected = Optional.of(FULL);
                    trial.expectThat(
                            expected.equals(outcome.returned()),
                            "expected %s, %s".formatted(expected, came(outcome)),
                            when(tookOnePart, SingleRead.class));
                });
    }

    private static String came(CallResult outcome) {
        return outcome.thrown() == null ? "was " + outcome.returned() : "threw " + outcome.thrown();
    }

    @Test
    void leavesTheNextMessageToTheNextRead(Trial trial) throws Throwable {
        byte[] first = GOLDEN.bytes("first");
        trial.ifStuck(IgnoresEnd.class);
        trial.deliver(
                Delivery.everyWay(first, GOLDEN.bytes("full")),
                in -> {
                    expectLogin(trial, FIRST, codec.read(in));
                    trial.expectThat(
                            in.taken() == first.length,
                            "expected %d bytes to be taken from the stream, were %d"
                                    .formatted(first.length, in.taken()),
                            when(in.taken() > first.length, BuffersAhead.class));
                    expectLogin(trial, FULL, codec.read(in));
                    trial.expect("after the last message", Optional.empty(), codec.read(in));
                    trial.expectThat(!in.isClosed(), "expected the stream to stay open");
                });
    }

    @Test
    void skipsWhatLaterWritersAppend(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(GOLDEN.bytes("extended"), GOLDEN.bytes("first")),
                in -> {
                    expectLogin(trial, EXTENDED, codec.read(in));
                    int taken = GOLDEN.bytes("extended").length;
                    int known =
                            Arrays.stream(LoginLayout.of(EXTENDED))
                                    .mapToInt(f -> f.offset() + f.length())
                                    .max()
                                    .orElseThrow();
                    trial.expectThat(
                            in.taken() == taken,
                            "expected the message's %d bytes to be taken, with its extensions, were %d"
                                    .formatted(taken, in.taken()),
                            when(in.taken() == known, IgnoresBodyLength.class));
                    expectLogin(trial, FIRST, codec.read(in));
                });
    }

    @Test
    void takesBodyOfTheGreatestLength(Trial trial) throws Throwable {
        byte[] message = withBodyLength(GOLDEN.bytes("first"), LoginCodec.MAX_BODY_BYTES);
        trial.deliver(
                List.of(Delivery.whole(message, GOLDEN.bytes("full"))),
                in -> {
                    trial.step("it has", "a body of 1024 bytes, 1015 of them extensions");
                    expectLogin(trial, FIRST, codec.read(in));
                    expectLogin(trial, FULL, codec.read(in));
                });
    }

    @Test
    void tellsCleanEndFromEarlyEnd(Trial trial) throws Throwable {
        byte[] message = GOLDEN.bytes("full");
        trial.ifStuck(IgnoresEnd.class);
        trial.deliver(
                Delivery.everyEarlyEnd(message),
                in -> {
                    if (in.rest().length == 0) {
                        trial.expect("at the end", Optional.empty(), codec.read(in));
                    } else {
                        expectEarlyEnd(trial, in, message.length);
                    }
                });
    }

    private void expectEarlyEnd(Trial trial, DeliveredStream in, int length) {
        int came = in.rest().length;
        boolean inHeader = came < HEADER_BYTES;
        int got = inHeader ? came : came - HEADER_BYTES;
        int needed = inHeader ? HEADER_BYTES : length - HEADER_BYTES;
        CallResult outcome = CallResult.of(() -> codec.read(in));
        String when =
                "the stream ends after %d of %d bytes of the %s"
                        .formatted(got, needed, inHeader ? "header" : "body");
        outcome.expectThrown(
                trial,
                EOFException.class,
                when,
                List.of("" + got, "" + needed),
                when(Optional.empty().equals(outcome.returned()), EndIsAlwaysClean.class)
                        .orNothing());
        trial.expectThat(!in.isClosed(), "expected the stream to stay open");
    }

    @Test
    void letsTheStreamsOwnFailureOut(Trial trial) throws Throwable {
        byte[] message = GOLDEN.bytes("full");
        for (int length = 0; length < message.length; length++) {
            trial.nextCase();
            trial.step("peer sent", Arrays.copyOf(message, length));
            trial.step("the stream", "throws instead of more");
            IOException reset = new SocketException("Connection reset");
            InputStream in = new Failing(Arrays.copyOf(message, length), reset);
            expectSame(trial, reset, CallResult.of(() -> codec.read(in)));
        }
        for (int length : List.of(0, 1, HEADER_BYTES, message.length - 1)) {
            trial.nextCase();
            trial.step("peer sent", Arrays.copyOf(message, length));
            trial.step("the stream", "throws once, then the rest comes");
            IOException timeOut = new SocketTimeoutException("Read timed out");
            InputStream rest = new ByteArrayInputStream(message, length, message.length - length);
            InputStream in = new Failing(Arrays.copyOf(message, length), timeOut, rest);
            expectSame(trial, timeOut, CallResult.of(() -> codec.read(in)));
        }
        for (boolean atFlush : List.of(false, true)) {
            trial.nextCase();
            trial.step("the stream", "throws when it is " + (atFlush ? "flushed" : "written to"));
            FailingOutput out = new FailingOutput(atFlush);
            CallResult outcome = CallResult.of(() -> codec.write(out, FULL));
            trial.expectThat(
                    out.failures.contains(outcome.thrown()),
                    "expected the stream's own exception, %s, %s"
                            .formatted(out.failures, came(outcome)));
            trial.expect("writes", 1, out.writes);
        }
    }

    private static void expectSame(Trial trial, IOException expected, CallResult outcome) {
        trial.expectThat(
                outcome.thrown() == expected,
                "expected the stream's own exception, %s, %s".formatted(expected, came(outcome)));
    }

    /// Gives its bytes, then throws: a connection that was reset. After a time-out comes the rest.
    private static final class Failing extends InputStream {
        private final IOException failure;
        private final InputStream rest;
        private InputStream bytes;

        Failing(byte[] bytes, IOException failure) {
            this(bytes, failure, null);
        }

        Failing(byte[] bytes, IOException failure, InputStream rest) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.failure = failure;
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            return orFail(bytes.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return orFail(bytes.read(buffer, offset, length));
        }

        private int orFail(int got) throws IOException {
            if (got < 0 && bytes != rest) {
                bytes = rest == null ? bytes : rest;
                throw failure;
            }
            return got;
        }
    }

    /// Its exceptions are new each time, as those of a socket are.
    private static final class FailingOutput extends OutputStream {
        private final List<Throwable> failures = new ArrayList<>();
        private final boolean atFlush;
        private int writes;

        FailingOutput(boolean atFlush) {
            this.atFlush = atFlush;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writes++;
            failIf(!atFlush);
        }

        @Override
        public void flush() throws IOException {
            failIf(atFlush);
        }

        private void failIf(boolean fails) throws IOException {
            if (fails) {
                IOException failure = new SocketException("Broken pipe");
                failures.add(failure);
                throw failure;
            }
        }
    }

    @Test
    void refusesHeaderBeforeItReadsTheBody(Trial trial) throws Throwable {
        expectHeaderRefused(trial, "4e 48 01 00 00000009", "magic", 0, 0x4e48);
        expectHeaderRefused(trial, "00 4c 01 00 00000009", "magic", 0, 0x004c);
        expectHeaderRefused(trial, "ff ff 01 00 00000009", "magic", 0, 0xffff);
        expectHeaderRefused(trial, "4e 4c 02 00 00000009", "version", 2, 2);
        expectHeaderRefused(trial, "4e 4c ff 00 00000009", "version", 2, 255);
        expectHeaderRefused(trial, "4e 4c 01 02 00000009", "flags", 3, 2);
        expectHeaderRefused(trial, "4e 4c 01 81 00000009", "flags", 3, 129);
        expectHeaderRefused(trial, "4e 4c 01 00 01000000", "body length", 4, 16_777_216);
        expectHeaderRefused(trial, "4e 4c 01 00 00010000", "body length", 4, 65536);
        expectHeaderRefused(trial, "4e 4c 01 00 7fffffff", "body length", 4, 2_147_483_647L);
        expectHeaderRefused(trial, "4e 4c 01 00 00000401", "body length", 4, 1025);
        expectHeaderRefused(trial, "4e 4c 01 00 80000000", "body length", 4, 2_147_483_648L);
        expectHeaderRefused(trial, "4e 4c 01 00 ffffffff", "body length", 4, 4_294_967_295L);
        expectHeaderRefused(trial, "4e 48 02 ff ffffffff", "magic", 0, 0x4e48);
    }

    private void expectHeaderRefused(Trial trial, String hex, String field, int offset, long number)
            throws Throwable {
        byte[] message = Arrays.copyOf(Hex.parse(hex), HEADER_BYTES + 2000);
        trial.deliver(
                List.of(Delivery.whole(message)),
                in -> {
                    trial.step(
                            "its header",
                            Arrays.copyOf(message, HEADER_BYTES),
                            LoginLayout.header().toArray(Field[]::new));
                    CallResult outcome = CallResult.of(() -> codec.read(in));
                    boolean negative =
                            number > Integer.MAX_VALUE
                                    && (outcome.threw(RuntimeException.class)
                                            || outcome.message().contains("" + (int) number));
                    // A limit that is too high is no mistake with a name.
                    boolean unlimited =
                            field.equals("body length")
                                    && number >= 16_777_216
                                    && (outcome.threw(OutOfMemoryError.class)
                                            || in.taken() > HEADER_BYTES);
                    outcome.expectRefused(
                            trial,
                            field + " is " + number,
                            field,
                            offset,
                            new long[] {number},
                            when(negative, SignedBodyLength.class)
                                    .orThrown(
                                            NegativeArraySizeException.class,
                                            IllegalArgumentException.class),
                            when(unlimited, AllocatesAnnounced.class)
                                    .orThrown(OutOfMemoryError.class, EOFException.class));
                    trial.expect(
                            "bytes taken before it was refused",
                            HEADER_BYTES,
                            in.taken(),
                            when(unlimited, AllocatesAnnounced.class));
                    trial.expectThat(!in.isClosed(), "expected the stream to stay open");
                });
    }

    @Test
    void refusesFieldsThatTheBodyHasNoRoomFor(Trial trial) throws Throwable {
        byte[] message = GOLDEN.bytes("full");
        for (int length = 0; length < message.length - HEADER_BYTES; length++) {
            byte[] cut = withBodyLength(message, length);
            Field field = fieldWithoutRoom(HEADER_BYTES + length);
            long left = HEADER_BYTES + length - field.offset();
            expectBodyRefused(trial, cut, field.name(), field.offset(), field.length(), left);
        }
    }

    private static byte[] withBodyLength(byte[] message, int length) {
        byte[] cut = Arrays.copyOf(message, HEADER_BYTES + length);
        ByteBuffer.wrap(cut).putInt(4, length);
        return cut;
    }

    private static Field fieldWithoutRoom(int end) {
        return Arrays.stream(LoginLayout.of(FULL))
                .filter(f -> f.offset() + f.length() > end)
                .findFirst()
                .orElseThrow();
    }

    /// A valid message follows: fields must not be read out of the next message.
    private void expectBodyRefused(
            Trial trial, byte[] message, String field, int offset, long... numbers)
            throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(message, GOLDEN.bytes("first"))),
                in -> {
                    CallResult outcome = CallResult.of(() -> codec.read(in));
                    boolean noRoom = numbers.length == 2;
                    boolean outside =
                            PastTheEnd.ran(outcome)
                                    || outcome.threw(EOFException.class)
                                            && outcome.message().equals("null");
                    outcome.expectRefused(
                            trial,
                            "the body has %d bytes".formatted(message.length - HEADER_BYTES),
                            field,
                            offset,
                            numbers,
                            thrown(noRoom && outside, TrustsNameLength.class));
                });
    }

    @Test
    void refusesNamesThatTheTableDoesNotAllow(Trial trial) throws Throwable {
        expectBodyRefused(trial, nameOf(""), "name length", 12, 0);
        for (String notUtf8 : List.of("ff", "c3", "c080", "eda080", "61f09fa6")) {
            expectBodyRefused(trial, nameOf(notUtf8), "name", 13);
        }
    }

    private static byte[] nameOf(String hex) {
        byte[] name = Hex.parse(hex);
        int length = 4 + 1 + name.length + 1;
        return ByteBuffer.allocate(HEADER_BYTES + length)
                .putInt(0x4e4c_0100)
                .putInt(length)
                .putInt(7)
                .put((byte) name.length)
                .put(name)
                .array();
    }

    @Test
    void speaksOverRealConnection(Trial trial) throws Throwable {
        trial.overTcp(
                List.of(
                        Delivery.whole(GOLDEN.bytes("full"), GOLDEN.bytes("first")),
                        Delivery.byteByByte(GOLDEN.bytes("full"), GOLDEN.bytes("first"))),
                wire -> {
                    expectLogin(trial, FULL, codec.read(wire.socket().getInputStream()));
                    expectLogin(trial, FIRST, codec.read(wire.socket().getInputStream()));
                    codec.write(wire.socket().getOutputStream(), OLD);
                    byte[] answer = GOLDEN.bytes("old");
                    trial.expectBytes(
                            answer,
                            wire.peer().getInputStream().readNBytes(answer.length),
                            LoginLayout.of(OLD));
                });
    }

    /// Counts what it is asked.
    private static final class Writes extends OutputStream {
        private final Trial trial;
        private int writes;
        private boolean flushed;
        private boolean closed;

        Writes(Trial trial) {
            this.trial = trial;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            trial.step("you wrote", Arrays.copyOfRange(bytes, offset, offset + length));
            writes++;
            flushed = false;
        }

        @Override
        public void flush() {
            trial.step("you called", "flush()");
            flushed = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

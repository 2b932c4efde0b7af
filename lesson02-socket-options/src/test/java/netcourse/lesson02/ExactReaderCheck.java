package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Delivery;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.ExactReader;
import netcourse.lesson02.exercise.MyExactReader;
import netcourse.lesson02.mistake.ExactReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [ExactReader].
@Check(
        id = "2.1",
        title = "read exactly n bytes",
        exercise = MyExactReader.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class ExactReaderCheck {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);
    private static final byte[] WORLD = "world".getBytes(US_ASCII);

    /// 00, 80 and ff, what is no UTF-8, a line end.
    private static final byte[] EDGES = {
        0, 1, 0x7f, (byte) 0x80, (byte) 0xc3, '(', '\n', (byte) 0xff
    };

    private final ExactReader reader;

    ExactReaderCheck(ExactReader reader) {
        this.reader = reader;
    }

    @Test
    void returnsBytesThatArriveAtOnce(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(HELLO)),
                in -> {
                    byte[] got = reader.readExactly(in, HELLO.length);
                    trial.expectBytes(
                            HELLO,
                            got,
                            when(
                                            in.taken() == 0 && in.askedWhatIsAvailable(),
                                            TrustsAvailable.class)
                                    .orNothing());
                });
    }

    @Test
    void returnsBytesHoweverTheyArrive(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(HELLO),
                in -> {
                    byte[] got = reader.readExactly(in, HELLO.length);
                    // The first way in which a read gets less than all gets one byte.
                    boolean single = in.taken() == 1 && !in.askedWhatIsAvailable();
                    boolean atStart = Arrays.equals(got, eachPartAtTheStart(trial.delivery()));
                    trial.expectBytes(
                            HELLO,
                            got,
                            when(single && isOnlyPrefix(got, 1), SingleRead.class),
                            when(atStart && writesOverItsFirstPart(), ForgetsOffset.class));
                });
    }

    /// Of the second part alone, a new array has zeros where this one has the end of the first.
    private boolean writesOverItsFirstPart() {
        InputStream parts =
                new SequenceInputStream(
                        new ByteArrayInputStream(HELLO, 0, 3),
                        new ByteArrayInputStream(HELLO, 3, 2));
        return CallResult.of(() -> reader.readExactly(parts, HELLO.length)).returned()
                        instanceof byte[] got
                && Arrays.equals(got, new byte[] {'l', 'o', 'l', 0, 0});
    }

    @Test
    void returnsEveryByteAsItIs(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(EDGES),
                in -> trial.expectBytes(EDGES, reader.readExactly(in, EDGES.length)));
    }

    @Test
    void leavesWhatFollowsToTheNextRead(Trial trial) throws Throwable {
        trial.deliver(
                Delivery.everyWay(HELLO, WORLD),
                in -> {
                    trial.expectBytes(HELLO, reader.readExactly(in, HELLO.length));
                    trial.expectThat(
                            in.taken() == HELLO.length,
                            "expected 5 bytes to be taken from the stream, were " + in.taken(),
                            when(in.rest().length == 0, BuffersAhead.class));
                    trial.expectBytes(WORLD, reader.readExactly(in, WORLD.length));
                });
    }

    @Test
    void saysHowFarItCameWhenTheStreamEnds(Trial trial) throws Throwable {
        trial.ifStuck(IgnoresEndOfStream.class);
        trial.deliver(
                Delivery.everyEarlyEnd(HELLO),
                in -> {
                    int came = in.rest().length;
                    CallResult result = CallResult.of(() -> reader.readExactly(in, HELLO.length));
                    boolean isShort =
                            result.returned() instanceof byte[] got
                                    && Arrays.equals(Arrays.copyOf(HELLO, came), got);
                    result.expectThrown(
                            trial,
                            EOFException.class,
                            "the stream ends after %d of 5 bytes".formatted(came),
                            List.of("" + came, "5"),
                            when(isShort && returnsHalfOfMessage(), ReturnsShort.class).orNothing(),
                            thrown(isForMinusOne(result.thrown()), IgnoresEndOfStream.class));
                    trial.expectThat(!in.isClosed(), "expected the stream to stay open");
                });
    }

    /// Not only nothing at an end before the first byte.
    private boolean returnsHalfOfMessage() {
        InputStream half = new ByteArrayInputStream(HELLO, 0, 3);
        return CallResult.of(() -> reader.readExactly(half, HELLO.length)).returned()
                        instanceof byte[] got
                && Arrays.equals(got, Arrays.copyOf(HELLO, 3));
    }

    /// `arraycopy: length -1 is negative`, and the like.
    private static boolean isForMinusOne(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException
                && String.valueOf(thrown.getMessage()).contains("-1");
    }

    @Test
    void givesEachCallAnArrayOfItsOwn(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(HELLO, WORLD)),
                in -> {
                    byte[] first = reader.readExactly(in, HELLO.length);
                    trial.expectBytes(WORLD, reader.readExactly(in, WORLD.length));
                    trial.step("the check", "looks at the first result again");
                    trial.expectBytes(HELLO, first);
                });
    }

    /// A reset, or a time-out: it is no end of the stream, and comes through as it is.
    @Test
    void throwsWhatTheStreamThrows(Trial trial) {
        for (int length : List.of(0, 3)) {
            expectThrown(trial, length, new SocketException("Connection reset"));
            expectThrown(trial, length, new SocketTimeoutException("Read timed out"));
        }
    }

    private void expectThrown(Trial trial, int length, IOException failure) {
        trial.nextCase();
        trial.step("you get", Arrays.copyOf(HELLO, length));
        trial.step("then", "a read throws " + failure);
        FailingOnce end = new FailingOnce(failure);
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(HELLO, 0, length), end);
        CallResult result = CallResult.of(() -> reader.readExactly(in, HELLO.length));
        trial.expectThat(
                result.thrown() == failure,
                "expected %s, %s"
                        .formatted(
                                failure,
                                result.thrown() == null
                                        ? "you returned an array"
                                        : "was " + result.thrown()));
        trial.expectThat(!end.closed, "expected the stream to stay open");
    }

    /// Throws at the first read, and would go on with zeros.
    private static final class FailingOnce extends InputStream {
        private final IOException failure;
        private boolean thrown;
        private boolean closed;

        FailingOnce(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            if (thrown) {
                return 0;
            }
            thrown = true;
            throw failure;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /// Numbers in a message are digits, without a comma after the thousands.
    @Test
    void namesLargeCountsInDigits(Trial trial) {
        CallResult.of(() -> reader.readExactly(new ByteArrayInputStream(new byte[1234]), 5678))
                .expectThrown(
                        trial,
                        EOFException.class,
                        "the stream ends after 1234 of 5678 bytes",
                        List.of("1234", "5678"));
    }

    /// While one thread waits for its bytes, another reads all of its own.
    @Test
    void holdsUpNoOtherThread(Trial trial) throws Throwable {
        trial.step("one stream", "gives nothing until another thread has read its own stream");
        InputStream slow =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return awaitOther(trial);
                    }
                };
        trial.expectBytes(new byte[] {'h'}, reader.readExactly(slow, 1));
    }

    private int awaitOther(Trial trial) throws IOException {
        try {
            InputStream in = new ByteArrayInputStream(HELLO);
            return trial.start("another thread", () -> reader.readExactly(in, 1)).result()[0];
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// A byte at a read. Of four times as many bytes, code that copies all of them at each read
    /// copies sixteen times as much.
    @Test
    void needsFourTimesTheMemoryForFourTimesTheBytes(Trial trial) {
        long few = allocatedFor(10_000);
        long many = allocatedFor(40_000);
        trial.expectThat(
                many <= 10 * few + 1_000_000,
                "each read gives one byte: for 10000 bytes you allocated %d KiB, for 40000 %d KiB; expected four times as much"
                        .formatted(few / 1024, many / 1024));
    }

    private long allocatedFor(int count) {
        InputStream bytewise =
                new ByteArrayInputStream(new byte[count]) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        return super.read(bytes, offset, Math.min(1, length));
                    }
                };
        return CallResult.of(() -> reader.readExactly(bytewise, count)).allocatedBytes();
    }

    /// More than one buffer of the usual size has, and than a thread has room for calls.
    @Test
    void readsLongMessage(Trial trial) throws Throwable {
        byte[] message = new byte[200_000];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) (i * 31 >> 4);
        }
        trial.calling("readExactly(in, 200000)");
        byte[] got = reader.readExactly(new ByteArrayInputStream(message), message.length);
        trial.expectThat(got != null, "expected 200000 bytes, got null");
        trial.expect("bytes", message.length, got.length);
        trial.expect("the first byte that differs", -1, Arrays.mismatch(message, got));
    }

    @Test
    void readsFromRealConnection(Trial trial) throws Throwable {
        trial.overTcp(
                Delivery.everyWay(HELLO, WORLD),
                wire -> {
                    InputStream in = wire.socket().getInputStream();
                    trial.expectBytes(HELLO, reader.readExactly(in, HELLO.length));
                    trial.expectBytes(WORLD, reader.readExactly(in, WORLD.length));
                });
    }

    @Test
    void readsNothingForCountZero(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(HELLO), Delivery.endsAfter(0, HELLO)),
                in -> {
                    trial.expectBytes(new byte[0], reader.readExactly(in, 0));
                    trial.expect("bytes taken", 0, in.taken());
                });
    }

    @Test
    void refusesNegativeCount(Trial trial) throws Throwable {
        trial.deliver(
                List.of(Delivery.whole(HELLO)),
                in ->
                        trial.expectThrows(
                                IllegalArgumentException.class,
                                "count is -1",
                                () -> reader.readExactly(in, -1)));
    }

    /// What a reader has that puts what each read gives at index 0.
    private static byte[] eachPartAtTheStart(Delivery delivery) {
        byte[] bytes = new byte[HELLO.length];
        int from = 0;
        for (int part : delivery.parts()) {
            System.arraycopy(HELLO, from, bytes, 0, part);
            from += part;
        }
        return bytes;
    }

    private static boolean isOnlyPrefix(byte[] got, int length) {
        return got != null
                && got.length >= length
                && Arrays.equals(got, 0, length, HELLO, 0, length);
    }
}

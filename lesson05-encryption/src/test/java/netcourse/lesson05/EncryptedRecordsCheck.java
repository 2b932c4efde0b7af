package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseCipherState;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.ConcurrentCall;
import netcourse.checker.Delivery;
import netcourse.checker.Field;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.checker.UnlockedState;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.EncryptedRecords;
import netcourse.lesson05.exercise.MyEncryptedRecords;
import netcourse.lesson05.mistake.EncryptedRecordsMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [EncryptedRecords], against the records of [NoiseCipherState], which are those of
/// another implementation of Noise: [NoiseVectorsTest].
@Check(
        id = "5.8",
        title = "read and write encrypted records",
        exercise = MyEncryptedRecords.class,
        core = false,
        difficulty = 3,
        minutes = 40)
class EncryptedRecordsCheck {
    private static final byte[] SENDING = random(32, 1);
    private static final byte[] RECEIVING = random(32, 2);
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);
    private static final byte[] BYE = "good bye".getBytes(US_ASCII);
    private static final byte[] END = {};
    private static final int MAX = EncryptedRecords.MAX_PLAINTEXT_BYTES;

    private EncryptedRecords records;
    private FlushedOutput out = new FlushedOutput();

    EncryptedRecordsCheck(EncryptedRecords records) {
        this.records = records;
    }

    /// Knows what was flushed.
    private static final class FlushedOutput extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private int flushes;
        private int flushed;
        private int room = Integer.MAX_VALUE;
        private Runnable before = () -> {};

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            before.run();
            int fits = Math.min(length, room - written.size());
            written.write(bytes, from, fits);
            if (fits < length) {
                throw new SocketException("Broken pipe");
            }
        }

        @Override
        public void flush() {
            flushes++;
            flushed = written.size();
        }
    }

    // --- write ---

    @Test
    void writesFirstRecord(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            for (byte[] plaintext : List.of(HELLO, new byte[] {0}, random(256, 3))) {
                expectWritten(
                        trial,
                        cipher,
                        List.of(plaintext),
                        new ForgetsTheTagInTheLength(),
                        new AuthenticatesTheLength());
            }
        }
    }

    @Test
    void countsRecords(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            expectWritten(
                    trial,
                    cipher,
                    List.of(HELLO, HELLO, BYE),
                    new KeepsTheNonce(),
                    new TakesOneByteOrder());
            List<byte[]> many = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                many.add(new byte[] {(byte) i});
            }
            expectWritten(trial, cipher, many);
        }
    }

    @Test
    void splitsLongArray(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            for (int length : List.of(MAX - 1, MAX, MAX + 1, 2 * MAX, 200_000)) {
                byte[] plaintext = random(length, 4);
                expectWritten(trial, cipher, List.of(plaintext, HELLO), new SendsOneLongRecord());
            }
        }
    }

    private void expectWritten(
            Trial trial, NoiseCipher cipher, List<byte[]> plaintexts, EncryptedRecords... mistakes)
            throws Exception {
        begin(trial, cipher, new byte[0]);
        for (byte[] plaintext : plaintexts) {
            write(trial, plaintext);
        }
        byte[] written = out.written.toByteArray();
        List<Symptom> symptoms = new ArrayList<>();
        for (EncryptedRecords mistake : mistakes) {
            boolean same = Arrays.equals(written, written(mistake, cipher, plaintexts));
            symptoms.add(when(same, mistake.getClass()));
        }
        byte[] expected = sealed(cipher, SENDING, plaintexts);
        Field[] layout = {new Field("length", 0, 2), new Field("ciphertext and tag", 2, 17)};
        trial.expectBytes(expected, written, layout, symptoms.toArray(Symptom[]::new));
    }

    /// What a mistake writes in the same place.
    private static byte[] written(
            EncryptedRecords mistake, NoiseCipher cipher, List<byte[]> plaintexts)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mistake.begin(
                cipher, SENDING.clone(), RECEIVING.clone(), InputStream.nullInputStream(), out);
        for (byte[] plaintext : plaintexts) {
            mistake.write(plaintext);
        }
        return out.toByteArray();
    }

    @Test
    void writesNothingForAnEmptyArray(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            begin(trial, cipher, new byte[0]);
            write(trial, new byte[0]);
            byte[] written = out.written.toByteArray();
            boolean end = Arrays.equals(sealed(cipher, SENDING, List.of(END)), written);
            trial.expectThat(
                    written.length == 0,
                    "an empty array: expected no bytes, got %d".formatted(written.length),
                    when(end, EndsByAccident.class));
        }
    }

    @Test
    void writesTheEnd(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            begin(trial, cipher, new byte[0]);
            write(trial, HELLO);
            trial.calling("end()");
            CallResult.of(() -> records.end()).expectReturned(trial, "out takes all");
            byte[] expected = sealed(cipher, SENDING, List.of(HELLO, END));
            trial.expectBytes(expected, out.written.toByteArray());
            expectFlushed(trial);
        }
    }

    @Test
    void flushesWhatItWrote(Trial trial) throws Exception {
        for (int length : List.of(5, MAX + 1)) {
            begin(trial, NoiseCipher.AES_GCM, new byte[0]);
            write(trial, random(length, 5));
            expectFlushed(trial, when(out.flushes == 0, ForgetsToFlush.class));
        }
    }

    private void expectFlushed(Trial trial, Symptom... symptoms) {
        int written = out.written.size();
        trial.expectThat(
                out.flushed == written,
                "%d bytes were written: expected all flushed, were %d"
                        .formatted(written, out.flushed),
                symptoms);
    }

    /// What fails may have gone in part: here it is seen by nobody, but the code cannot know.
    @Test
    void usesNoNumberTwice(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            for (int room : List.of(0, 2, 2 + HELLO.length + 15)) {
                expectNextNumber(trial, cipher, room);
            }
        }
    }

    private void expectNextNumber(Trial trial, NoiseCipher cipher, int room) throws Exception {
        begin(trial, cipher, new byte[0]);
        trial.step("out", room == 0 ? "throws" : "throws after %d bytes".formatted(room));
        out.room = room;
        trial.calling("write(%d bytes)".formatted(HELLO.length));
        CallResult.of(() -> records.write(HELLO))
                .expectThrown(trial, SocketException.class, "out throws", List.of());
        out.room = Integer.MAX_VALUE;
        out.written.reset();
        trial.step("out", "takes all again");
        write(trial, BYE);
        byte[] both = sealed(cipher, SENDING, List.of(HELLO, BYE));
        byte[] written = out.written.toByteArray();
        boolean same = Arrays.equals(sealed(cipher, SENDING, List.of(BYE)), written);
        // A buffer between may have kept the first record, and sends it now.
        byte[] expected = written.length > both.length / 2 + 3 ? both : cut(both).getLast();
        trial.expectBytes(expected, written, when(same, CountsOnlyWhatWasSent.class));
    }

    // --- read ---

    @Test
    void readsRecordsHoweverTheyCome(Trial trial) throws Throwable {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            byte[] stream = sealed(cipher, RECEIVING, List.of(HELLO, new byte[1]));
            trial.deliver(
                    Delivery.everyWay(stream),
                    in -> {
                        boolean parts = trial.delivery().parts().size() > 1;
                        start(trial, cipher, in);
                        Symptom symptom =
                                when(parts && readsOnce(cipher), TakesOneRead.class)
                                        .orThrown(IOException.class);
                        expectRead(trial, HELLO, symptom);
                        expectRead(trial, new byte[1], symptom);
                    });
        }
    }

    /// Whether a new object has enough of a record after one read that gave it one byte of it.
    private boolean readsOnce(NoiseCipher cipher) throws Exception {
        ByteArrayInputStream record =
                new ByteArrayInputStream(sealed(cipher, RECEIVING, List.of(HELLO)));
        int length = record.available();
        boolean[] asked = {false};
        int[] reads = {0};
        begun(
                        cipher,
                        new InputStream() {
                            @Override
                            public int read() {
                                reads[0] += record.available() < length - 1 ? 1 : 0;
                                return record.read();
                            }

                            @Override
                            public int read(byte[] into, int from, int count) {
                                boolean first = record.available() == length;
                                reads[0] += record.available() < length - 1 ? 1 : 0;
                                return record.read(into, from, Math.min(count, first ? 2 : 1));
                            }

                            @Override
                            public int available() {
                                asked[0] = true;
                                return record.available();
                            }
                        })
                .read();
        return !asked[0] && reads[0] <= 1;
    }

    /// What a new object reads from this, or throws.
    private interface Reading {
        CallResult read();
    }

    private Reading begun(NoiseCipher cipher, InputStream in) throws Exception {
        EncryptedRecords other = fresh();
        OutputStream nowhere = OutputStream.nullOutputStream();
        other.begin(cipher, SENDING.clone(), RECEIVING.clone(), in, nowhere);
        return () -> CallResult.of(other::read);
    }

    @Test
    void countsEachDirectionAlone(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            begin(trial, cipher, sealed(cipher, RECEIVING, List.of(HELLO, BYE)));
            write(trial, HELLO);
            write(trial, HELLO);
            Symptom together =
                    when(isRecord2AfterTwoWritten(cipher), CountsBothTogether.class)
                            .orThrown(IOException.class);
            expectRead(trial, HELLO, together);
            write(trial, BYE);
            expectRead(trial, BYE, together);
            byte[] expected = sealed(cipher, SENDING, List.of(HELLO, HELLO, BYE));
            trial.expectBytes(expected, out.written.toByteArray());
        }
    }

    /// Whether a new object takes the peer's record 2 for its first, after it has written two.
    private boolean isRecord2AfterTwoWritten(NoiseCipher cipher) throws Exception {
        byte[] third = recordOf(cipher, RECEIVING, 2, HELLO);
        EncryptedRecords other = fresh();
        other.begin(
                cipher,
                SENDING.clone(),
                RECEIVING.clone(),
                new ByteArrayInputStream(third),
                OutputStream.nullOutputStream());
        other.write(HELLO);
        other.write(HELLO);
        return CallResult.of(other::read).thrown() == null;
    }

    @Test
    void readsTheLongestRecord(Trial trial) throws Exception {
        for (int length : List.of(32_767 - 16, 32_768 - 16, 40_000, MAX)) {
            byte[] plaintext = random(length, 6);
            NoiseCipher cipher = NoiseCipher.AES_GCM;
            begin(trial, cipher, sealed(cipher, RECEIVING, List.of(plaintext, HELLO)));
            boolean high = length + 16 == 32_768;
            expectRead(
                    trial,
                    plaintext,
                    when(high, TakesNoLongRecords.class)
                            .orThrown(
                                    IOException.class,
                                    NegativeArraySizeException.class,
                                    IllegalArgumentException.class));
            expectRead(trial, HELLO);
        }
    }

    @Test
    void readsManyRecords(Trial trial) throws Exception {
        List<byte[]> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(new byte[] {(byte) i});
        }
        for (NoiseCipher cipher : NoiseCipher.values()) {
            begin(trial, cipher, sealed(cipher, RECEIVING, many));
            for (byte[] each : many) {
                expectRead(trial, each);
            }
        }
    }

    @Test
    void givesArrayOfItsOwn(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] other = "world".getBytes(US_ASCII);
        begin(trial, cipher, sealed(cipher, RECEIVING, List.of(HELLO, other)));
        byte[] first = expectRead(trial, HELLO);
        expectRead(trial, other);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(HELLO, first);
    }

    @Test
    void readsTheEnd(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.CHACHA_POLY;
        begin(trial, cipher, sealed(cipher, RECEIVING, List.of(HELLO, END, BYE)));
        expectRead(trial, HELLO);
        for (int again = 0; again < 3; again++) {
            CallResult result = read(trial);
            boolean empty =
                    result.returned() instanceof Optional<?> some
                            && some.orElse(null) instanceof byte[] bytes
                            && bytes.length == 0;
            boolean readsOn = empty && isBye(CallResult.of(records::read));
            expectEmpty(trial, result, when(readsOn, ReadsOnAfterTheEnd.class));
        }
    }

    private static boolean isBye(CallResult result) {
        return result.returned() instanceof Optional<?> some
                && some.orElse(null) instanceof byte[] bytes
                && Arrays.equals(BYE, bytes);
    }

    // --- what is refused ---

    @Test
    void refusesFinBeforeTheEnd(Trial trial) throws Throwable {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] stream = sealed(cipher, RECEIVING, List.of(HELLO, END));
        for (Delivery way : Delivery.everyEarlyEnd(stream)) {
            trial.deliver(
                    List.of(way),
                    in -> {
                        start(trial, cipher, in);
                        if (way.bytes().length >= 2 + HELLO.length + 16) {
                            expectRead(trial, HELLO);
                        }
                        CallResult result = read(trial);
                        boolean end =
                                Optional.empty().equals(result.returned()) && !isChangedTheEnd();
                        expectRefused(
                                trial,
                                result,
                                "the stream ends before the record that is the end",
                                when(end, TakesFinForTheEnd.class).orNothing());
                    });
        }
    }

    /// Whether a record with a wrong tag is an end as well.
    private boolean isChangedTheEnd() throws Exception {
        byte[] changed = sealed(NoiseCipher.AES_GCM, RECEIVING, List.of(HELLO));
        changed[9] ^= 1;
        Reading other = begun(NoiseCipher.AES_GCM, new ByteArrayInputStream(changed));
        return Optional.empty().equals(other.read().returned());
    }

    @Test
    void refusesChangedRecord(Trial trial) throws Exception {
        for (NoiseCipher cipher : NoiseCipher.values()) {
            byte[] stream = sealed(cipher, RECEIVING, List.of(HELLO, END));
            for (int at = 0; at < 2 + HELLO.length + 16; at++) {
                byte[] changed = stream.clone();
                changed[at] ^= 1;
                begin(trial, cipher, changed);
                CallResult result = read(trial);
                Throwable thrown = result.thrown();
                boolean cipherThrew =
                        thrown instanceof AEADBadTagException
                                || thrown != null
                                        && thrown.getCause() instanceof AEADBadTagException;
                expectRefused(
                        trial,
                        result,
                        "byte %d of the record was changed".formatted(at),
                        thrown(cipherThrew, LetsTheCiphersExceptionOut.class));
            }
        }
    }

    @Test
    void refusesRecordsOutOfTurn(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        List<byte[]> r = cut(sealed(cipher, RECEIVING, List.of(HELLO, BYE, HELLO, END)));
        expectOutOfTurn(trial, 1, "a record was repeated", r.get(0), r.get(0));
        expectOutOfTurn(trial, 1, "a record was left out", r.get(0), r.get(2), r.get(3));
        expectOutOfTurn(trial, 0, "records were exchanged", r.get(1), r.get(0), r.get(2));
        expectOutOfTurn(trial, 0, "the end came first", r.get(3));
        byte[] own = sealed(cipher, SENDING, List.of(HELLO));
        expectOutOfTurn(trial, 0, "your own record was sent back", own);
    }

    private void expectOutOfTurn(Trial trial, int before, String when, byte[]... stream)
            throws Exception {
        begin(trial, NoiseCipher.AES_GCM, join(List.of(stream)));
        for (int i = 0; i < before; i++) {
            expectRead(trial, HELLO);
        }
        expectRefused(trial, read(trial), when);
    }

    @Test
    void refusesLengthUnder16(Trial trial) throws Exception {
        for (int length = 15; length >= 0; length--) {
            boolean[] waited = {false};
            InputStream two =
                    twoThen(
                            new byte[] {0, (byte) length},
                            () -> {
                                waited[0] = true;
                                throw new SocketTimeoutException("Read timed out");
                            });
            trial.nextCase();
            start(trial, NoiseCipher.AES_GCM, two);
            CallResult result = read(trial);
            expectRefused(
                    trial,
                    result,
                    "the length is %d, and no more has come".formatted(length),
                    thrown(waited[0], TrustsTheLength.class));
        }
    }

    private interface Then {
        int read() throws IOException;
    }

    /// These bytes, then what is done.
    private static InputStream twoThen(byte[] bytes, Then then) {
        ByteArrayInputStream first = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return first.available() > 0 ? first.read() : then.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return first.available() > 0 ? first.read(into, from, length) : then.read();
            }
        };
    }

    @Test
    void saysTheSameWhateverWasDone(Trial trial) throws Exception {
        byte[] right = sealed(NoiseCipher.AES_GCM, RECEIVING, List.of(HELLO));
        byte[] changed = right.clone();
        changed[5] ^= 1;
        begin(trial, NoiseCipher.AES_GCM, changed);
        CallResult first = read(trial);
        expectSame(trial, first, first);
        List<byte[]> two = cut(sealed(NoiseCipher.AES_GCM, RECEIVING, List.of(HELLO, BYE)));
        two.getLast()[9] ^= 1;
        begin(trial, NoiseCipher.AES_GCM, join(two));
        expectRead(trial, HELLO);
        expectSame(trial, first, read(trial));
        for (byte[] stream : List.of(new byte[2], new byte[1], Arrays.copyOf(right, 20))) {
            begin(trial, NoiseCipher.AES_GCM, stream);
            expectSame(trial, first, read(trial), always(NamesTheCause.class));
        }
    }

    /// @param differs what another message shows
    private static void expectSame(
            Trial trial, CallResult first, CallResult result, Symptom... differs) {
        expectRefused(trial, result, "this is no record");
        trial.expectThat(
                first.message().equals(result.message()),
                "expected the same message as for a changed byte, \"%s\", was \"%s\""
                        .formatted(first.message(), result.message()),
                differs);
        trial.expectThat(
                result.thrown().getCause() == null,
                "expected no cause, was " + result.thrown().getCause());
    }

    @Test
    void staysBroken(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] right = sealed(cipher, RECEIVING, List.of(HELLO, BYE));
        byte[] changed = cut(right).getFirst();
        changed[5] ^= 1;
        for (byte[] refused : List.of(changed, new byte[2])) {
            begin(trial, cipher, join(List.of(refused, right)));
            CallResult first = read(trial);
            expectRefused(trial, first, "the first record is wrong");
            for (int again = 0; again < 2; again++) {
                CallResult result = read(trial);
                expectRefused(
                        trial,
                        result,
                        "a record was refused before",
                        always(GoesOnAfterARefusal.class));
                trial.expectThat(
                        String.valueOf(first.message()).equals(String.valueOf(result.message())),
                        "expected what was thrown before, \"%s\", was \"%s\""
                                .formatted(first.message(), result.message()));
            }
        }
    }

    @Test
    void losesNoByteAtTimeOut(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] stream = sealed(cipher, RECEIVING, List.of(HELLO, BYE, END));
        for (int at = 0; at < stream.length; at++) {
            expectAllDespite(trial, cipher, stream, at);
        }
    }

    private void expectAllDespite(Trial trial, NoiseCipher cipher, byte[] stream, int at)
            throws Exception {
        int[] left = {2};
        ByteArrayInputStream rest =
                new ByteArrayInputStream(Arrays.copyOfRange(stream, at, stream.length));
        trial.nextCase();
        trial.step("the read times out", "twice, after %d bytes".formatted(at));
        start(
                trial,
                cipher,
                new InputStream() {
                    private final ByteArrayInputStream first =
                            new ByteArrayInputStream(stream, 0, at);

                    @Override
                    public int read() throws IOException {
                        return source().read();
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return source().read(into, from, length);
                    }

                    private InputStream source() throws IOException {
                        if (first.available() == 0 && left[0] > 0) {
                            left[0]--;
                            throw new SocketTimeoutException("Read timed out");
                        }
                        return first.available() > 0 ? first : rest;
                    }
                });
        Symptom forgets =
                when(at > 0 && forgets(), ForgetsAtTimeOut.class).orThrown(IOException.class);
        for (byte[] expected : List.of(HELLO, BYE)) {
            CallResult result = readAgain(trial);
            result.expectReturned(trial, "the reads before timed out", forgets);
            trial.expectBytes(expected, bytes(trial, result), forgets);
        }
        expectEmpty(trial, readAgain(trial), forgets);
    }

    /// Whether a new object reads a record from what comes after a time-out, although that does not
    /// go on where it stopped: what came before must have been forgotten, whole or in part.
    private boolean forgets() throws Exception {
        byte[] whole = recordOf(NoiseCipher.AES_GCM, RECEIVING, 0, HELLO);
        byte[] length = Arrays.copyOf(whole, 2);
        byte[] body = Arrays.copyOfRange(whole, 2, whole.length);
        byte[] rest = Arrays.copyOfRange(whole, 9, whole.length);
        return isHello(Arrays.copyOf(whole, 1), whole)
                || isHello(Arrays.copyOf(whole, 9), whole)
                || isHello(Arrays.copyOf(whole, 9), body)
                || isHello(Arrays.copyOf(whole, 9), join(List.of(length, rest)));
    }

    private boolean isHello(byte[] before, byte[] after) throws Exception {
        ByteArrayInputStream first = new ByteArrayInputStream(before);
        ByteArrayInputStream second = new ByteArrayInputStream(after);
        boolean[] late = {false};
        Reading other =
                begun(
                        NoiseCipher.AES_GCM,
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                return source().read();
                            }

                            @Override
                            public int read(byte[] into, int from, int length) throws IOException {
                                return source().read(into, from, length);
                            }

                            private InputStream source() throws IOException {
                                if (first.available() == 0 && !late[0]) {
                                    late[0] = true;
                                    throw new SocketTimeoutException("Read timed out");
                                }
                                return first.available() > 0 ? first : second;
                            }
                        });
        other.read();
        return other.read().returned() instanceof Optional<?> some
                && some.orElse(null) instanceof byte[] bytes
                && Arrays.equals(HELLO, bytes);
    }

    /// Until it is no time-out.
    private CallResult readAgain(Trial trial) {
        CallResult result = read(trial);
        for (int i = 0; i < 2 && result.threw(SocketTimeoutException.class); i++) {
            result = read(trial);
        }
        return result;
    }

    // --- several at once ---

    @Test
    void writesWhileAReadWaits(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] stream = sealed(cipher, RECEIVING, List.of(HELLO));
        for (int at : List.of(0, 2, 9)) {
            Meanwhile write =
                    new Meanwhile(
                            trial,
                            () -> {
                                records.write(BYE);
                                return null;
                            });
            ByteArrayInputStream rest =
                    new ByteArrayInputStream(Arrays.copyOfRange(stream, at, stream.length));
            trial.nextCase();
            trial.step("in", "has %d bytes, and then nothing for a while".formatted(at));
            start(
                    trial,
                    cipher,
                    new SequenceInputStream(
                            new ByteArrayInputStream(stream, 0, at), first(write, rest)));
            expectRead(trial, HELLO);
            write.expectEnded("a write in another thread waits until the read has ended");
            trial.expectBytes(sealed(cipher, SENDING, List.of(BYE)), out.written.toByteArray());
        }
    }

    @Test
    void readsWhileAWriteWaits(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        begin(trial, cipher, sealed(cipher, RECEIVING, List.of(HELLO)));
        trial.step("out", "takes nothing for a while");
        Meanwhile read = new Meanwhile(trial, () -> records.read().orElseThrow());
        out.before = read;
        write(trial, BYE);
        Object came = read.expectEnded("a read in another thread waits until the write has ended");
        trial.expectBytes(HELLO, (byte[]) came);
    }

    /// What another thread calls while this one is kept inside a call of its own.
    private static final class Meanwhile implements Runnable {
        private final Trial trial;
        private final Callable<?> call;
        private ConcurrentCall<?> started;
        private boolean ended;

        Meanwhile(Trial trial, Callable<?> call) {
            this.trial = trial;
            this.call = call;
        }

        @Override
        public void run() {
            if (started == null) {
                started = ConcurrentCall.start(trial, "another thread", call);
                ended = started.hasEnded();
            }
        }

        Object expectEnded(String otherwise) throws Exception {
            trial.expectThat(started != null, "expected in and out to be used");
            trial.expectThat(ended, otherwise);
            return started.result();
        }
    }

    /// Runs this before the first byte is read.
    private static InputStream first(Runnable before, InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                before.run();
                return super.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                before.run();
                return super.read(into, from, length);
            }
        };
    }

    @Test
    void oneThreadReadsWhileAnotherWrites(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        List<byte[]> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(random(1 + i, i));
        }
        begin(trial, cipher, sealed(cipher, RECEIVING, many));
        Task<Void> writing =
                trial.start(
                        "writer",
                        () -> {
                            for (byte[] each : many) {
                                records.write(each);
                            }
                            return null;
                        });
        for (byte[] each : many) {
            expectRead(trial, each);
        }
        writing.result();
        trial.expectBytes(sealed(cipher, SENDING, many), out.written.toByteArray());
    }

    // --- other objects ---

    /// Each calls the other's methods while it is inside its own.
    @Test
    void sharesNothingWithAnother(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] stream = sealed(cipher, RECEIVING, List.of(HELLO));
        for (int at : List.of(0, 2, 9)) {
            trial.nextCase();
            Another another = new Another(fresh());
            trial.step(
                    "another object", "reads and writes each time in or out of this one is used");
            start(
                    trial,
                    cipher,
                    new SequenceInputStream(
                            new ByteArrayInputStream(stream, 0, at),
                            first(another, new ByteArrayInputStream(stream, at, 99))));
            expectRead(trial, HELLO);
            out.before = another;
            write(trial, BYE);
            trial.expectBytes(sealed(cipher, SENDING, List.of(BYE)), out.written.toByteArray());
            another.expectRight(trial);
        }
    }

    /// Reads and writes one record each time it is run.
    private static final class Another implements Runnable {
        private static final NoiseCipher CIPHER = NoiseCipher.CHACHA_POLY;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<CallResult> results = new ArrayList<>();
        private final List<byte[]> sent = new ArrayList<>();
        private final EncryptedRecords records;

        Another(EncryptedRecords records) {
            this.records = records;
            byte[] in = sealed(CIPHER, SENDING, Collections.nCopies(99, BYE));
            records.begin(
                    CIPHER, RECEIVING.clone(), SENDING.clone(), new ByteArrayInputStream(in), out);
        }

        @Override
        public void run() {
            results.add(CallResult.of(() -> records.read()));
            results.add(CallResult.of(() -> records.write(HELLO)));
            sent.add(HELLO);
        }

        void expectRight(Trial trial) {
            trial.step("the other object", "was used %d times".formatted(sent.size()));
            for (CallResult each : results) {
                each.expectReturned(trial, "the other object's record is right");
                if (!each.isVoid()) {
                    trial.expectBytes(BYE, bytes(trial, each));
                }
            }
            trial.expectBytes(sealed(CIPHER, RECEIVING, sent), out.toByteArray());
        }
    }

    /// What all objects have, each uses in a thread of its own.
    @Test
    void writesIntoNothingThatAllHave(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        EncryptedRecords other = fresh();
        other.begin(
                cipher,
                SENDING.clone(),
                RECEIVING.clone(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream());
        byte[] incoming = sealed(cipher, RECEIVING, Collections.nCopies(99, HELLO));
        trial.nextCase();
        // No stream that takes a lock, and never the same number in both directions.
        start(trial, cipher, new FilterInputStream(new ByteArrayInputStream(incoming)) {});
        for (int i = 0; i < 2; i++) {
            expectRead(trial, HELLO);
        }
        for (int i = 0; i < 50; i++) {
            write(trial, HELLO);
        }
        // By identity: two buffers with the same bytes are equal.
        Set<Object> shared = identities(records);
        shared.retainAll(identities(other));
        for (Object each : shared) {
            expectUntouched(trial, each, "read()", () -> records.read());
            expectUntouched(
                    trial,
                    each,
                    "write(5 bytes)",
                    () -> {
                        records.write(HELLO);
                        return null;
                    });
        }
    }

    private static Set<Object> identities(EncryptedRecords records) {
        Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(UnlockedState.kept(records, Object.class));
        return kept;
    }

    private void expectUntouched(Trial trial, Object shared, String call, Callable<?> called)
            throws Exception {
        trial.calling(call);
        boolean touched = UnlockedState.isChangedBy(trial, records, () -> content(shared), called);
        trial.expectThat(
                !touched,
                "all your objects have one %s: this call changed it without a lock, while other"
                                .formatted(shared.getClass().getSimpleName())
                        + " connections use it");
    }

    private static int content(Object object) {
        return switch (object) {
            case byte[] bytes -> Arrays.hashCode(bytes);
            case ByteBuffer buffer when buffer.hasArray() -> Arrays.hashCode(buffer.array());
            case Cipher cipher -> Arrays.hashCode(cipher.getIV());
            default -> 0;
        };
    }

    // --- many records ---

    @Test
    void numbersRecordsBeyond16Bits(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] expected =
                join(
                        List.of(
                                recordOf(cipher, SENDING, 0xffff, HELLO),
                                recordOf(cipher, SENDING, 0x1_0000, BYE)));
        trial.nextCase();
        start(trial, cipher, InputStream.nullInputStream());
        boolean far = Counters.jump(records, () -> records.write(new byte[1]), 0xffff);
        if (!far || !Arrays.equals(expected, writtenNext())) {
            trial.nextCase();
            start(trial, cipher, InputStream.nullInputStream());
            for (int i = 0; i < 0xffff; i++) {
                records.write(new byte[1]);
            }
            trial.step("before", "65,535 records were written");
            trial.calling("write(5 bytes), write(8 bytes)");
            trial.expectBytes(expected, writtenNext());
        }
    }

    private byte[] writtenNext() throws IOException {
        out.written.reset();
        records.write(HELLO);
        records.write(BYE);
        return out.written.toByteArray();
    }

    @Test
    void readsRecordsBeyond16Bits(Trial trial) throws Exception {
        NoiseCipher cipher = NoiseCipher.AES_GCM;
        byte[] last =
                join(
                        List.of(
                                recordOf(cipher, RECEIVING, 0xffff, HELLO),
                                recordOf(cipher, RECEIVING, 0x1_0000, BYE)));
        byte[] few = sealed(cipher, RECEIVING, Collections.nCopies(3, new byte[1]));
        trial.nextCase();
        start(trial, cipher, new ByteArrayInputStream(join(List.of(few, last))));
        boolean far = Counters.jump(records, () -> records.read(), 0xffff);
        if (!far || !readsHelloAndBye()) {
            byte[] all = sealed(cipher, RECEIVING, Collections.nCopies(0xffff, new byte[1]));
            trial.nextCase();
            start(trial, cipher, new ByteArrayInputStream(join(List.of(all, last))));
            for (int i = 0; i < 0xffff; i++) {
                records.read();
            }
            trial.step("before", "65,535 records were read");
            expectRead(trial, HELLO);
            expectRead(trial, BYE);
        }
    }

    private boolean readsHelloAndBye() {
        CallResult hello = CallResult.of(records::read);
        return hello.returned() instanceof Optional<?> some
                && some.orElse(null) instanceof byte[] bytes
                && Arrays.equals(HELLO, bytes)
                && isBye(CallResult.of(records::read));
    }

    // --- what they share ---

    private void begin(Trial trial, NoiseCipher cipher, byte[] incoming) throws Exception {
        trial.nextCase();
        if (incoming.length > 0) {
            trial.step("the peer sent", incoming);
        }
        start(trial, cipher, new ByteArrayInputStream(incoming));
    }

    /// The caller clears the keys.
    private void start(Trial trial, NoiseCipher cipher, InputStream in)
            throws ReflectiveOperationException {
        records = fresh();
        out = new FlushedOutput();
        byte[] sending = SENDING.clone();
        byte[] receiving = RECEIVING.clone();
        trial.calling("begin(%s, …)".formatted(cipher));
        records.begin(cipher, sending, receiving, in, out);
        Arrays.fill(sending, (byte) 0);
        Arrays.fill(receiving, (byte) 0);
    }

    private EncryptedRecords fresh() throws ReflectiveOperationException {
        return records.getClass().getDeclaredConstructor().newInstance();
    }

    private void write(Trial trial, byte[] plaintext) {
        byte[] given = plaintext.clone();
        trial.calling("write(%d bytes)".formatted(plaintext.length));
        CallResult.of(() -> records.write(given)).expectReturned(trial, "out takes all");
        trial.expectThat(
                Arrays.equals(plaintext, given), "expected the plaintext to be left as it was");
    }

    private CallResult read(Trial trial) {
        trial.calling("read()");
        return CallResult.of(() -> records.read());
    }

    private byte[] expectRead(Trial trial, byte[] expected, Symptom... symptoms) {
        CallResult result = read(trial);
        result.expectReturned(trial, "the record is right", symptoms);
        byte[] plaintext = bytes(trial, result);
        trial.expectBytes(expected, plaintext, symptoms);
        return plaintext;
    }

    private static byte[] bytes(Trial trial, CallResult result) {
        trial.expectThat(
                result.returned() instanceof Optional<?> some && some.isPresent(),
                "expected a record, got " + result.returned());
        return (byte[]) ((Optional<?>) result.returned()).get();
    }

    private static void expectEmpty(Trial trial, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, "the record is the end", symptoms);
        trial.expectThat(
                Optional.empty().equals(result.returned()),
                "the record is the end: expected Optional.empty(), got " + result.returned(),
                symptoms);
    }

    private static void expectRefused(
            Trial trial, CallResult result, String when, Symptom... symptoms) {
        result.expectThrown(trial, ProtocolException.class, when, List.of(), symptoms);
    }

    private static byte[] sealed(NoiseCipher cipher, byte[] key, List<byte[]> plaintexts) {
        NoiseCipherState peer = new NoiseCipherState(cipher, key);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] plaintext : plaintexts) {
            int at = 0;
            do {
                int to = Math.min(plaintext.length, at + MAX);
                byte[] message =
                        peer.encryptWithAd(new byte[0], Arrays.copyOfRange(plaintext, at, to));
                all.write(message.length >> 8);
                all.write(message.length);
                all.writeBytes(message);
                at = to;
            } while (at < plaintext.length);
        }
        return all.toByteArray();
    }

    /// The record with this number.
    private static byte[] recordOf(NoiseCipher cipher, byte[] key, long number, byte[] plaintext) {
        NoiseCipherState peer = new NoiseCipherState(cipher, key);
        peer.setNonce(number);
        byte[] message = peer.encryptWithAd(new byte[0], plaintext);
        return ByteBuffer.allocate(2 + message.length)
                .putChar((char) message.length)
                .put(message)
                .array();
    }

    private static List<byte[]> cut(byte[] stream) {
        List<byte[]> records = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(stream);
        while (rest.hasRemaining()) {
            byte[] next = new byte[2 + rest.getChar(rest.position())];
            rest.get(next);
            records.add(next);
        }
        return records;
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}

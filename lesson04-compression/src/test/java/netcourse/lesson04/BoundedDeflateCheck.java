package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson04.Filled.random;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BoundedDeflate;
import netcourse.lesson04.exercise.MyBoundedDeflate;
import netcourse.lesson04.mistake.BoundedDeflateMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [BoundedDeflate].
@Check(
        id = "4.2",
        title = "deflate and inflate in memory, within a limit",
        exercise = MyBoundedDeflate.class,
        core = true,
        difficulty = 2,
        minutes = 25)
class BoundedDeflateCheck {
    private static final int LIMIT = 1 << 20;

    /// Far more than a few bytes and buffers take, far less than what is announced.
    private static final long MUCH_BYTES = 500_000;

    /// What a byte in or out may take; the contract says 8.
    private static final int BYTES_A_BYTE = 10;

    /// Nobody asks that often in vain by a slip.
    private static final int OFTEN = 1000;

    private static final byte[] TEXT = "compress me, compress me, compress me".getBytes(US_ASCII);

    private final BoundedDeflate zipper;
    private Zlib zlib = new Zlib();

    BoundedDeflateCheck(BoundedDeflate zipper) {
        this.zipper = zipper;
    }

    // --- deflate ---

    @Test
    void deflatesToWholeStream(Trial trial) {
        trial.ifStuck(() -> zlib.zeros() > OFTEN && !zlib.finishing(), ForgetsToFinish.class);
        for (boolean raw : List.of(false, true)) {
            for (byte[] bytes : List.of(TEXT, new byte[1], new byte[0])) {
                expectDeflated(trial, bytes, raw);
            }
        }
    }

    @Test
    void deflatesMoreThanAnyBufferHolds(Trial trial) {
        for (int length : List.of(1000, 10_000)) {
            expectDeflated(trial, random(length), true);
            expectDeflated(trial, random(length), false);
        }
        expectDeflated(trial, random(LIMIT), () -> zlib.deflater(0), false); // 0 is quick
    }

    private void expectDeflated(Trial trial, byte[] bytes, boolean raw) {
        expectDeflated(trial, bytes, () -> zlib.deflater(raw), raw);
    }

    private void expectDeflated(
            Trial trial, byte[] bytes, Supplier<Deflater> deflaters, boolean raw) {
        CallResult result = deflate(trial, bytes, deflaters);
        result.expectReturned(trial, "%d bytes".formatted(bytes.length));
        expectStream(trial, bytes, bytes(result), new Inflater(raw));
    }

    /// One whole stream of just these bytes.
    private void expectStream(Trial trial, byte[] bytes, byte[] compressed, Inflater with) {
        trial.expectThat(compressed != null, "expected bytes, got null");
        trial.step("you returned", compressed);
        Inflated inflated = Inflated.of(compressed, with, bytes.length);
        trial.step("it inflates to", inflated.bytes());
        boolean cut = inflated.end().equals("truncated");
        trial.expectThat(
                inflated.end().isEmpty() && Arrays.equals(bytes, inflated.bytes()),
                "expected one whole stream of the %d bytes; %d bytes come out of it%s"
                        .formatted(
                                bytes.length,
                                inflated.bytes().length,
                                inflated.end().isEmpty() ? "" : ", then: " + inflated.end()),
                when(
                        cut && zlib.full() && zlib.calls() == 1 && callsOnceForAnything(),
                        CallsOnce.class));
    }

    /// Whether it asks once, also where one call cannot even take all of the input. Code that asks
    /// until there is no input left asks again there.
    private boolean callsOnceForAnything() {
        Zlib made = new Zlib();
        CallResult.of(() -> zipper.deflate(random(LIMIT), () -> made.deflater(0)));
        return made.calls() == 1;
    }

    @Test
    void usesTheDeflaterAsItIs(Trial trial) {
        byte[] zeros = new byte[5000];
        String level = "the deflater has level 0, which compresses nothing";
        CallResult result = deflate(trial, zeros, () -> zlib.deflater(0));
        result.expectReturned(trial, level);
        expectStream(trial, zeros, bytes(result), new Inflater());
        int length = bytes(result).length;
        trial.expectThat(
                length > zeros.length,
                level + ": 5000 zeros take a few bytes more, you returned %d".formatted(length));
        result = deflate(trial, zeros, () -> zlib.deflater(false));
        result.expectReturned(trial, "the deflater has its usual settings");
        trial.expectThat(
                bytes(result).length < 100,
                "the deflater has its usual settings: 5000 zeros take about 20 bytes, you returned %d"
                        .formatted(bytes(result).length));
        String dictionary = "the deflater has a dictionary";
        result =
                deflate(
                        trial,
                        TEXT,
                        () -> {
                            Deflater deflater = zlib.deflater(false);
                            deflater.setDictionary(TEXT);
                            return deflater;
                        });
        result.expectReturned(trial, dictionary);
        Inflated inflated = Inflated.of(bytes(result), new Inflater(), TEXT.length);
        trial.expect(dictionary + ", the stream", "needs a dictionary", inflated.end());
    }

    // --- inflate ---

    @Test
    void inflatesWholeStream(Trial trial) {
        for (boolean raw : List.of(false, true)) {
            for (byte[] bytes : List.of(TEXT, new byte[1], new byte[0])) {
                expectInflated(trial, bytes, raw, LIMIT);
            }
        }
    }

    @Test
    void inflatesMoreThanAnyBufferHolds(Trial trial) {
        for (int length : List.of(1000, 10_000, 100_000)) {
            expectInflated(trial, random(length), false, 2 * LIMIT);
        }
        expectInflated(trial, new byte[10_000], true, 2 * LIMIT);
        expectInflated(trial, new byte[LIMIT], true, 2 * LIMIT);
        expectInflated(trial, random(LIMIT), true, 2 * LIMIT);
    }

    @Test
    void takesOutputAsLongAsTheLimit(Trial trial) {
        for (int length : List.of(0, 1, 511, 512, 1024, 4096, 8192, 10_000, 65_536)) {
            expectInflated(trial, random(length), false, length);
            expectInflated(trial, new byte[length], true, length);
        }
    }

    private void expectInflated(Trial trial, byte[] bytes, boolean raw, int limit) {
        int level = bytes.length < LIMIT || bytes[0] == 0 ? 1 : 0; // quick
        byte[] compressed = Zlib.deflated(bytes, new Deflater(level, raw));
        CallResult result = inflate(trial, compressed, limit, raw);
        result.expectReturned(
                trial, "%d bytes come out, the limit is %d".formatted(bytes.length, limit));
        byte[] returned = bytes(result);
        boolean cut =
                returned != null
                        && zlib.full()
                        && zlib.calls() == 1
                        && returned.length < bytes.length
                        && Arrays.mismatch(bytes, returned) == returned.length;
        trial.expectBytes(bytes, returned, when(cut, CallsOnce.class));
    }

    @Test
    void refusesOutputOverTheLimit(Trial trial) {
        trial.ifStuck(() -> zlib.zeros() > OFTEN, LoopsAtTheLimit.class);
        for (int length : List.of(1, 2, 100, 512, 513, 8192, 8193, 65_537)) {
            byte[] compressed = Zlib.deflated(random(length));
            for (int limit : List.of(0, length / 2, length - 1)) {
                inflate(trial, compressed, limit, false)
                        .expectThrown(
                                trial,
                                ProtocolException.class,
                                "%d bytes come out, the limit is %d".formatted(length, limit),
                                List.of("" + limit));
            }
        }
    }

    @Test
    void refusesStreamThatIsCut(Trial trial) {
        trial.ifStuck(() -> zlib.zeros() > OFTEN, LoopsOnTruncated.class);
        byte[] whole = Zlib.deflated(TEXT);
        for (int length = whole.length - 1; length >= 0; length--) {
            CallResult result = inflate(trial, Arrays.copyOf(whole, length), LIMIT, false);
            byte[] returned = bytes(result);
            boolean came =
                    returned != null
                            && returned.length > 0
                            && Arrays.equals(
                                    TEXT, 0, returned.length, returned, 0, returned.length);
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "%d of %d bytes of the stream are there".formatted(length, whole.length),
                    List.of("truncated"),
                    when(came && zlib.zeros() > 0, TakesWhatCame.class));
        }
    }

    @Test
    void refusesStreamThatIsBroken(Trial trial) {
        expectBroken(trial, "79 9c 4b 4c 4a 06 00 02 4d 01 27", "incorrect header check");
        expectBroken(trial, "78 9c 07", "invalid block type");
        expectBroken(trial, "78 9c 01 01 00 00 00 61", "invalid stored block lengths");
        expectBroken(trial, "78 9c 4b 4c 4a 06 00 02 4d 01 28", "incorrect data check");
    }

    private void expectBroken(Trial trial, String hex, String zlibSays) {
        inflate(trial, Hex.parse(hex), LIMIT, false)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "zlib says \"%s\"".formatted(zlibSays),
                        List.of(zlibSays));
    }

    @Test
    void refusesStreamThatNeedsDictionary(Trial trial) {
        trial.ifStuck(() -> zlib.zeros() > OFTEN, LoopsForDictionary.class);
        inflate(trial, needsDictionary(), LIMIT, false)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "the stream needs a dictionary",
                        List.of("dictionary"));
    }

    @Test
    void refusesBytesAfterTheEnd(Trial trial) {
        for (int length : List.of(3, 1, 20_000)) {
            byte[] whole = Zlib.deflated(TEXT);
            byte[] more = Arrays.copyOf(whole, whole.length + length);
            CallResult result = inflate(trial, more, LIMIT, false);
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "%d bytes stand after the end of the stream".formatted(length),
                    List.of("" + length),
                    when(Arrays.equals(TEXT, bytes(result)), IgnoresBytesAfterTheEnd.class));
        }
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        for (byte[] bytes : List.of(Zlib.deflated(TEXT), new byte[0])) {
            inflate(trial, bytes, -1, false)
                    .expectThrown(
                            trial, IllegalArgumentException.class, "the limit is -1", List.of());
            trial.expect("inflaters that were made", 0, zlib.opened());
        }
    }

    // --- memory ---

    @Test
    void takesNoMemoryForTheLimit(Trial trial) {
        byte[] compressed = Zlib.deflated(TEXT);
        CallResult result = measured(trial, compressed, Integer.MAX_VALUE);
        boolean outOfMemory = result.threw(OutOfMemoryError.class);
        result.expectReturned(
                trial,
                "%d bytes come out, the limit is %d".formatted(TEXT.length, Integer.MAX_VALUE),
                thrown(outOfMemory, AllocatesTheLimit.class));
        trial.expectBytes(TEXT, bytes(result));
        result = measured(trial, compressed, 10_000_000);
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES,
                "%d bytes came out, the limit is 10000000: you took %d bytes of memory"
                        .formatted(TEXT.length, result.allocatedBytes()),
                when(
                        takesWhatIsAllowed(trial, compressed, result.allocatedBytes()),
                        AllocatesTheLimit.class));
    }

    /// Whether it takes more memory where more is allowed.
    private boolean takesWhatIsAllowed(Trial trial, byte[] compressed, long before) {
        return measured(trial, compressed, 30_000_000).allocatedBytes() >= 2 * before;
    }

    @Test
    void refusesBeforeItTakesMemory(Trial trial) {
        int length = 1_000_000;
        CallResult result = measured(trial, Zlib.deflated(new byte[length]), LIMIT / 100);
        String when = "%d bytes come out, the limit is %d".formatted(length, LIMIT / 100);
        result.expectThrown(trial, ProtocolException.class, when, List.of("" + LIMIT / 100));
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES,
                "%s: you took %d bytes of memory before you refused it"
                        .formatted(when, result.allocatedBytes()),
                when(zlib.bytes() >= 2L * length, ChecksTheLimitAtTheEnd.class)); // it ran twice
    }

    @Test
    void takesMemoryInProportion(Trial trial) {
        byte[] bytes = random(LIMIT);
        byte[] compressed = Zlib.deflated(bytes, new Deflater(0)); // level 0 is quick
        trial.nextCase();
        trial.step("deflate gets", bytes);
        trial.calling("deflate(%d bytes)".formatted(bytes.length));
        expectInProportion(
                trial,
                CallResult.leastOf(2, () -> zipper.deflate(bytes, () -> zlib.deflater(0))),
                bytes.length + compressed.length);
        expectInProportion(
                trial, measured(trial, compressed, LIMIT), bytes.length + compressed.length);
    }

    private static void expectInProportion(Trial trial, CallResult result, long inAndOut) {
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES + BYTES_A_BYTE * inAndOut,
                "%d bytes in and out: you took %d bytes of memory"
                        .formatted(inAndOut, result.allocatedBytes()));
    }

    @Test
    void closesWhatItOpened(Trial trial) {
        expectClosed(trial, deflate(trial, TEXT, () -> zlib.deflater(false)));
        byte[] whole = Zlib.deflated(TEXT);
        expectClosed(trial, inflate(trial, whole, LIMIT, false));
        expectClosed(trial, inflate(trial, whole, 5, false));
        expectClosed(trial, inflate(trial, Arrays.copyOf(whole, 9), LIMIT, false));
        expectClosed(trial, inflate(trial, Hex.parse("78 9c 07"), LIMIT, false));
        expectClosed(trial, inflate(trial, needsDictionary(), LIMIT, false));
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        expectClosed(trial, inflate(trial, more, LIMIT, false));
    }

    private void expectClosed(Trial trial, CallResult result) {
        expectClosed(trial, result, true);
    }

    /// @param named whether an exception names the mistake: not where others were seen to close
    private void expectClosed(Trial trial, CallResult result, boolean named) {
        boolean failed = result.thrown() != null;
        trial.expectThat(
                zlib.open() == 0,
                "you %s, and left open %d of %d objects that were made for you"
                        .formatted(
                                failed ? "threw " + result.thrown() : "returned",
                                zlib.open(),
                                zlib.opened()),
                when(named && failed && alwaysLeaks(), ClosesOnlyOnSuccess.class));
    }

    /// Whether it closes nothing, whatever it throws for.
    private boolean alwaysLeaks() {
        byte[] whole = Zlib.deflated(TEXT);
        return leaks(whole, 5)
                && leaks(Arrays.copyOf(whole, 9), LIMIT)
                && leaks(Hex.parse("78 9c 07"), LIMIT);
    }

    private boolean leaks(byte[] compressed, int limit) {
        Zlib made = new Zlib();
        CallResult.of(() -> zipper.inflate(compressed, limit, () -> made.inflater(false)));
        return made.open() > 0;
    }

    @Test
    void closesThemAlsoIfTheyFail(Trial trial) {
        byte[] whole = Zlib.deflated(TEXT);
        zlib = new Zlib().failing();
        trial.step("the deflater", "throws an IllegalStateException when it is asked for output");
        trial.calling("deflate(%d bytes)".formatted(TEXT.length));
        expectFailed(
                trial,
                CallResult.of(() -> zipper.deflate(TEXT.clone(), () -> zlib.deflater(false))));
        trial.nextCase();
        trial.step("the inflater", "throws an IllegalStateException when it is asked for output");
        trial.calling("inflate(%d bytes, %d)".formatted(whole.length, LIMIT));
        expectFailed(
                trial,
                CallResult.of(() -> zipper.inflate(whole, LIMIT, () -> zlib.inflater(false))));
    }

    private void expectFailed(Trial trial, CallResult result) {
        result.expectThrown(trial, IllegalStateException.class, "no output can be had", List.of());
        expectClosed(trial, result, false);
    }

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        byte[] bytes = random(30_000);
        Meanwhile meanwhile = new Meanwhile(trial, () -> callBoth(trial));
        zlib = new Zlib().meanwhile(meanwhile);
        trial.step(
                "thread B",
                "calls both methods while thread A gets a deflater, and output from it");
        CallResult result = CallResult.of(() -> zipper.deflate(bytes, () -> zlib.deflater(false)));
        Meanwhile.expectUndisturbed(trial, "A", "deflate", result, isStream(result, bytes));
        meanwhile.end();
        trial.nextCase();
        trial.step(
                "thread B",
                "calls both methods while thread A gets an inflater, and output from it");
        meanwhile = new Meanwhile(trial, () -> callBoth(trial));
        zlib = new Zlib().meanwhile(meanwhile);
        byte[] compressed = Zlib.deflated(bytes);
        result = CallResult.of(() -> zipper.inflate(compressed, LIMIT, () -> zlib.inflater(false)));
        Meanwhile.expectUndisturbed(
                trial, "A", "inflate", result, Arrays.equals(bytes, bytes(result)));
        meanwhile.end();
    }

    private Void callBoth(Trial trial) {
        byte[] bytes = new byte[20_000];
        byte[] compressed = Zlib.deflated(bytes);
        CallResult result = CallResult.of(() -> zipper.deflate(bytes, Deflater::new));
        Meanwhile.expectUndisturbed(trial, "B", "deflate", result, isStream(result, bytes));
        result = CallResult.of(() -> zipper.inflate(compressed, LIMIT, Inflater::new));
        Meanwhile.expectUndisturbed(
                trial, "B", "inflate", result, Arrays.equals(bytes, bytes(result)));
        return null;
    }

    private static boolean isStream(CallResult result, byte[] bytes) {
        return result.returned() != null
                && Inflated.of(bytes(result), new Inflater(), bytes.length).isWhole(bytes);
    }

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] inflated = bytes(inflate(trial, Zlib.deflated(TEXT), LIMIT, false));
        inflate(trial, Zlib.deflated(new byte[TEXT.length]), LIMIT, false);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(TEXT, inflated);
        byte[] deflated = bytes(deflate(trial, TEXT, () -> zlib.deflater(0)));
        byte[] before = deflated.clone();
        deflate(trial, new byte[TEXT.length], () -> zlib.deflater(0));
        trial.step("then again", "the result of the first call");
        trial.expectBytes(before, deflated);
    }

    // --- what they share ---

    private CallResult deflate(Trial trial, byte[] bytes, Supplier<Deflater> deflaters) {
        byte[] given = bytes.clone();
        zlib = new Zlib();
        trial.nextCase();
        trial.step("deflate gets", bytes);
        trial.calling("deflate(%d bytes)".formatted(bytes.length));
        CallResult result = CallResult.of(() -> zipper.deflate(given, deflaters));
        trial.expectThat(Arrays.equals(bytes, given), "expected the bytes to be left as they were");
        return result;
    }

    private CallResult inflate(Trial trial, byte[] compressed, int limit, boolean raw) {
        byte[] given = compressed.clone();
        zlib = new Zlib();
        trial.nextCase();
        trial.step("inflate gets", compressed);
        trial.calling("inflate(%d bytes, %d)".formatted(compressed.length, limit));
        CallResult result =
                CallResult.of(() -> zipper.inflate(given, limit, () -> zlib.inflater(raw)));
        trial.expectThat(
                Arrays.equals(compressed, given), "expected the bytes to be left as they were");
        return result;
    }

    /// The second time nothing is loaded any more.
    private CallResult measured(Trial trial, byte[] compressed, int limit) {
        trial.nextCase();
        trial.step("inflate gets", compressed);
        trial.calling("inflate(%d bytes, %d)".formatted(compressed.length, limit));
        return CallResult.leastOf(
                2, () -> zipper.inflate(compressed, limit, () -> zlib.inflater(false)));
    }

    private static byte[] needsDictionary() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(TEXT);
        return Zlib.deflated(TEXT, deflater);
    }

    private static byte[] bytes(CallResult result) {
        return (byte[]) result.returned();
    }
}

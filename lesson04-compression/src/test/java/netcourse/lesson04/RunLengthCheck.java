package netcourse.lesson04;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.MyRunLength;
import netcourse.lesson04.exercise.RunLength;
import netcourse.lesson04.mistake.RunLengthMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [RunLength].
@Check(
        id = "4.1",
        title = "run-length coding, both ways",
        exercise = MyRunLength.class,
        core = true,
        difficulty = 1,
        minutes = 20)
class RunLengthCheck {
    private static final int LIMIT = 1000;

    /// Far more than a few bytes take, far less than the limit.
    private static final long MUCH_BYTES = 100_000;

    /// What a byte in or out may take, were it an object; to copy all of them for each takes
    /// thousands.
    private static final long BYTES_A_BYTE = 64;

    private final RunLength coding;

    RunLengthCheck(RunLength coding) {
        this.coding = coding;
    }

    /// What comes of a mistake, and of nothing else.
    private record Trace(byte[] bytes, Class<?> mistake) {
        static Trace of(String hex, Class<?> mistake) {
            return new Trace(Hex.parse(hex), mistake);
        }

        static Symptom[] symptoms(byte[] actual, Trace... traces) {
            return Arrays.stream(traces)
                    .map(t -> when(Arrays.equals(t.bytes, actual), t.mistake))
                    .toArray(Symptom[]::new);
        }
    }

    // --- decode ---

    @Test
    void decodesLiterals(Trial trial) {
        CallResult result = decode(trial, Hex.parse("02 61 62 80"), LIMIT);
        // ff, which is a literal here, is a run of two to code that takes it for a control byte.
        boolean fromZero = decodesTo("02 61 62 ff 80", "61 62 80 80");
        expectBytes(
                trial,
                "61 62 80",
                result,
                when(
                        fromZero && Arrays.equals(Hex.parse("61 62"), bytes(result)),
                        CountsLiteralsFromZero.class));
        expectDecoded(trial, "00 61", "61");
        expectDecoded(trial, "02 00 ff 80 00 00", "00 ff 80 00");
        expectDecoded(trial, "7f" + "e7".repeat(128), "e7".repeat(128));
    }

    @Test
    void decodesRuns(Trial trial) {
        expectDecoded(trial, "fd 61", "61 61 61 61");
        expectDecoded(trial, "ff 00 fe 80", "00 00 80 80 80");
        expectDecoded(trial, "81 ff", "ff".repeat(128));
    }

    @Test
    void decodesOneAfterTheOther(Trial trial) {
        expectDecoded(trial, "fd 61 00 62", "61 61 61 61 62");
        expectDecoded(trial, "01 fd 61 ff fd ff 01", "fd 61 fd fd 01 01");
        expectDecoded(trial, "", "");
    }

    @Test
    void takes80ForNothing(Trial trial) {
        expectDecoded(
                trial, "80 80 00 61", "61", Trace.of("80".repeat(129) + "61", Takes80ForRun.class));
        expectDecoded(trial, "00 61 80 fe 62 80 80", "61 62 62 62");
        expectDecoded(trial, "80", "");
    }

    private void expectDecoded(Trial trial, String packed, String expected, Trace... traces) {
        CallResult result = decode(trial, Hex.parse(packed), LIMIT);
        expectBytes(trial, expected, result, Trace.symptoms(bytes(result), traces));
    }

    private boolean decodesTo(String packed, String expected) {
        CallResult result = CallResult.of(() -> coding.decode(Hex.parse(packed), LIMIT));
        return Arrays.equals(Hex.parse(expected), bytes(result));
    }

    private static void expectBytes(
            Trial trial, String expected, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, "the bytes are right", symptoms);
        trial.expectBytes(Hex.parse(expected), bytes(result), symptoms);
    }

    @Test
    void refusesBytesThatAreCut(Trial trial) {
        expectCut(trial, "01 61", 1, 2, 0);
        expectCut(trial, "00 78 80 03 61 62", 2, 4, 3);
        expectCut(trial, "00 78 fe 79 7f 61", 1, 128, 4);
        expectCut(trial, "03", 0, 4, 0);
        expectCut(trial, "fd", 0, 1, 0);
        expectCut(trial, "fd 61 01 62 63 81", 0, 1, 5);
    }

    private void expectCut(Trial trial, String hex, int came, int needed, int control) {
        byte[] packed = Hex.parse(hex);
        CallResult result = decode(trial, packed, LIMIT);
        byte[] before = PackBits.decode(Arrays.copyOf(packed, control)).bytes();
        byte[] there = Arrays.copyOfRange(packed, control + 1, packed.length);
        boolean runsOut = result.threw(IndexOutOfBoundsException.class);
        byte[] padded = join(before, Arrays.copyOf(there, needed));
        result.expectThrown(
                trial,
                ProtocolException.class,
                "%d of %d bytes after the control byte at %d".formatted(came, needed, control),
                List.of("" + came, "" + needed, "" + control),
                when(runsOut || Arrays.equals(padded, bytes(result)), TrustsControlByte.class));
    }

    @Test
    void takesOutputAsLongAsTheLimit(Trial trial) {
        for (String hex : List.of("03 61 62 63 64", "fd 61", "fe 61 00 62", "00 61 fe 62 80")) {
            CallResult result = decode(trial, Hex.parse(hex), 4);
            result.expectReturned(trial, "4 bytes come out, the limit is 4");
            trial.expectBytes(PackBits.decode(Hex.parse(hex)).bytes(), bytes(result));
        }
        for (String hex : List.of("", "80")) {
            CallResult result = decode(trial, Hex.parse(hex), 0);
            result.expectReturned(trial, "nothing comes out, the limit is 0");
            trial.expectBytes(new byte[0], bytes(result));
        }
    }

    @Test
    void refusesOutputOverTheLimit(Trial trial) {
        for (String hex :
                List.of("05 61 62 63 64 65 66", "fb 61", "00 61 fc 62", "fc 61 00 62", "81 00")) {
            expectTooMuch(trial, Hex.parse(hex), 5);
        }
        expectTooMuch(trial, Hex.parse("00 61"), 0);
        expectTooMuch(trial, Hex.parse("81 61 81 61 00 61"), 256);
    }

    private void expectTooMuch(Trial trial, byte[] packed, int limit) {
        CallResult result = decode(trial, packed, limit);
        byte[] all = PackBits.decode(packed).bytes();
        result.expectThrown(
                trial,
                ProtocolException.class,
                "%d bytes come out, the limit is %d".formatted(all.length, limit),
                List.of("" + limit));
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        for (String hex : List.of("", "00", "00 61")) {
            decode(trial, Hex.parse(hex), -1)
                    .expectThrown(
                            trial, IllegalArgumentException.class, "the limit is -1", List.of());
        }
    }

    @Test
    void takesNoMemoryForTheLimit(Trial trial) {
        byte[] packed = Hex.parse("fd 61 00 62");
        CallResult result = measured(trial, packed, Integer.MAX_VALUE);
        boolean outOfMemory = result.threw(OutOfMemoryError.class);
        result.expectReturned(
                trial,
                "5 bytes come out, the limit is " + Integer.MAX_VALUE,
                thrown(outOfMemory, AllocatesTheLimit.class));
        result = measured(trial, packed, 1_000_000);
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES,
                "5 bytes came out, the limit is 1000000: you took %d bytes of memory"
                        .formatted(result.allocatedBytes()),
                when(
                        takesWhatIsAllowed(trial, packed, result.allocatedBytes()),
                        AllocatesTheLimit.class));
    }

    /// Whether it takes more memory where more is allowed.
    private boolean takesWhatIsAllowed(Trial trial, byte[] packed, long before) {
        return measured(trial, packed, 3_000_000).allocatedBytes() >= 2 * before;
    }

    @Test
    void refusesBeforeItTakesMemory(Trial trial) {
        byte[] bomb = repeated("81 00", 1 << 15);
        CallResult result = measured(trial, bomb, LIMIT);
        String when = "%d bytes come out, the limit is %d".formatted(64L * bomb.length, LIMIT);
        result.expectThrown(trial, ProtocolException.class, when, List.of("" + LIMIT));
        trial.expectThat(
                result.allocatedBytes() < 32L * bomb.length,
                "%s: you took %d bytes of memory before you refused it"
                        .formatted(when, result.allocatedBytes()),
                when(decodesToItsEnd(bomb), ChecksTheLimitAtTheEnd.class));
    }

    /// With a cut at its end: whoever refuses it for the limit has not come so far.
    private boolean decodesToItsEnd(byte[] bomb) {
        byte[] cut = join(bomb, Hex.parse("03"));
        CallResult result = CallResult.of(() -> coding.decode(cut, LIMIT));
        return !result.message().contains("" + LIMIT);
    }

    /// 2^24 runs of 128 bytes.
    @Test
    void refusesMoreThanAnIntCounts(Trial trial) {
        byte[] bomb = Filled.with((byte) 0x81, new byte[1 << 25], 0, 1 << 25);
        trial.step("decode gets", bomb);
        trial.calling("decode(%d bytes, %d)".formatted(bomb.length, LIMIT));
        CallResult result = CallResult.of(() -> coding.decode(bomb, LIMIT));
        boolean negative = result.threw(NegativeArraySizeException.class);
        result.expectThrown(
                trial,
                ProtocolException.class,
                "%d bytes come out, the limit is %d".formatted(64L * bomb.length, LIMIT),
                List.of("" + LIMIT),
                thrown(negative, CountsInInt.class));
    }

    @Test
    void decodesInOneGo(Trial trial) {
        byte[] packed = repeated("ff 61", 1 << 15);
        CallResult result = measured(trial, packed, 1 << 16);
        result.expectReturned(trial, "65536 bytes come out, the limit is 65536");
        trial.expectBytes(repeated("61", 1 << 16), bytes(result));
        expectLittleMemory(trial, result, 1 << 17);
    }

    private static void expectLittleMemory(Trial trial, CallResult result, int inAndOut) {
        trial.expectThat(
                result.allocatedBytes() < BYTES_A_BYTE * inAndOut,
                "%d bytes in and out: you took %d bytes of memory"
                        .formatted(inAndOut, result.allocatedBytes()));
    }

    // --- encode ---

    @Test
    void encodesWhatDecodesToTheSame(Trial trial) {
        expectEncoded(trial, "61 61 61");
        // One literal alone may be lost as the last byte; two are forgotten as literals.
        expectEncoded(trial, "61 61 61 63 62", Trace.of("fe 61", ForgetsLastLiterals.class));
        expectEncoded(trial, "62 61 61 61 61 63");
        expectEncoded(trial, "61 61 61 61 62");
        for (String hex : List.of("61", "61 61", "61 62 63", "00 00 00 ff ff ff ff 80", "")) {
            expectEncoded(trial, hex);
        }
    }

    @Test
    void encodesPairsAsLiterals(Trial trial) {
        expectEncoded(trial, "61 62 62 63", Trace.of("00 61 ff 62 00 63", PairsAsRuns.class));
        expectEncoded(trial, "61 61 62 62 63 63 64");
    }

    @Test
    void encodesAtMost128AtOnce(Trial trial) {
        byte[] counting = new byte[129];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (byte) i;
        }
        String literals = Hex.format(counting);
        expectEncoded(trial, literals, Trace.of("80" + literals, CountOverflows.class));
        expectEncoded(trial, "61".repeat(129), Trace.of("80 61", CountOverflows.class));
        expectEncoded(trial, "00".repeat(1000), Trace.of("19 00", CountOverflows.class));
        for (int length : List.of(127, 128, 130, 131, 255, 256, 257, 258, 384)) {
            expectEncoded(trial, "61".repeat(length));
            expectEncoded(trial, "62" + "61".repeat(length) + "63");
            expectEncoded(trial, "61 62".repeat(length) + "63");
        }
    }

    @Test
    void encodesEveryByte(Trial trial) {
        StringBuilder each = new StringBuilder();
        StringBuilder runs = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            each.append("%02x".formatted(b));
            runs.append("%02x".formatted(b).repeat(3 + b % 7));
        }
        expectEncoded(trial, each.toString());
        expectEncoded(trial, runs.toString());
    }

    /// Of two values and few, so that runs of every length stand beside literals of every length.
    @Test
    void encodesRunsAmongLiterals(Trial trial) {
        Random random = new Random(41);
        for (int length = 1; length < 800; length += 17) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                int kind = random.nextInt(8);
                bytes[i] = kind == 0 ? (byte) i : kind < 6 && i > 0 ? bytes[i - 1] : (byte) kind;
            }
            expectEncoded(trial, Hex.format(bytes));
        }
    }

    @Test
    void encodesInOneGo(Trial trial) {
        for (String hex : List.of("61 61 61 62 62 62", "61 61 61 62")) {
            byte[] bytes = repeated(hex, 1 << 14);
            trial.nextCase();
            trial.calling("encode(%d bytes)".formatted(bytes.length));
            CallResult result = CallResult.leastOf(2, () -> coding.encode(bytes));
            expectRight(trial, bytes, result);
            expectLittleMemory(trial, result, bytes.length + bytes(result).length);
        }
    }

    private void expectEncoded(Trial trial, String hex, Trace... traces) {
        byte[] bytes = Hex.parse(hex);
        byte[] given = bytes.clone();
        trial.nextCase();
        trial.step("encode gets", bytes);
        trial.calling("encode(%d bytes)".formatted(bytes.length));
        CallResult result = CallResult.of(() -> coding.encode(given));
        trial.expectThat(Arrays.equals(bytes, given), "expected the bytes to be left as they were");
        expectRight(trial, bytes, result, Trace.symptoms(bytes(result), traces));
    }

    private static void expectRight(
            Trial trial, byte[] bytes, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, "%d bytes".formatted(bytes.length), symptoms);
        byte[] packed = bytes(result);
        trial.expectThat(packed != null, "expected bytes, got null");
        trial.step("you returned", packed);
        PackBits unpacked = PackBits.decode(packed);
        trial.expectThat(
                unpacked.error().isEmpty(),
                "what you returned cannot be decoded: " + unpacked.error(),
                symptoms);
        int at = Arrays.mismatch(bytes, unpacked.bytes());
        trial.step("it decodes to", unpacked.bytes());
        trial.expectThat(
                at < 0,
                "what you returned decodes to %d bytes, not to the %d that you got; the first difference is at %d"
                        .formatted(unpacked.bytes().length, bytes.length, at),
                symptoms);
        int most = PackBits.mostBytes(bytes);
        trial.expectThat(
                packed.length <= most,
                "expected at most %d bytes, you returned %d".formatted(most, packed.length),
                symptoms);
    }

    // --- both ---

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        byte[] one = repeated("61 61 61 61 62", 2000);
        byte[] other = repeated("63 64 64 64", 3000);
        byte[] packedOne = coding.encode(one);
        byte[] packedOther = coding.encode(other);
        trial.step("two threads", "encode and decode different bytes with one object");
        TwoThreads.run(
                trial,
                () -> callBoth(trial, one, packedOne),
                () -> callBoth(trial, other, packedOther));
    }

    private Void callBoth(Trial trial, byte[] bytes, byte[] packed) {
        CallResult decoded = CallResult.of(() -> coding.decode(packed, bytes.length));
        CallResult encoded = CallResult.of(() -> coding.encode(bytes));
        trial.expectThat(
                Arrays.equals(bytes, bytes(decoded)) && Arrays.equals(packed, bytes(encoded)),
                "alone each call is right; at the same time one was wrong"
                        + (decoded.thrown() == null ? "" : ": decode threw " + decoded.thrown())
                        + (encoded.thrown() == null ? "" : ": encode threw " + encoded.thrown()),
                always(SharesField.class));
        return null;
    }

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] first = bytes(decode(trial, Hex.parse("02 61 62 63"), LIMIT));
        decode(trial, Hex.parse("02 64 65 66"), LIMIT);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(Hex.parse("61 62 63"), first);
        trial.nextCase();
        trial.calling("encode(61 62 63), then encode(64 65 66)");
        byte[] packed = coding.encode(Hex.parse("61 62 63"));
        coding.encode(Hex.parse("64 65 66"));
        trial.step("then again", "the result of the first call");
        trial.expectBytes(Hex.parse("61 62 63"), PackBits.decode(packed).bytes());
    }

    // --- what they share ---

    private CallResult decode(Trial trial, byte[] packed, int limit) {
        byte[] given = packed.clone();
        trial.nextCase();
        trial.step("decode gets", packed);
        trial.calling("decode(%d bytes, %d)".formatted(packed.length, limit));
        CallResult result = CallResult.of(() -> coding.decode(given, limit));
        trial.expectThat(
                Arrays.equals(packed, given), "expected the bytes to be left as they were");
        return result;
    }

    /// The second time nothing is loaded any more.
    private CallResult measured(Trial trial, byte[] packed, int limit) {
        trial.nextCase();
        trial.step("decode gets", packed);
        trial.calling("decode(%d bytes, %d)".formatted(packed.length, limit));
        return CallResult.leastOf(2, () -> coding.decode(packed, limit));
    }

    private static byte[] bytes(CallResult result) {
        return (byte[]) result.returned();
    }

    private static byte[] repeated(String hex, int times) {
        byte[] once = Hex.parse(hex);
        byte[] all = new byte[once.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = once[i % once.length];
        }
        return all;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

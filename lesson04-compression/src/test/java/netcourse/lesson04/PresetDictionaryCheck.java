package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson04.Filled.random;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.MyPresetDictionary;
import netcourse.lesson04.exercise.PresetDictionary;
import netcourse.lesson04.mistake.PresetDictionaryMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [PresetDictionary].
@Check(
        id = "4.5",
        title = "compress small messages with a preset dictionary",
        exercise = MyPresetDictionary.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class PresetDictionaryCheck {
    private static final int LIMIT = 1 << 20;

    /// Far more than a few bytes and buffers take, far less than what is announced.
    private static final long MUCH_BYTES = 500_000;

    /// What a byte in or out may take; the contract says 8.
    private static final int BYTES_A_BYTE = 10;

    /// Nobody asks that often in vain by a slip.
    private static final int OFTEN = 1000;

    /// Its Adler-32 is 6b310754.
    private static final byte[] DICTIONARY = ascii("{'from':'','to':'','text':'");

    /// Its Adler-32 is 0fbd02d0.
    private static final byte[] LEADING_ZERO = ascii("{'from':'");

    /// Its Adler-32 is b0ab09d3, which is negative as an int.
    private static final byte[] NEGATIVE = ascii("{'type':'chat','from':'','text':'");

    private static final byte[] MESSAGE = ascii("{'from':'ada','to':'bob','text':'hello'}");

    private final PresetDictionary presets;
    private Zlib zlib = new Zlib();

    PresetDictionaryCheck(PresetDictionary presets) {
        this.presets = presets;
    }

    private static byte[] ascii(String text) {
        return text.replace('\'', '"').getBytes(US_ASCII);
    }

    // --- compress ---

    @Test
    void compressesWithTheDictionary(Trial trial) {
        byte[] compressed = expectCompressed(trial, MESSAGE, DICTIONARY);
        int without = Zlib.deflated(MESSAGE).length;
        trial.expectThat(
                compressed.length < without,
                "without the dictionary the message takes %d bytes, with it you made %d"
                        .formatted(without, compressed.length));
    }

    @Test
    void usesTheDeflaterAsItIs(Trial trial) {
        byte[] zeros = new byte[5000];
        trial.step("the deflater", "has level 0, which compresses nothing");
        trial.calling("compress(5000 zeros, the dictionary)");
        CallResult result =
                CallResult.of(
                        () -> presets.compress(zeros, DICTIONARY.clone(), () -> zlib.deflater(0)));
        result.expectReturned(trial, "a message of 5000 bytes");
        trial.expectThat(
                isStream(result, zeros, DICTIONARY) && bytes(result).length > zeros.length,
                "with level 0, 5000 zeros take a few bytes more, you returned %d"
                        .formatted(bytes(result).length));
    }

    @Test
    void compressesAnyMessage(Trial trial) {
        byte[] longest = random(32_768);
        for (byte[] message : List.of(new byte[0], new byte[] {0}, DICTIONARY, longest)) {
            expectCompressed(trial, message, DICTIONARY);
            expectCompressed(trial, message, longest);
            expectCompressed(trial, message, new byte[1]);
        }
        byte[] large = random(LIMIT);
        for (byte[] dictionary : List.of(DICTIONARY, longest, new byte[1])) {
            expectCompressed(trial, large, dictionary);
        }
    }

    private byte[] expectCompressed(Trial trial, byte[] message, byte[] dictionary) {
        zlib = new Zlib();
        byte[] compressed = compress(trial, message, dictionary);
        Inflated without =
                Inflated.of(compressed, new Inflater(), dictionary.length + message.length);
        trial.expectThat(
                without.end().startsWith("needs"),
                "expected a stream that needs a dictionary: it has 20 set in its second byte, and an Adler-32 after that",
                when(without.isWhole(message) && neverUsesIt(), ForgetsTheDictionary.class),
                when(without.isWhole(join(dictionary, message)), SendsTheDictionary.class));
        Inflated inflated = Inflated.of(compressed, new Inflater(), dictionary, message.length);
        trial.step("it inflates to", inflated.bytes());
        trial.expectThat(
                inflated.isWhole(message),
                "expected one whole stream of the %d bytes; with the dictionary %d bytes come out of it%s"
                        .formatted(
                                message.length,
                                inflated.bytes().length,
                                inflated.end().isEmpty() ? "" : ", then: " + inflated.end()));
        return compressed;
    }

    /// Whether a message that the dictionary makes shorter is compressed without it, too.
    private boolean neverUsesIt() {
        CallResult result =
                CallResult.of(() -> presets.compress(MESSAGE, DICTIONARY.clone(), Deflater::new));
        return result.returned() != null
                && Inflated.of(bytes(result), new Inflater(), MESSAGE.length).isWhole(MESSAGE);
    }

    private byte[] compress(Trial trial, byte[] message, byte[] dictionary) {
        byte[] givenMessage = message.clone();
        byte[] givenDictionary = dictionary.clone();
        trial.nextCase();
        trial.step("compress gets", message);
        trial.step("a dictionary", picture(dictionary));
        trial.calling("compress(%d bytes, the dictionary)".formatted(message.length));
        CallResult result =
                CallResult.of(() ->
                        presets.compress(
                                givenMessage,
                                givenDictionary,
                                () -> zlib.deflater(level(message))));
        expectAsItWas(trial, "message", message, givenMessage);
        expectAsItWas(trial, "dictionary", dictionary, givenDictionary);
        result.expectReturned(trial, "a message of %d bytes".formatted(message.length));
        trial.expectThat(result.returned() != null, "expected bytes, got null");
        trial.step("you returned", bytes(result));
        return bytes(result);
    }

    private static void expectAsItWas(Trial trial, String what, byte[] before, byte[] after) {
        trial.expectThat(
                Arrays.equals(before, after),
                "expected the %s to be left as it was".formatted(what));
    }

    // --- decompress ---

    /// The Adler-32 of each of these dictionaries is positive as an int.
    @Test
    void decompressesWithTheDictionary(Trial trial) {
        expectDecompressed(trial, MESSAGE, DICTIONARY);
        byte[] longest = random(32_768);
        for (byte[] message : List.of(new byte[0], new byte[] {0}, DICTIONARY, longest)) {
            expectDecompressed(trial, message, DICTIONARY);
            expectDecompressed(trial, message, longest);
            expectDecompressed(trial, message, new byte[1]);
        }
        byte[] large = random(LIMIT);
        for (byte[] dictionary : List.of(DICTIONARY, longest, new byte[1])) {
            expectDecompressed(trial, large, dictionary);
        }
    }

    private void expectDecompressed(Trial trial, byte[] message, byte[] dictionary) {
        CallResult result =
                decompress(trial, deflated(message, dictionary), dictionary, message.length);
        boolean early = isThrownBySetDictionary(result) && zlib.calls() == 0;
        result.expectReturned(
                trial,
                "it is the stream's dictionary",
                thrown(early, SetsDictionaryTooEarly.class));
        trial.expectBytes(message, bytes(result));
    }

    private static boolean isThrownBySetDictionary(CallResult result) {
        return result.threw(IllegalArgumentException.class)
                && Arrays.stream(result.thrown().getStackTrace())
                        .anyMatch(frame ->
                                frame.getClassName().equals(Inflater.class.getName())
                                        && frame.getMethodName().equals("setDictionary"));
    }

    @Test
    void decompressesWhatWasMadeWithoutDictionary(Trial trial) {
        for (byte[] message : List.of(MESSAGE, new byte[0], random(100_000))) {
            CallResult result =
                    decompress(trial, Zlib.deflated(message), DICTIONARY, message.length);
            boolean refused = message == MESSAGE && result.threw(ProtocolException.class);
            result.expectReturned(
                    trial,
                    "the stream needs no dictionary",
                    thrown(refused, RequiresDictionary.class));
            trial.expectBytes(message, bytes(result));
        }
    }

    @Test
    void comparesAllBitsOfTheAdler32(Trial trial) {
        for (byte[] dictionary : List.of(LEADING_ZERO, NEGATIVE)) {
            byte[] compressed = deflated(MESSAGE, dictionary);
            CallResult result = decompress(trial, compressed, dictionary, LIMIT);
            boolean refused = result.threw(ProtocolException.class) && dictionary == NEGATIVE;
            result.expectReturned(
                    trial,
                    "it is the stream's dictionary, %08x".formatted(adler(dictionary)),
                    thrown(refused, ComparesSignedAdler.class));
            trial.expectBytes(MESSAGE, bytes(result));
        }
    }

    @Test
    void refusesAnotherDictionary(Trial trial) {
        expectOtherRefused(trial, DICTIONARY, NEGATIVE);
        expectOtherRefused(trial, NEGATIVE, DICTIONARY);
        expectOtherRefused(trial, DICTIONARY, Arrays.copyOf(DICTIONARY, 28));
        expectOtherRefused(trial, DICTIONARY, LEADING_ZERO);
        expectOtherRefused(trial, LEADING_ZERO, DICTIONARY);
    }

    private void expectOtherRefused(Trial trial, byte[] ours, byte[] theirs) {
        CallResult result = decompress(trial, deflated(MESSAGE, theirs), ours, LIMIT);
        String mine = "%08x".formatted(adler(ours));
        String other = "%08x".formatted(adler(theirs));
        boolean byZlib = isThrownBySetDictionary(result) && zlib.calls() > 0;
        result.expectThrown(
                trial,
                ProtocolException.class,
                "the stream needs dictionary %s, yours is %s".formatted(other, mine),
                List.of(),
                thrown(byZlib, LeavesDictionaryToZlib.class));
        String text = result.message().toLowerCase(Locale.ROOT);
        boolean shorter = text.replace(" fbd02d0", " 0fbd02d0").contains("0fbd02d0");
        for (String adler : List.of(mine, other)) {
            trial.expectThat(
                    text.contains(adler),
                    "the message must name %s, was \"%s\"".formatted(adler, result.message()),
                    when(adler.startsWith("0") && shorter, DropsLeadingZeros.class));
        }
        trial.expectThat(
                !text.contains("must be " + other),
                "yours is %s, the stream needs %s; the message says \"%s\""
                        .formatted(mine, other, result.message()));
    }

    @Test
    void takesOutputAsLongAsTheLimit(Trial trial) {
        for (int length : List.of(0, 1, 512, 1024, 4096, 8192, 10_000, 65_536)) {
            expectDecompressed(trial, random(length), DICTIONARY);
            expectDecompressed(trial, new byte[length], DICTIONARY);
        }
    }

    @Test
    void refusesOutputOverTheLimit(Trial trial) {
        for (int length : List.of(1, 2, 100, 512, 513, 8192, 8193, 65_537)) {
            byte[] compressed = deflated(random(length), DICTIONARY);
            for (int limit : List.of(0, length / 2, length - 1)) {
                decompress(trial, compressed, DICTIONARY, limit)
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
        for (byte[] whole : List.of(deflated(MESSAGE, DICTIONARY), Zlib.deflated(MESSAGE))) {
            for (int length = whole.length - 1; length >= 0; length--) {
                decompress(trial, Arrays.copyOf(whole, length), DICTIONARY, LIMIT)
                        .expectThrown(
                                trial,
                                ProtocolException.class,
                                "%d of %d bytes of the stream are there"
                                        .formatted(length, whole.length),
                                List.of("truncated"));
            }
        }
    }

    @Test
    void refusesStreamThatIsBroken(Trial trial) {
        expectBroken(trial, "79 bb 6b 31 07 54 03 00 00 00 00 01", "incorrect header check");
        expectBroken(trial, "78 bb 6b 31 07 54 07", "invalid block type");
        expectBroken(trial, "78 bb 6b 31 07 54 03 00 00 00 00 02", "incorrect data check");
    }

    private void expectBroken(Trial trial, String hex, String zlibSays) {
        decompress(trial, Hex.parse(hex), DICTIONARY, LIMIT)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "zlib says \"%s\"".formatted(zlibSays),
                        List.of(zlibSays));
    }

    @Test
    void refusesBytesAfterTheEnd(Trial trial) {
        for (int length : List.of(3, 1, 20_000)) {
            byte[] whole = deflated(MESSAGE, DICTIONARY);
            byte[] more = Arrays.copyOf(whole, whole.length + length);
            decompress(trial, more, DICTIONARY, LIMIT)
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "%d bytes stand after the end of the stream".formatted(length),
                            List.of("" + length));
        }
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        for (byte[] bytes : List.of(deflated(MESSAGE, DICTIONARY), new byte[0])) {
            decompress(trial, bytes, DICTIONARY, -1)
                    .expectThrown(
                            trial, IllegalArgumentException.class, "the limit is -1", List.of());
            trial.expect("inflaters that were made", 0, zlib.opened());
        }
    }

    // --- memory ---

    @Test
    void takesNoMemoryForTheLimit(Trial trial) {
        byte[] compressed = deflated(MESSAGE, DICTIONARY);
        measured(trial, compressed, Integer.MAX_VALUE)
                .expectReturned(trial, "40 bytes come out, the limit is " + Integer.MAX_VALUE);
        expectLittle(trial, "40 bytes come out", measured(trial, compressed, 10_000_000));
        byte[] bomb = deflated(new byte[1_000_000], DICTIONARY);
        CallResult refused = measured(trial, bomb, LIMIT / 100);
        refused.expectThrown(trial, ProtocolException.class, "1000000 bytes come out", List.of());
        expectLittle(trial, "1000000 bytes would come out", refused);
    }

    private static void expectLittle(Trial trial, String when, CallResult result) {
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES,
                "%s: you took %d bytes of memory".formatted(when, result.allocatedBytes()));
    }

    @Test
    void takesMemoryInProportion(Trial trial) {
        byte[] bytes = random(LIMIT);
        byte[] compressed = deflated(bytes, DICTIONARY);
        trial.nextCase();
        trial.step("compress gets", bytes);
        trial.calling("compress(%d bytes, the dictionary)".formatted(bytes.length));
        CallResult result =
                CallResult.leastOf(
                        2,
                        () ->
                                presets.compress(
                                        bytes,
                                        DICTIONARY.clone(),
                                        () -> zlib.deflater(level(bytes))));
        expectInProportion(trial, result, bytes.length + compressed.length);
        result = measured(trial, compressed, LIMIT);
        expectInProportion(trial, result, bytes.length + compressed.length);
    }

    private static void expectInProportion(Trial trial, CallResult result, long inAndOut) {
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES + BYTES_A_BYTE * inAndOut,
                "%d bytes in and out: you took %d bytes of memory"
                        .formatted(inAndOut, result.allocatedBytes()));
    }

    @Test
    void closesWhatItOpened(Trial trial) {
        zlib = new Zlib();
        compress(trial, MESSAGE, DICTIONARY);
        expectClosed(trial, new CallResult(null, null, 0));
        byte[] whole = deflated(MESSAGE, DICTIONARY);
        expectClosed(trial, decompress(trial, whole, DICTIONARY, LIMIT));
        expectClosed(trial, decompress(trial, whole, NEGATIVE, LIMIT));
        expectClosed(trial, decompress(trial, whole, DICTIONARY, 5));
        expectClosed(trial, decompress(trial, Arrays.copyOf(whole, 9), DICTIONARY, LIMIT));
        expectClosed(trial, decompress(trial, Hex.parse("78 9c 07"), DICTIONARY, LIMIT));
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        expectClosed(trial, decompress(trial, more, DICTIONARY, LIMIT));
    }

    @Test
    void closesThemAlsoIfTheyFail(Trial trial) {
        byte[] whole = deflated(MESSAGE, DICTIONARY);
        zlib = new Zlib().failing();
        trial.step("the deflater", "throws an IllegalStateException when it is asked for output");
        trial.calling("compress(%d bytes, the dictionary)".formatted(MESSAGE.length));
        expectFailed(
                trial,
                CallResult.of(() ->
                        presets.compress(
                                MESSAGE.clone(), DICTIONARY.clone(), () -> zlib.deflater(false))));
        trial.nextCase();
        trial.step("the inflater", "throws an IllegalStateException when it is asked for output");
        trial.calling("decompress(%d bytes, the dictionary, %d)".formatted(whole.length, LIMIT));
        expectFailed(
                trial,
                CallResult.of(() ->
                        presets.decompress(
                                whole, DICTIONARY.clone(), LIMIT, () -> zlib.inflater(false))));
    }

    private void expectFailed(Trial trial, CallResult result) {
        result.expectThrown(trial, IllegalStateException.class, "no output can be had", List.of());
        expectClosed(trial, result, false);
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
        byte[] whole = deflated(MESSAGE, DICTIONARY);
        return leaks(whole, NEGATIVE, LIMIT)
                && leaks(whole, DICTIONARY, 5)
                && leaks(Arrays.copyOf(whole, 9), DICTIONARY, LIMIT)
                && leaks(Hex.parse("78 9c 07"), DICTIONARY, LIMIT);
    }

    private boolean leaks(byte[] compressed, byte[] dictionary, int limit) {
        Zlib made = new Zlib();
        CallResult.of(() ->
                presets.decompress(compressed, dictionary, limit, () -> made.inflater(false)));
        return made.open() > 0;
    }

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        byte[] bytes = random(30_000);
        Meanwhile meanwhile = new Meanwhile(trial, () -> callBoth(trial));
        zlib = new Zlib().meanwhile(meanwhile);
        trial.step(
                "thread B",
                "calls both methods while thread A gets a deflater, and output from it");
        CallResult result =
                CallResult.of(() ->
                        presets.compress(bytes, DICTIONARY.clone(), () -> zlib.deflater(false)));
        Meanwhile.expectUndisturbed(
                trial, "A", "compress", result, isStream(result, bytes, DICTIONARY));
        meanwhile.end();
        trial.nextCase();
        trial.step(
                "thread B",
                "calls both methods while thread A gets an inflater, and output from it");
        meanwhile = new Meanwhile(trial, () -> callBoth(trial));
        zlib = new Zlib().meanwhile(meanwhile);
        byte[] compressed = deflated(bytes, DICTIONARY);
        result =
                CallResult.of(() ->
                        presets.decompress(
                                compressed, DICTIONARY.clone(), LIMIT, () -> zlib.inflater(false)));
        Meanwhile.expectUndisturbed(
                trial, "A", "decompress", result, Arrays.equals(bytes, bytes(result)));
        meanwhile.end();
    }

    private Void callBoth(Trial trial) {
        byte[] bytes = new byte[20_000];
        byte[] compressed = deflated(bytes, NEGATIVE);
        CallResult result =
                CallResult.of(() -> presets.compress(bytes, NEGATIVE.clone(), Deflater::new));
        Meanwhile.expectUndisturbed(
                trial, "B", "compress", result, isStream(result, bytes, NEGATIVE));
        result =
                CallResult.of(() ->
                        presets.decompress(compressed, NEGATIVE.clone(), LIMIT, Inflater::new));
        Meanwhile.expectUndisturbed(
                trial, "B", "decompress", result, Arrays.equals(bytes, bytes(result)));
        return null;
    }

    private static boolean isStream(CallResult result, byte[] bytes, byte[] dictionary) {
        return result.returned() != null
                && Inflated.of(bytes(result), new Inflater(), dictionary, bytes.length)
                        .isWhole(bytes);
    }

    /// The same array, and other bytes in it.
    @Test
    void looksAtTheDictionaryOfEachCall(Trial trial) {
        byte[] dictionary = DICTIONARY.clone();
        for (int i = 0; i < 3; i++) {
            trial.nextCase();
            trial.step("the dictionary", "is the array of the call before, with other bytes in it");
            trial.calling("compress(%d bytes, the dictionary)".formatted(MESSAGE.length));
            CallResult compressed =
                    CallResult.of(() -> presets.compress(MESSAGE, dictionary, Deflater::new));
            trial.expectThat(
                    isStream(compressed, MESSAGE, dictionary),
                    "compress: expected a stream with the dictionary as it is now");
            byte[] stream = deflated(MESSAGE, dictionary);
            trial.calling(
                    "decompress(%d bytes, the dictionary, %d)".formatted(stream.length, LIMIT));
            CallResult result =
                    CallResult.of(
                            () -> presets.decompress(stream, dictionary, LIMIT, Inflater::new));
            result.expectReturned(trial, "it is the stream's dictionary as it is now");
            trial.expectBytes(MESSAGE, bytes(result));
            dictionary[5]++;
        }
    }

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] compressed = compress(trial, MESSAGE, DICTIONARY);
        byte[] before = compressed.clone();
        byte[] other = ascii("{'from':'eve','to':'bob','text':'hello'}");
        compress(trial, other, DICTIONARY);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(before, compressed);
        CallResult first = decompress(trial, compressed, DICTIONARY, LIMIT);
        decompress(trial, deflated(other, DICTIONARY), DICTIONARY, LIMIT);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(MESSAGE, bytes(first));
    }

    // --- what they share ---

    private CallResult decompress(Trial trial, byte[] compressed, byte[] dictionary, int limit) {
        byte[] givenBytes = compressed.clone();
        byte[] givenDictionary = dictionary.clone();
        zlib = new Zlib();
        showCall(trial, compressed, dictionary, limit);
        CallResult result =
                CallResult.of(() ->
                        presets.decompress(
                                givenBytes, givenDictionary, limit, () -> zlib.inflater(false)));
        expectAsItWas(trial, "stream", compressed, givenBytes);
        expectAsItWas(trial, "dictionary", dictionary, givenDictionary);
        return result;
    }

    private static void showCall(Trial trial, byte[] compressed, byte[] dictionary, int limit) {
        trial.nextCase();
        trial.step("you get", compressed);
        trial.step("a dictionary", picture(dictionary));
        trial.calling(
                "decompress(%d bytes, the dictionary, %d)".formatted(compressed.length, limit));
    }

    /// The second time nothing is loaded any more.
    private CallResult measured(Trial trial, byte[] compressed, int limit) {
        showCall(trial, compressed, DICTIONARY, limit);
        return CallResult.leastOf(
                2,
                () ->
                        presets.decompress(
                                compressed.clone(),
                                DICTIONARY.clone(),
                                limit,
                                () -> zlib.inflater(false)));
    }

    private static String picture(byte[] dictionary) {
        return "of %d bytes, with Adler-32 %08x".formatted(dictionary.length, adler(dictionary));
    }

    private static long adler(byte[] bytes) {
        Adler32 adler = new Adler32();
        adler.update(bytes);
        return adler.getValue();
    }

    /// As an honest peer makes it.
    private static byte[] deflated(byte[] message, byte[] dictionary) {
        if (message.length < LIMIT) {
            return Zlib.deflated(message, dictionary);
        }
        Deflater storing = new Deflater(level(message));
        storing.setDictionary(dictionary);
        return Zlib.deflated(message, storing);
    }

    /// Large messages are stored, which is quick.
    private static int level(byte[] message) {
        return message.length < LIMIT ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION;
    }

    private static byte[] bytes(CallResult result) {
        return (byte[]) result.returned();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

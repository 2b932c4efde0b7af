package netcourse.lesson04;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson04.Filled.random;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.Lz4BlockDecoder;
import netcourse.lesson04.exercise.MyLz4BlockDecoder;
import netcourse.lesson04.mistake.Lz4BlockDecoderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [Lz4BlockDecoder]. The golden blocks are made by `golden/lz4.py`.
@Check(
        id = "4.8",
        title = "decode an LZ4 block",
        exercise = MyLz4BlockDecoder.class,
        core = false,
        difficulty = 3,
        minutes = 30)
class Lz4BlockDecoderCheck {
    private static final int LIMIT = 100_000;

    /// Far more than a few bytes and buffers take, far less than the limit.
    private static final long MUCH_BYTES = 100_000;

    /// What a byte in or out may take, were it an object; to copy all of them for each sequence
    /// takes thousands.
    private static final long BYTES_A_BYTE = 64;

    /// What the JDK says of -8 literals from byte 1 on: `Index -7 out of bounds`, `length -8 is
    /// negative`, `Range [1, 1 + -8)`, `1 > -7`, `-8`.
    private static final Pattern NEGATIVE_COUNT = Pattern.compile("-[78]\\b");

    private final Lz4BlockDecoder decoder;

    Lz4BlockDecoderCheck(Lz4BlockDecoder decoder) {
        this.decoder = decoder;
    }

    // --- literals ---

    @Test
    void decodesLiterals(Trial trial) {
        expectDecoded(trial, "10 61", "61");
        expectDecoded(trial, "70 61 62 63 00 80 ff 67", "61 62 63 00 80 ff 67");
        CallResult eight = decode(trial, Hex.parse("80 61 62 63 64 65 66 67 68"), LIMIT);
        boolean negative = NEGATIVE_COUNT.matcher(eight.message()).find();
        expectBytes(
                trial,
                Hex.parse("61 62 63 64 65 66 67 68"),
                eight,
                thrown(negative && eight.threw(RuntimeException.class), SignedToken.class));
        expectDecoded(trial, "e0" + "ff".repeat(14), "ff".repeat(14));
        expectDecoded(trial, "00", "");
        expectDecoded(trial, "3f 61 62 63", "61 62 63");
    }

    @Test
    void decodesManyLiterals(Trial trial) {
        for (int length : List.of(15, 16, 17, 255, 269, 270, 271, 280, 524, 525, 526, 10_000)) {
            byte[] literals = counting(length);
            CallResult result = decode(trial, new Lz4BlockBuilder().end(literals).bytes(), LIMIT);
            Symptom stops =
                    when(stopsAtFirstLengthByte(), StopsAtFirstLengthByte.class)
                            .orThrown(ProtocolException.class);
            expectBytes(trial, literals, result, stops);
        }
    }

    /// The length bytes are ff 02. To code that reads one of them, the other is the first of 270
    /// literals, and the last three of the 272 are an offset of 1, and an empty sequence.
    private boolean stopsAtFirstLengthByte() {
        byte[] literals = Arrays.copyOf(counting(269), 272);
        literals[269] = 1;
        byte[] shifted = new byte[274];
        shifted[0] = 2;
        System.arraycopy(literals, 0, shifted, 1, 269);
        Arrays.fill(shifted, 270, 274, literals[268]);
        byte[] block = new Lz4BlockBuilder().end(literals).bytes();
        return Arrays.equals(shifted, bytes(CallResult.of(() -> decoder.decode(block, LIMIT))));
    }

    // --- matches ---

    @Test
    void copiesMatch(Trial trial) {
        CallResult result = decode(trial, Hex.parse("61 61 62 63 64 65 66 06 00 00"), LIMIT);
        byte[] expected = Hex.parse("61 62 63 64 65 66 61 62 63 64 65");
        boolean short4 =
                Arrays.equals(Arrays.copyOf(expected, 7), bytes(result))
                        && decodesTo("40 61 62 63 64 04 00 00", "61 62 63 64");
        expectBytes(trial, expected, result, when(short4, ForgetsLeastMatch.class));
        expectDecoded(trial, "40 61 62 63 64 04 00 00", "61 62 63 64 61 62 63 64");
        expectDecoded(trial, "50 00 80 ff 64 65 05 00 10 7f", "00 80 ff 64 65 00 80 ff 64 7f");
    }

    @Test
    void copiesMatchThatOverlaps(Trial trial) {
        expectOverlap(trial, new Lz4BlockBuilder().sequence(Hex.parse("61"), 1, 6).end());
        expectOverlap(trial, new Lz4BlockBuilder().sequence(Hex.parse("61 62"), 2, 5).end());
        expectOverlap(trial, new Lz4BlockBuilder().sequence(Hex.parse("61 62 63"), 3, 17).end());
        byte[] seven = Hex.parse("00 80 ff 64 65 66 67");
        expectOverlap(trial, new Lz4BlockBuilder().sequence(seven, 5, 18).end((byte) 0x68));
    }

    private void expectOverlap(Trial trial, Lz4BlockBuilder block) {
        CallResult result = decode(trial, block.bytes(), LIMIT);
        byte[] returned = bytes(result);
        int at = returned == null ? -1 : Arrays.mismatch(block.output(), returned);
        boolean zeros =
                at > 0
                        && returned.length == block.output().length
                        && returned[at] == 0
                        && block.output()[at] != 0;
        expectBytes(trial, block.output(), result, when(zeros, CopiesAtOnce.class));
    }

    @Test
    void copiesMatchOfAnyLength(Trial trial) {
        for (int length : List.of(4, 17, 18, 19, 20, 273, 274, 275, 528, 529, 530, 50_000)) {
            expectDecoded(
                    trial, new Lz4BlockBuilder().sequence(Hex.parse("61 62"), 2, length).end());
            expectDecoded(
                    trial,
                    new Lz4BlockBuilder().sequence(counting(15), 15, length).end(counting(300)));
        }
    }

    @Test
    void copiesFromFarBack(Trial trial) {
        for (int offset : List.of(1, 100, 127)) {
            expectDecoded(trial, new Lz4BlockBuilder().sequence(counting(255), offset, 20).end());
        }
        CallResult result =
                decode(
                        trial,
                        new Lz4BlockBuilder().sequence(counting(255), 200, 20).end().bytes(),
                        LIMIT);
        // 255 - -56 is 311, and 20 bytes from there end at 331.
        boolean signed = result.message().matches(".*(-56|311|331)\\b.*");
        byte[] expected = new Lz4BlockBuilder().sequence(counting(255), 200, 20).output();
        expectBytes(
                trial,
                expected,
                result,
                when(signed, SignedOffset.class)
                        .orThrown(ProtocolException.class, IndexOutOfBoundsException.class));
        for (int offset : List.of(128, 255, 256, 257, 0x1280, 0x7fff, 0x8000, 0xff7f, 0xffff)) {
            expectDecoded(trial, new Lz4BlockBuilder().sequence(random(0xffff), offset, 20).end());
        }
    }

    @Test
    void decodesWhatLz4Compressed(Trial trial) {
        for (String name : List.of("json", "run", "steps")) {
            byte[] block = Golden.bytes("lz4.txt", name + " block");
            expectBytes(trial, Golden.bytes("lz4.txt", name), decode(trial, block, LIMIT));
        }
    }

    @Test
    void decodesOneSequenceAfterTheOther(Trial trial) {
        expectDecoded(
                trial, "11 61 01 00 01 02 00 10 62 02 00 00", "61".repeat(11) + "62 61 62 61 62");
        Random random = new Random(48);
        for (int sequences = 1; sequences < 60; sequences++) {
            expectDecoded(trial, anyBlock(random, sequences));
        }
    }

    /// Literals and matches of lengths that are short, or near to those where a byte is added.
    private static Lz4BlockBuilder anyBlock(Random random, int sequences) {
        Lz4BlockBuilder block = new Lz4BlockBuilder();
        int[] lengths = {0, 0, 1, 2, 3, 14, 15, 16, 269, 270, 271};
        for (int i = 0; i < sequences; i++) {
            int literals = lengths[random.nextInt(lengths.length)] + (i == 0 ? 1 : 0);
            byte[] bytes = new byte[literals];
            random.nextBytes(bytes);
            int size = block.output().length + literals;
            int offset = 1 + random.nextInt(Math.min(size, 0xffff));
            block.sequence(bytes, offset, 4 + lengths[random.nextInt(lengths.length)]);
        }
        return block.end(counting(random.nextInt(20)));
    }

    // --- what is refused ---

    @Test
    void refusesOffsetThatCannotBe(Trial trial) {
        expectWrongOffset(trial, "40 61 62 63 64 00 00 00", 0, 5);
        expectWrongOffset(trial, "40 61 62 63 64 05 00 00", 5, 5);
        expectWrongOffset(trial, "40 61 62 63 64 04 00 00 09 00 00", 9, 8);
        expectWrongOffset(trial, "10 61 ff ff 00", 65535, 2);
        expectWrongOffset(trial, "00 01 00 00", 1, 1);
        expectWrongOffset(trial, "00 00 00 00", 0, 1);
        expectWrongOffset(trial, "1f 61 00 00 40 00", 0, 2);
    }

    private void expectWrongOffset(Trial trial, String hex, int offset, int place) {
        CallResult result = decode(trial, Hex.parse(hex), LIMIT);
        // More than came out before the match, which is fewer bytes than came in.
        boolean trusted = bytes(result) != null && bytes(result).length > place;
        result.expectThrown(
                trial,
                ProtocolException.class,
                "the offset is %d, at byte %d of the block".formatted(offset, place),
                List.of("" + offset, "" + place),
                when(trusted, TrustsOffset.class));
    }

    @Test
    void refusesBlockThatIsCut(Trial trial) {
        expectCut(trial, "40 61 62 63", 0);
        expectCut(trial, "10", 0);
        expectCut(trial, "f0", 0);
        expectCut(trial, "f0 ff", 0);
        expectCut(trial, "f0 00" + "61".repeat(14), 0);
        expectCut(trial, "f0 ff ff 00" + "61".repeat(20), 0);
        expectCut(trial, "40 61 62 63 64 04", 0);
        expectCut(trial, "4f 61 62 63 64 04 00", 0);
        expectCut(trial, "4f 61 62 63 64 04 00 ff", 0);
        expectCut(trial, "40 61 62 63 64 04 00 20 61", 7);
        expectCut(trial, "40 61 62 63 64 04 00 10 61 01", 7);
    }

    @Test
    void refusesBlockThatEndsWhereSequenceShouldBegin(Trial trial) {
        expectCut(trial, "12 61 01 00", 4);
        expectCut(trial, "40 61 62 63 64 04 00 10 61 01 00", 11);
        expectCut(trial, "1f 61 01 00 00", 5);
        expectCut(trial, "", 0);
    }

    private void expectCut(Trial trial, String hex, int sequence) {
        byte[] block = Hex.parse(hex);
        CallResult result = decode(trial, block, LIMIT);
        String where = sequence == block.length ? "where a sequence should begin" : "in a sequence";
        result.expectThrown(
                trial,
                ProtocolException.class,
                "the block ends %s, at byte %d".formatted(where, sequence),
                List.of("" + sequence),
                when(sequence == block.length && bytes(result) != null, EndsAfterMatch.class));
    }

    /// After literals it may end, even if more was to follow.
    @Test
    void refusesBlockThatIsCutAnywhereButAfterLiterals(Trial trial) {
        Lz4BlockBuilder block =
                new Lz4BlockBuilder()
                        .sequence(counting(3), 2, 5)
                        .sequence(new byte[0], 4, 19)
                        .sequence(counting(16), 9, 300)
                        .sequence(counting(15), 1, 4)
                        .end(counting(20));
        byte[] bytes = block.bytes();
        for (int length = 0; length < bytes.length; length++) {
            CallResult result = decode(trial, Arrays.copyOf(bytes, length), LIMIT);
            if (block.mayEndAfter(length)) {
                expectBytes(trial, block.outputOf(length), result);
            } else {
                String when = "%d of %d bytes of the block are there";
                result.expectThrown(
                        trial,
                        ProtocolException.class,
                        when.formatted(length, bytes.length),
                        List.of());
            }
        }
    }

    // --- the limit ---

    @Test
    void takesOutputAsLongAsTheLimit(Trial trial) {
        for (int limit : List.of(6, 63, 64, 65, 8192, 65_537)) {
            byte[] one = {0x61};
            expectDecoded(trial, new Lz4BlockBuilder().end(counting(limit)), limit);
            expectDecoded(trial, new Lz4BlockBuilder().sequence(one, 1, limit - 1).end(), limit);
            expectDecoded(
                    trial,
                    new Lz4BlockBuilder().sequence(counting(limit - 5), 1, 4).end(one),
                    limit);
        }
        expectDecoded(trial, new Lz4BlockBuilder().end(), 0);
    }

    @Test
    void refusesOutputOverTheLimit(Trial trial) {
        for (int limit : List.of(6, 63, 64, 65, 8192, 65_537)) {
            byte[] one = {0x61};
            expectTooMuch(trial, new Lz4BlockBuilder().end(counting(limit + 1)), limit);
            expectTooMuch(trial, new Lz4BlockBuilder().sequence(one, 1, limit).end(), limit);
            expectTooMuch(
                    trial,
                    new Lz4BlockBuilder().sequence(counting(limit - 4), 1, 4).end(one),
                    limit);
            expectTooMuch(
                    trial, new Lz4BlockBuilder().sequence(one, 1, 20_000 + 3 * limit).end(), limit);
        }
        expectTooMuch(trial, new Lz4BlockBuilder().end((byte) 0), 0);
    }

    private void expectTooMuch(Trial trial, Lz4BlockBuilder block, int limit) {
        decode(trial, block.bytes(), limit)
                .expectThrown(
                        trial,
                        ProtocolException.class,
                        "%d bytes come out, the limit is %d"
                                .formatted(block.output().length, limit),
                        List.of("" + limit));
    }

    @Test
    void refusesNegativeLimit(Trial trial) {
        for (String hex : List.of("00", "", "10")) {
            decode(trial, Hex.parse(hex), -1)
                    .expectThrown(
                            trial, IllegalArgumentException.class, "the limit is -1", List.of());
        }
    }

    @Test
    void takesNoMemoryForTheLimit(Trial trial) {
        Lz4BlockBuilder block = new Lz4BlockBuilder().sequence(Hex.parse("61"), 1, 6).end();
        CallResult result = measured(trial, block.bytes(), Integer.MAX_VALUE);
        boolean outOfMemory = result.threw(OutOfMemoryError.class);
        result.expectReturned(
                trial,
                "7 bytes come out, the limit is " + Integer.MAX_VALUE,
                thrown(outOfMemory, AllocatesTheLimit.class));
        result = measured(trial, block.bytes(), 1_000_000);
        expectBytes(trial, block.output(), result);
        trial.expectThat(
                result.allocatedBytes() < MUCH_BYTES,
                "7 bytes came out, the limit is 1000000: you took %d bytes of memory"
                        .formatted(result.allocatedBytes()),
                when(
                        takesWhatIsAllowed(trial, block.bytes(), result.allocatedBytes()),
                        AllocatesTheLimit.class));
    }

    /// Whether it takes more memory where more is allowed.
    private boolean takesWhatIsAllowed(Trial trial, byte[] block, long before) {
        return measured(trial, block, 3_000_000).allocatedBytes() >= 2 * before;
    }

    @Test
    void refusesBeforeItTakesMemory(Trial trial) {
        byte[] literals = Hex.parse("f0" + "ff".repeat(30_000) + "00");
        expectRefusedCheaply(
                trial, literals, Integer.MAX_VALUE, "7650015 literals are announced, none comes");
        byte[] bomb = new Lz4BlockBuilder().sequence(Hex.parse("61"), 1, 3_000_000).end().bytes();
        expectRefusedCheaply(trial, bomb, 1000, "3000001 bytes come out, the limit is 1000");
    }

    private void expectRefusedCheaply(Trial trial, byte[] block, int limit, String when) {
        CallResult result = measured(trial, block, limit);
        result.expectThrown(trial, ProtocolException.class, when, List.of());
        trial.expectThat(
                result.allocatedBytes() < 10 * MUCH_BYTES,
                "%s: you took %d bytes of memory before you refused it"
                        .formatted(when, result.allocatedBytes()));
    }

    // --- large blocks ---

    @Test
    void decodesInOneGo(Trial trial) {
        Lz4BlockBuilder half = sequences(1 << 13);
        long forHalf = measured(trial, half.bytes(), half.output().length).allocatedBytes();
        Lz4BlockBuilder block = sequences(1 << 14);
        byte[] output = block.output();
        CallResult result = measured(trial, block.bytes(), output.length);
        expectBytes(trial, output, result);
        int inAndOut = block.bytes().length + output.length;
        trial.expectThat(
                result.allocatedBytes() < BYTES_A_BYTE * inAndOut,
                "%d bytes in and out, in 16385 sequences: you took %d bytes of memory"
                        .formatted(inAndOut, result.allocatedBytes()),
                when(
                        result.allocatedBytes() > 3 * forHalf && copiesTheOutput(),
                        CopiesEachTime.class));
    }

    /// Whether 100 short sequences after a long output take as much memory as half of it, each:
    /// little is left of the block then.
    private boolean copiesTheOutput() {
        Lz4BlockBuilder block = new Lz4BlockBuilder().sequence(counting(9), 9, 200_000);
        for (int i = 0; i < 100; i++) {
            block.sequence(counting(1), 5, 4);
        }
        byte[] bytes = block.end().bytes();
        return CallResult.of(() -> decoder.decode(bytes, 1_000_000)).allocatedBytes()
                > 100 * 100_000;
    }

    private static Lz4BlockBuilder sequences(int count) {
        Lz4BlockBuilder block = new Lz4BlockBuilder().sequence(counting(9), 9, 4);
        for (int i = 1; i < count; i++) {
            block.sequence(i % 2 == 0 ? new byte[0] : counting(1), 5, 4);
        }
        return block.end();
    }

    /// From where an int ends to where it has wrapped once and is a small number again.
    @Test
    void refusesLengthsThatOverflow(Trial trial) {
        for (long length : List.of((1L << 31) - 1, 1L << 31, (1L << 31) + 16, (1L << 32) + 16)) {
            expectOverflow(trial, literals(length), length + " literals", LIMIT);
            byte[] match = announcing("1f 61 01 00", length - 4, "00");
            expectOverflow(trial, match, length + " bytes of a match", LIMIT);
        }
        long negative = (1L << 31) + 16;
        expectOverflow(trial, literals(negative), negative + " literals", Integer.MAX_VALUE);
    }

    private static byte[] literals(long length) {
        return announcing("f1", length, "61".repeat(16) + "01 00 00");
    }

    private static byte[] announcing(String first, long length, String then) {
        byte[] before = Hex.parse(first);
        byte[] after = Hex.parse(then);
        int count = (int) ((length - 15) / 255);
        byte[] block = Arrays.copyOf(before, before.length + count + 1 + after.length);
        Filled.with((byte) 0xff, block, before.length, before.length + count);
        block[before.length + count] = (byte) ((length - 15) % 255);
        System.arraycopy(after, 0, block, before.length + count + 1, after.length);
        return block;
    }

    private void expectOverflow(Trial trial, byte[] block, String what, int limit) {
        trial.nextCase();
        trial.step("decode gets", block);
        trial.calling("decode(%d bytes, %d)".formatted(block.length, limit));
        CallResult result = CallResult.of(() -> decoder.decode(block, limit));
        boolean wrapped = bytes(result) != null || result.threw(RuntimeException.class);
        result.expectThrown(
                trial,
                ProtocolException.class,
                "%s are announced, the limit is %d".formatted(what, limit),
                List.of(),
                when(wrapped, LengthOverflows.class)
                        .orThrown(
                                IndexOutOfBoundsException.class,
                                NegativeArraySizeException.class,
                                IllegalArgumentException.class));
    }

    // --- several calls ---

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] first = bytes(decode(trial, Hex.parse("40 61 62 63 64"), 4));
        byte[] second = bytes(decode(trial, Hex.parse("40 65 66 67 68"), 4));
        trial.step("then again", "the result of the first call");
        trial.expectBytes(Hex.parse("61 62 63 64"), first);
        trial.expectBytes(Hex.parse("65 66 67 68"), second);
    }

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        Lz4BlockBuilder one = anyBlock(new Random(1), 100);
        Lz4BlockBuilder other = anyBlock(new Random(2), 150);
        trial.step("two threads", "decode different blocks with one object");
        TwoThreads.run(trial, () -> expectAlone(trial, one), () -> expectAlone(trial, other));
    }

    private Void expectAlone(Trial trial, Lz4BlockBuilder block) {
        CallResult result = CallResult.of(() -> decoder.decode(block.bytes(), LIMIT));
        return TwoThreads.expectRight(trial, Arrays.equals(block.output(), bytes(result)), result);
    }

    // --- what they share ---

    private void expectDecoded(Trial trial, String block, String expected) {
        expectBytes(trial, Hex.parse(expected), decode(trial, Hex.parse(block), LIMIT));
    }

    private boolean decodesTo(String block, String expected) {
        CallResult result = CallResult.of(() -> decoder.decode(Hex.parse(block), LIMIT));
        return Arrays.equals(Hex.parse(expected), bytes(result));
    }

    private void expectDecoded(Trial trial, Lz4BlockBuilder block) {
        expectDecoded(trial, block, LIMIT);
    }

    private void expectDecoded(Trial trial, Lz4BlockBuilder block, int limit) {
        expectBytes(trial, block.output(), decode(trial, block.bytes(), limit));
    }

    private static void expectBytes(
            Trial trial, byte[] expected, CallResult result, Symptom... symptoms) {
        result.expectReturned(
                trial,
                "the block is right, %d bytes come out".formatted(expected.length),
                symptoms);
        trial.expectBytes(expected, bytes(result), symptoms);
    }

    private CallResult decode(Trial trial, byte[] block, int limit) {
        byte[] given = block.clone();
        trial.nextCase();
        trial.step("decode gets", block);
        trial.calling("decode(%d bytes, %d)".formatted(block.length, limit));
        CallResult result = CallResult.of(() -> decoder.decode(given, limit));
        trial.expectThat(Arrays.equals(block, given), "expected the block to be left as it was");
        return result;
    }

    /// The second time nothing is loaded any more.
    private CallResult measured(Trial trial, byte[] block, int limit) {
        trial.nextCase();
        trial.step("decode gets", block);
        trial.calling("decode(%d bytes, %d)".formatted(block.length, limit));
        return CallResult.leastOf(2, () -> decoder.decode(block, limit));
    }

    private static byte[] bytes(CallResult result) {
        return (byte[]) result.returned();
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 'a');
        }
        return bytes;
    }
}

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
import netcourse.common.ProtocolException;
import netcourse.lesson04.HuffmanCode.BitSource;
import netcourse.lesson04.exercise.HuffmanDecoder;
import netcourse.lesson04.exercise.MyHuffmanDecoder;
import netcourse.lesson04.mistake.HuffmanDecoderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [HuffmanDecoder].
@Check(
        id = "4.9",
        title = "decode a canonical Huffman code",
        exercise = MyHuffmanDecoder.class,
        core = false,
        difficulty = 3,
        minutes = 30)
class HuffmanDecoderCheck {
    /// The code for literals and lengths in a block with fixed codes: RFC 1951, section 3.2.6.
    private static final HuffmanCode FIXED =
            HuffmanCode.of(join(lengths(144, 8), lengths(112, 9), lengths(24, 7), lengths(8, 8)));

    private static final HuffmanCode RFC = HuffmanCode.of(3, 3, 3, 3, 3, 2, 4, 4);

    /// A new one for each code, until [#forgetsAnEarlierCode] is judged.
    private HuffmanDecoder decoder;

    HuffmanDecoderCheck(HuffmanDecoder decoder) {
        this.decoder = decoder;
    }

    // --- codes that are right ---

    @Test
    void decodesCodesOfOneLength(Trial trial) {
        for (HuffmanCode code : List.of(HuffmanCode.of(1, 1), HuffmanCode.of(2, 2, 2, 2))) {
            begin(trial, code);
            for (int symbol : code.symbols()) {
                String bits = code.bits(symbol);
                CallResult result = next(trial, new BitSource(bits), bits);
                boolean middle = code.lengths().length == 4 && (symbol == 1 || symbol == 2);
                boolean mirrored = middle && Integer.valueOf(3 - symbol).equals(result.returned());
                expectSymbol(trial, result, symbol, when(mirrored, LastBitFirst.class));
            }
        }
    }

    @Test
    void takesNoBitTooMany(Trial trial) {
        for (int length : List.of(1, 2, 8)) {
            HuffmanCode code = HuffmanCode.of(lengths(1 << length, length));
            begin(trial, code);
            for (int symbol : new int[] {0, code.lengths().length - 1}) {
                String more = code.bits(symbol) + "1011001110001111";
                BitSource bits = new BitSource(more);
                CallResult result = next(trial, bits, more);
                expectSymbol(trial, result, symbol);
                trial.expect(
                        "the bits taken",
                        length,
                        bits.taken(),
                        when(bits.taken() == HuffmanDecoder.MAX_LENGTH, TakesFifteenBits.class));
            }
            expectDecoded(trial, code, code.symbols());
        }
    }

    @Test
    void decodesCodesOfSeveralLengths(Trial trial) {
        HuffmanCode three = HuffmanCode.of(1, 2, 2);
        begin(trial, three);
        for (int symbol : new int[] {0, 1, 2}) {
            String bits = three.bits(symbol);
            expectSymbol(trial, next(trial, new BitSource(bits), bits), symbol);
        }
        expectDecoded(trial, three, 2, 0, 0, 1, 2, 1);
        expectDecoded(trial, HuffmanCode.of(1, 2, 3, 3), 3, 2, 1, 0);
    }

    @Test
    void sortsByLengthThenBySymbol(Trial trial) {
        expectDecoded(trial, HuffmanCode.of(2, 2, 1), 0, 1, 2);
        expectDecoded(trial, HuffmanCode.of(2, 1, 3, 3), 0, 1, 2, 3);
        expectDecoded(trial, RFC, RFC.symbols());
        HuffmanCode mixed = HuffmanCode.of(4, 1, 4, 3, 2);
        expectDecoded(trial, mixed, 4, 3, 2, 1, 0);
    }

    @Test
    void skipsSymbolsThatDoNotOccur(Trial trial) {
        for (HuffmanCode code :
                List.of(
                        HuffmanCode.of(0, 1, 1),
                        HuffmanCode.of(1, 0, 0, 0, 0, 1),
                        HuffmanCode.of(0, 2, 0, 1, 0, 2, 0))) {
            CallResult begun = begin(trial, code.lengths());
            begun.expectReturned(
                    trial,
                    "the symbols whose length is not 0 are a complete code",
                    thrown(begun.message().contains("over-subscribed"), CountsTheAbsent.class));
            for (int symbol : code.symbols()) {
                String bits = code.bits(symbol);
                CallResult result = next(trial, new BitSource(bits), bits);
                int rank = Arrays.binarySearch(code.symbols(), symbol);
                boolean ranked = rank != symbol && Integer.valueOf(rank).equals(result.returned());
                expectSymbol(
                        trial, result, symbol, when(ranked, NumbersWhatOccurs.class).orNothing());
            }
        }
    }

    @Test
    void decodesTheFixedCodesOfDeflate(Trial trial) {
        expectDecoded(trial, FIXED, FIXED.symbols());
        HuffmanCode distances = HuffmanCode.of(lengths(32, 5));
        expectDecoded(trial, distances, distances.symbols());
    }

    @Test
    void decodesCodesOfAnyLength(Trial trial) {
        int[] chain = new int[16];
        for (int i = 0; i < 15; i++) {
            chain[i] = i + 1;
        }
        chain[15] = 15;
        expectDecoded(trial, HuffmanCode.of(chain), HuffmanCode.of(chain).symbols());
        int[] reversed = new int[16];
        for (int i = 0; i < 16; i++) {
            reversed[i] = chain[15 - i];
        }
        expectDecoded(trial, HuffmanCode.of(reversed), HuffmanCode.of(reversed).symbols());
    }

    @Test
    void decodesAnyCompleteCode(Trial trial) {
        Random random = new Random(49);
        for (int symbols : List.of(2, 3, 5, 17, 30, 100, 257, 286, 319, 320)) {
            HuffmanCode code = HuffmanCode.any(random, symbols, Math.min(30, 320 - symbols));
            int[] all = code.symbols();
            int[] any = random.ints(200, 0, all.length).map(i -> all[i]).toArray();
            expectDecoded(trial, code, all);
            expectDecoded(trial, code, any);
        }
    }

    // --- codes that are refused ---

    @Test
    void refusesOverSubscribedCode(Trial trial) {
        for (int[] lengths :
                List.of(
                        new int[] {1, 1, 1},
                        new int[] {1, 1, 2},
                        new int[] {1, 1, 15},
                        new int[] {1, 2, 2, 15},
                        new int[] {2, 2, 2, 2, 2},
                        new int[] {1, 2, 3, 3, 3},
                        lengths(320, 1),
                        lengths(320, 8),
                        join(RFC.lengths(), new int[] {15}),
                        join(FIXED.lengths(), new int[] {0, 15}))) {
            boolean unchecked = accepts(1, 1, 1) && accepts(1, 1, 15);
            Symptom takes = when(unchecked, TakesOverSubscribedCode.class);
            expectRefused(trial, lengths, "over-subscribed", takes);
        }
    }

    @Test
    void refusesIncompleteCode(Trial trial) {
        for (int[] lengths :
                List.of(
                        new int[] {2, 2},
                        new int[] {1, 2},
                        new int[] {2, 2, 2},
                        new int[] {1, 2, 15},
                        new int[] {1, 2, 3},
                        new int[] {0, 3, 3, 3, 3, 2, 4, 4},
                        lengths(320, 9),
                        lengths(320, 15),
                        Arrays.copyOf(FIXED.lengths(), 286),
                        Arrays.copyOf(FIXED.lengths(), 287))) {
            boolean unchecked = accepts(2, 2) && accepts(2, 2, 2) && accepts(1, 2, 15);
            Symptom takes = when(unchecked, TakesIncompleteCode.class);
            expectRefused(trial, lengths, "incomplete", takes);
        }
    }

    private boolean accepts(int... lengths) {
        renew();
        return CallResult.of(() -> decoder.begin(lengths)).thrown() == null;
    }

    @Test
    void refusesSingleCodeThatIsLonger(Trial trial) {
        for (int length = 2; length <= HuffmanDecoder.MAX_LENGTH; length++) {
            Symptom takes = when(accepts(length), TakesAnySingleCode.class);
            expectRefused(trial, new int[] {length}, "incomplete", takes);
            expectRefused(trial, new int[] {0, length, 0}, "incomplete", takes);
        }
    }

    private void expectRefused(Trial trial, int[] lengths, String word, Symptom symptom) {
        CallResult result = begin(trial, lengths);
        result.expectThrown(
                trial, ProtocolException.class, "the code is " + word, List.of(word), symptom);
    }

    // --- the two exceptions ---

    @Test
    void takesSingleCodeOfOneBit(Trial trial) {
        for (int[] lengths :
                List.of(new int[] {1}, new int[] {1, 0, 0}, join(new int[29], new int[] {1}))) {
            CallResult begun = begin(trial, lengths);
            boolean refused = begun.threw(ProtocolException.class);
            begun.expectReturned(
                    trial,
                    "RFC 1951, 3.2.7 allows a single code of length 1",
                    thrown(refused, RefusesSingleCode.class));
            BitSource bits = new BitSource("00");
            int symbol = Arrays.stream(lengths).boxed().toList().indexOf(1);
            expectSymbol(trial, next(trial, bits, "00"), symbol);
            trial.expect("the bits taken", 1, bits.taken());
            expectSymbol(trial, next(trial, bits, "0"), symbol);
        }
    }

    @Test
    void refusesTheOtherBitOfSingleCode(Trial trial) {
        for (int[] lengths : List.of(new int[] {0, 1, 0}, new int[] {1})) {
            begin(trial, lengths).expectReturned(trial, "the single code has length 1");
            BitSource bits = new BitSource("1" + "01".repeat(10));
            CallResult result = next(trial, bits, "1 0 1 …");
            int symbol = lengths.length / 2;
            boolean taken = Integer.valueOf(symbol).equals(result.returned());
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "the single code is the bit 0, here is a 1",
                    List.of(),
                    when(taken, TakesBothBits.class));
            trial.expect("the bits taken", 1, bits.taken());
            expectSymbol(trial, next(trial, bits, "0 1 …"), symbol);
        }
    }

    @Test
    void takesNoCodeAtAll(Trial trial) {
        for (int count : List.of(1, 2, 30, 320)) {
            begin(trial, new int[count])
                    .expectReturned(trial, "RFC 1951, 3.2.7 allows that no symbol has a code");
            BitSource bits = new BitSource("01".repeat(10));
            next(trial, bits, "0 1 0 1 …")
                    .expectThrown(
                            trial, ProtocolException.class, "there is no code at all", List.of());
            trial.expect("the bits taken", 0, bits.taken());
        }
    }

    @Test
    void refusesLengthsOutOfRange(Trial trial) {
        for (int[] lengths :
                List.of(
                        new int[0],
                        new int[] {1, 16},
                        new int[] {-1, 1, 1},
                        new int[] {1, 1, Integer.MIN_VALUE},
                        new int[] {1, 1, Integer.MAX_VALUE},
                        new int[] {1, 33},
                        new int[] {1, 1, 256})) {
            begin(trial, lengths)
                    .expectThrown(
                            trial,
                            IllegalArgumentException.class,
                            lengths.length == 0 ? "there are no lengths" : "a length is not 0..15",
                            List.of());
        }
    }

    // --- several calls ---

    @Test
    void forgetsAnEarlierCode(Trial trial) {
        for (HuffmanCode code :
                List.of(FIXED, HuffmanCode.of(2, 2, 1), RFC, HuffmanCode.of(0, 1, 1))) {
            Symptom kept = always(KeepsTheEarlierCode.class).orThrown(ProtocolException.class);
            beginAgain(trial, code.lengths())
                    .expectReturned(trial, "alone, the code was right", kept);
            expectDecodedNow(trial, code, code.symbols(), kept);
        }
    }

    @Test
    void forgetsCodeThatItRefused(Trial trial) {
        for (int[] refused : List.of(new int[] {1, 1, 1}, new int[] {3, 3}, new int[] {1, 16})) {
            begin(trial, refused);
            beginAgain(trial, RFC.lengths()).expectReturned(trial, "the code is complete");
            expectDecodedNow(trial, RFC, RFC.symbols());
        }
    }

    @Test
    void leavesTheLengthsAlone(Trial trial) {
        int[] lengths = RFC.lengths().clone();
        begin(trial, RFC);
        CallResult.of(() -> decoder.begin(lengths));
        trial.expectThat(
                Arrays.equals(RFC.lengths(), lengths),
                "expected the lengths to be left as they were, they are now "
                        + Arrays.toString(lengths));
        Arrays.fill(lengths, 1);
        trial.step("the caller", "uses the array for other lengths");
        for (int symbol : RFC.symbols()) {
            String bits = RFC.bits(symbol);
            CallResult result = next(trial, new BitSource(bits), bits);
            expectSymbol(trial, result, symbol, always(KeepsTheArray.class).orNothing());
        }
    }

    @Test
    void handsOnWhatTheBitsThrow(Trial trial) {
        begin(trial, RFC);
        for (int length = 0; length < 4; length++) {
            String cut = "1110".substring(0, length);
            CallResult result = next(trial, new BitSource(cut), cut + " and no more");
            boolean same = result.threw(BitSource.NoBitsLeft.class);
            trial.expectThat(
                    same,
                    "after %d bits the supplier throws: expected its exception, %s"
                            .formatted(length, describe(result)));
            String bits = RFC.bits(6);
            expectSymbol(trial, next(trial, new BitSource(bits), bits), 6);
        }
    }

    @Test
    void sharesNothingBetweenObjects(Trial trial) {
        begin(trial, RFC);
        HuffmanDecoder first = decoder;
        begin(trial, HuffmanCode.of(2, 2, 2, 2));
        trial.step("the first object", "is used again, with the code of before");
        decoder = first;
        expectDecodedNow(trial, RFC, RFC.symbols());
    }

    // --- what they share ---

    private void expectDecoded(Trial trial, HuffmanCode code, int... symbols) {
        begin(trial, code);
        expectDecodedNow(trial, code, symbols);
    }

    private void expectDecodedNow(
            Trial trial, HuffmanCode code, int[] symbols, Symptom... symptoms) {
        String all = code.bits(symbols);
        BitSource bits = new BitSource(all);
        trial.calling("next(bits), %d times".formatted(symbols.length));
        for (int symbol : symbols) {
            int at = bits.taken();
            CallResult result = CallResult.of(() -> decoder.next(bits));
            if (!Integer.valueOf(symbol).equals(result.returned())) {
                trial.step("the next bits", spaced(all.substring(at)));
                throw trial.wrong(
                        "expected symbol %d, whose code is %s; %s"
                                .formatted(symbol, spaced(code.codes()[symbol]), describe(result)),
                        symptoms);
            }
        }
    }

    private static String describe(CallResult result) {
        return result.thrown() == null
                ? "next returned " + result.returned()
                : "next threw " + result.thrown();
    }

    private void expectSymbol(Trial trial, CallResult result, int symbol, Symptom... symptoms) {
        result.expectReturned(trial, "the bits are the code of symbol " + symbol, symptoms);
        trial.expect("the symbol", symbol, result.returned(), symptoms);
    }

    private void begin(Trial trial, HuffmanCode code) {
        begin(trial, code.lengths()).expectReturned(trial, "the code is complete");
    }

    private CallResult begin(Trial trial, int[] lengths) {
        renew();
        return beginAgain(trial, lengths);
    }

    private void renew() {
        try {
            decoder = decoder.getClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private CallResult beginAgain(Trial trial, int[] lengths) {
        trial.nextCase();
        String first = Arrays.toString(Arrays.copyOf(lengths, Math.min(lengths.length, 20)));
        trial.step("the lengths", lengths.length > 20 ? first + " …" : first);
        trial.calling("begin(%d lengths)".formatted(lengths.length));
        return CallResult.of(() -> decoder.begin(lengths.clone()));
    }

    private CallResult next(Trial trial, BitSource bits, String shown) {
        trial.step("the bits", spaced(shown));
        trial.calling("next(bits)");
        return CallResult.of(() -> decoder.next(bits));
    }

    /// `1 0 1`; at most 20 of them.
    private static String spaced(String bits) {
        String first = bits.length() > 20 ? bits.substring(0, 20) + "…" : bits;
        return first.contains(" ") ? first : String.join(" ", first.split(""));
    }

    private static int[] lengths(int count, int length) {
        int[] lengths = new int[count];
        Arrays.fill(lengths, length);
        return lengths;
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}

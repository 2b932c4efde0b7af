package netcourse.lesson04.mistake;

import java.util.Arrays;
import java.util.function.IntSupplier;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.HuffmanDecoder;

/// Common mistakes in exercise 4.9, decode a canonical Huffman code, in the order of the behaviours
/// of [netcourse.lesson04.HuffmanDecoderCheck] that catch them.
public final class HuffmanDecoderMistakes {
    private HuffmanDecoderMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class HuffmanDecoderInSteps implements HuffmanDecoder {
        int[] lengths;
        int[] counts;
        int[] symbols;
        int occurring;

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(l -> l < 0 || l > 15)) {
                throw new IllegalArgumentException("lengths are " + Arrays.toString(lengths));
            }
            this.lengths = keep(lengths);
            forget();
            for (int length : lengths) {
                counts[length] += count(length);
            }
            occurring = (int) Arrays.stream(lengths).filter(length -> length > 0).count();
            checkCode();
            sort();
        }

        int[] keep(int[] lengths) {
            return lengths.clone();
        }

        void forget() {
            counts = new int[16];
        }

        int count(int length) {
            return length == 0 ? 0 : 1;
        }

        void checkCode() throws ProtocolException {
            int unused = unused();
            if (unused < 0 && refusesOverSubscribed()) {
                throw new ProtocolException("over-subscribed");
            }
            if (unused > 0 && !allowsIncomplete()) {
                throw new ProtocolException("incomplete");
            }
        }

        int unused() {
            int unused = 1 << 15;
            for (int length = 1; length <= 15; length++) {
                unused -= counts[length] << 15 - length;
            }
            return unused;
        }

        boolean refusesOverSubscribed() {
            return true;
        }

        boolean allowsIncomplete() {
            return occurring == 0 || occurring == 1 && counts[1] == 1;
        }

        void sort() {
            symbols = new int[lengths.length];
            int at = 0;
            for (int length = 1; length <= 15; length++) {
                for (int symbol = 0; symbol < lengths.length; symbol++) {
                    if (lengths[symbol] == length) {
                        symbols[at++] = symbol;
                    }
                }
            }
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            int code = 0;
            int first = 0;
            int before = 0;
            for (int length = 1; before < occurring && length <= 15; length++) {
                code = append(code, length, bits.getAsInt());
                if (code >= first && code - first < counts[length]) {
                    return symbol(before + code - first);
                }
                before += counts[length];
                first = (first + counts[length]) << 1;
            }
            return otherwise(code);
        }

        int append(int code, int length, int bit) {
            return code << 1 | bit;
        }

        int symbol(int rank) {
            return symbols[rank];
        }

        int otherwise(int code) throws ProtocolException {
            throw new ProtocolException("no code: " + Integer.toBinaryString(code));
        }
    }

    @Mistake(
            does = "puts the first bit of a code at the lower end",
            sees =
                    """
                    Deflate packs numbers with the lowest bit first, but codes with the highest bit
                    first (RFC 1951, 3.1.1). Here, 01 and 10 change places. Shift what you have, then
                    add the new bit.
                    """,
            caughtBy = "decodesCodesOfOneLength")
    public static class LastBitFirst extends HuffmanDecoderInSteps {
        @Override
        int append(int code, int length, int bit) {
            return code | bit << length - 1;
        }
    }

    @Mistake(
            does = "takes 15 bits for every symbol",
            sees =
                    """
                    A table that is looked up with 15 bits is fast, but the bits after the code belong
                    to the next symbol. Without a way to give bits back, take one at a time.
                    """,
            caughtBy = "takesNoBitTooMany")
    public static class TakesFifteenBits extends HuffmanDecoderInSteps {
        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            int[] taken = {0};
            int symbol =
                    super.next(() -> {
                        taken[0]++;
                        return bits.getAsInt();
                    });
            try {
                for (; taken[0] < 15; taken[0]++) {
                    bits.getAsInt();
                }
            } catch (IllegalStateException e) {
                // the end: no more to look up
            }
            return symbol;
        }
    }

    @Mistake(
            does = "counts the symbols of length 0 as codes",
            sees =
                    """
                    Length 0 says that the symbol does not occur, so it takes no combination of bits.
                    In the RFC's own program, bl_count[0] is set to 0 for that reason.
                    """,
            caughtBy = "skipsSymbolsThatDoNotOccur")
    public static class CountsTheAbsent extends HuffmanDecoderInSteps {
        @Override
        int unused() {
            long absent = Arrays.stream(lengths).filter(length -> length == 0).count();
            return super.unused() - (int) absent * (1 << 15);
        }
    }

    @Mistake(
            does = "returns the place of a symbol among those that occur",
            sees =
                    """
                    Symbols are the indexes of the array that you got, gaps included. When you sort
                    them, keep the index of each, not its place in the row.
                    """,
            caughtBy = "skipsSymbolsThatDoNotOccur")
    public static class NumbersWhatOccurs extends HuffmanDecoderInSteps {
        @Override
        int symbol(int rank) {
            int symbol = super.symbol(rank);
            return (int) Arrays.stream(lengths).limit(symbol).filter(l -> l > 0).count();
        }
    }

    @Mistake(
            does = "does not check whether there are enough combinations of bits",
            sees =
                    """
                    Three codes of one bit cannot be distinguished, and a decoder that believes them reads
                    past its tables. Double what is unused for each length, and subtract the codes.
                    """,
            caughtBy = "refusesOverSubscribedCode")
    public static class TakesOverSubscribedCode extends HuffmanDecoderInSteps {
        @Override
        boolean refusesOverSubscribed() {
            return false;
        }
    }

    @Mistake(
            does = "does not check whether all combinations of bits are used",
            sees =
                    """
                    No honest encoder wastes bits, so an incomplete code is a sign of broken bytes. Refuse
                    it before a symbol is decoded with it.
                    """,
            caughtBy = "refusesIncompleteCode")
    public static class TakesIncompleteCode extends HuffmanDecoderInSteps {
        @Override
        boolean allowsIncomplete() {
            return true;
        }
    }

    @Mistake(
            does = "takes a single code of any length",
            sees =
                    """
                    RFC 1951, 3.2.7, makes an exception for one code of one bit, and for no other: a
                    single code of two bits leaves three of four combinations unused.
                    """,
            caughtBy = "refusesSingleCodeThatIsLonger")
    public static class TakesAnySingleCode extends HuffmanDecoderInSteps {
        @Override
        boolean allowsIncomplete() {
            return occurring <= 1;
        }
    }

    @Mistake(
            does = "refuses a single code of length 1",
            sees =
                    """
                    A text whose matches all have the same distance needs one distance code. RFC 1951,
                    3.2.7, gives it one bit, and leaves the other value of that bit unused.
                    """,
            caughtBy = "takesSingleCodeOfOneBit")
    public static class RefusesSingleCode extends HuffmanDecoderInSteps {
        @Override
        boolean allowsIncomplete() {
            return occurring == 0;
        }
    }

    @Mistake(
            does = "returns the only symbol there is, whatever the bit says",
            sees =
                    """
                    The single code is 0. A 1 is no code, so the bytes are broken. If you take it for
                    the symbol, you go on with data that nobody sent.
                    """,
            caughtBy = "refusesTheOtherBitOfSingleCode")
    public static class TakesBothBits extends HuffmanDecoderInSteps {
        @Override
        int otherwise(int code) throws ProtocolException {
            return occurring == 1 ? symbols[0] : super.otherwise(code);
        }
    }

    @Mistake(
            does = "keeps something of the earlier code when a new one begins",
            sees =
                    """
                    Each block of deflate brings its own codes. Begin with new arrays, or fill the old
                    ones with zeros.
                    """,
            caughtBy = "forgetsAnEarlierCode")
    public static class KeepsTheEarlierCode extends HuffmanDecoderInSteps {
        @Override
        void forget() {
            if (counts == null) {
                super.forget();
            }
        }
    }

    @Mistake(
            does = "keeps the caller's array of lengths, and reads it again later",
            sees =
                    """
                    The caller uses the same array for block after block, and your code changes
                    under your hands. Keep a copy, or only what you derived from the lengths.
                    """,
            caughtBy = "leavesTheLengthsAlone")
    public static class KeepsTheArray extends HuffmanDecoderInSteps {
        @Override
        int[] keep(int[] lengths) {
            return lengths;
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            Arrays.fill(counts, 0);
            for (int length : lengths) {
                counts[length] += count(length);
            }
            sort();
            return super.next(bits);
        }
    }
}

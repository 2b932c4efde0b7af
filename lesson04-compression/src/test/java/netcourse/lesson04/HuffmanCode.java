package netcourse.lesson04;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// The codes that belong to lengths, for the check of 4.9: made one by one, as texts of 0 and 1.
///
/// @param codes by symbol; empty for one that does not occur
record HuffmanCode(int[] lengths, String[] codes) {
    /// @param lengths of a code that is complete, or is a part of one
    static HuffmanCode of(int... lengths) {
        String[] codes = new String[lengths.length];
        Arrays.fill(codes, "");
        String next = "";
        for (int length = 1; length <= 15; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = next + "0".repeat(length - next.length());
                    next = plusOne(codes[symbol]);
                }
            }
        }
        return new HuffmanCode(lengths, codes);
    }

    /// `0111` becomes `1000`; after the last one, `1111`, nothing follows.
    private static String plusOne(String code) {
        int zero = code.lastIndexOf('0');
        return zero < 0
                ? code
                : code.substring(0, zero) + "1" + "0".repeat(code.length() - zero - 1);
    }

    /// A complete code of so many symbols, among others that do not occur: a leaf of the tree is
    /// split until there are enough leaves.
    static HuffmanCode any(Random random, int symbols, int others) {
        int[] lengths = new int[symbols];
        lengths[0] = 1;
        lengths[1] = 1;
        for (int count = 2; count < symbols; count++) {
            int split = random.nextInt(count);
            while (lengths[split] == 15) {
                split = random.nextInt(count);
            }
            lengths[count] = ++lengths[split];
        }
        int[] all = Arrays.copyOf(lengths, symbols + others);
        for (int i = all.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int length = all[i];
            all[i] = all[j];
            all[j] = length;
        }
        return of(all);
    }

    /// The bits of symbols, one code after the other.
    String bits(int... symbols) {
        StringBuilder bits = new StringBuilder();
        for (int symbol : symbols) {
            bits.append(codes[symbol]);
        }
        return bits.toString();
    }

    /// All symbols that occur, in their order.
    int[] symbols() {
        return IntStream.range(0, lengths.length).filter(symbol -> lengths[symbol] > 0).toArray();
    }

    /// Gives the bits of a text of 0 and 1, and counts those that were taken.
    static final class BitSource implements IntSupplier {
        /// No bits are left.
        static final class NoBitsLeft extends IllegalStateException {
            private static final long serialVersionUID = 1L;

            NoBitsLeft() {
                super("made by the check: no bits are left");
            }
        }

        private final String bits;
        private int taken;

        BitSource(String bits) {
            this.bits = bits;
        }

        @Override
        public int getAsInt() {
            if (taken == bits.length()) {
                throw new NoBitsLeft();
            }
            return bits.charAt(taken++) - '0';
        }

        int taken() {
            return taken;
        }
    }
}

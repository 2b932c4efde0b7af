package netcourse.lesson04;

import java.util.Arrays;
import netcourse.common.ProtocolException;

/// A canonical Huffman code as a tree: each bit of a code leads to the left (0) or to the right
/// (1), and where no further way leads on, there is a symbol.
///
/// ```
///          ∙
///        0/ \1          symbol   A    B    C
///        A   ∙          length   1    2    2
///          0/ \1        code     0   10   11
///          B   C
/// ```
///
/// Only the lengths are sent; RFC 1951, 3.2.2 says how they make the codes.
public final class HuffmanTree {
    private static final int MAX_LENGTH = 15;
    private static final int ALL = 1 << MAX_LENGTH;

    private final String name;
    private final int[] lengths;
    private final int[] codes;

    /// Two for each node: where 0 leads and where 1 leads, which is a node, or a symbol as `-1 -
    /// symbol`, or nowhere (0, since no way leads back to the root).
    private final int[] ways;

    private int nodes = 1;

    private HuffmanTree(String name, int[] lengths, int[] codes) {
        this.name = name;
        this.lengths = lengths;
        this.codes = codes;
        this.ways = new int[2 * (lengths.length + 1)];
    }

    /// Makes the tree.
    ///
    /// @param name for messages
    /// @param lengths of each symbol's code, 0 for a symbol that does not occur
    /// @param mayBeLone whether a single code of one bit is right, or none at all
    /// @param where for messages, too
    /// @throws ProtocolException if there are more codes than bits can distinguish, or fewer
    static HuffmanTree of(String name, int[] lengths, boolean mayBeLone, String where)
            throws ProtocolException {
        int[] counts = counts(lengths);
        int taken = taken(counts);
        boolean lone = Arrays.stream(counts).sum() == counts[1] && counts[1] <= 1;
        if (taken != ALL && !(mayBeLone && lone)) {
            throw new ProtocolException(
                    "%s must use all combinations of bits, %s %s"
                            .formatted(name, taken > ALL ? "needs more" : "leaves some", where));
        }
        HuffmanTree tree = new HuffmanTree(name, lengths, codes(lengths, counts));
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                tree.plant(symbol);
            }
        }
        return tree;
    }

    private static int[] counts(int[] lengths) {
        int[] counts = new int[MAX_LENGTH + 1];
        for (int length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        return counts;
    }

    /// A code of n bits takes one of 2^n parts of all there is.
    private static int taken(int[] counts) {
        int taken = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            taken += counts[length] << MAX_LENGTH - length;
        }
        return taken;
    }

    /// Shorter codes come first, and among those of one length the codes of lower symbols.
    private static int[] codes(int[] lengths, int[] counts) {
        int[] next = new int[MAX_LENGTH + 2];
        for (int length = 1; length <= MAX_LENGTH; length++) {
            next[length + 1] = next[length] + counts[length] << 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            codes[symbol] = next[lengths[symbol]]++;
        }
        return codes;
    }

    private void plant(int symbol) {
        int node = 0;
        for (int bit = lengths[symbol] - 1; bit > 0; bit--) {
            int way = 2 * node + (codes[symbol] >>> bit & 1);
            if (ways[way] == 0) {
                ways[way] = nodes++;
            }
            node = ways[way];
        }
        ways[2 * node + (codes[symbol] & 1)] = -1 - symbol;
    }

    /// How many symbols there are, also those that do not occur.
    public int symbols() {
        return lengths.length;
    }

    /// How many bits the code of a symbol has, 0 if it does not occur.
    public int length(int symbol) {
        return lengths[symbol];
    }

    /// The code of a symbol that occurs, in zeros and ones.
    public String code(int symbol) {
        String bits = Integer.toBinaryString(1 << lengths[symbol] | codes[symbol]);
        return bits.substring(1);
    }

    /// The next symbol.
    int next(BitInput in) throws ProtocolException {
        long start = in.at();
        int node = 0;
        do {
            node = ways[2 * node + in.bit(name)];
            if (node == 0) {
                throw new ProtocolException(
                        "%s expected, these bits are none %s"
                                .formatted(name, BitInput.where(start)));
            }
        } while (node > 0);
        return -1 - node;
    }
}

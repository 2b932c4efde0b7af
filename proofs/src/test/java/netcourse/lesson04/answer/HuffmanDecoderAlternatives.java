package netcourse.lesson04.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.HuffmanDecoder;

/// Unusual solutions of exercise 4.9, decode a canonical Huffman code, which are right.
public final class HuffmanDecoderAlternatives {
    private HuffmanDecoderAlternatives() {}

    @Alternative(
            """
            plants a tree: goes through it depth first, and hangs the next symbol of each depth on
            the leftmost place that is free, so it needs no code as a number
            """)
    public static class PlantsTree implements HuffmanDecoder {
        /// A leaf if it has a symbol.
        private static final class Node {
            int symbol = -1;
            final Node[] branches = new Node[2];

            /// Whether the symbol found a place.
            boolean add(int symbol, int depth) {
                if (this.symbol >= 0 || depth == 0 && branches[0] != null) {
                    return false;
                }
                if (depth == 0) {
                    this.symbol = symbol;
                    return true;
                }
                for (int bit = 0; bit < 2; bit++) {
                    Node branch = branches[bit] == null ? new Node() : branches[bit];
                    if (branch.add(symbol, depth - 1)) {
                        branches[bit] = branch;
                        return true;
                    }
                }
                return false;
            }

            boolean isFull() {
                return symbol >= 0
                        || branches[0] != null
                                && branches[1] != null
                                && branches[0].isFull()
                                && branches[1].isFull();
            }
        }

        private Node root;

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            for (int length : lengths) {
                if (length < 0 || length > 15) {
                    throw new IllegalArgumentException("length " + length);
                }
            }
            if (lengths.length == 0) {
                throw new IllegalArgumentException("no lengths");
            }
            root = new Node();
            int planted = 0;
            for (int depth = 1; depth <= 15; depth++) {
                for (int symbol = 0; symbol < lengths.length; symbol++) {
                    if (lengths[symbol] == depth) {
                        planted++;
                        if (!root.add(symbol, depth)) {
                            throw new ProtocolException("over-subscribed by symbol " + symbol);
                        }
                    }
                }
            }
            boolean single = planted == 1 && root.branches[0].symbol >= 0;
            if (planted > 0 && !single && !root.isFull()) {
                throw new ProtocolException("incomplete");
            }
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            Node node = root;
            if (node.branches[0] == null) {
                throw new ProtocolException("no code at all");
            }
            while (node.symbol < 0) {
                node = node.branches[bits.getAsInt()];
                if (node == null) {
                    throw new ProtocolException("not in the tree");
                }
            }
            return node.symbol;
        }
    }

    @Alternative(
            """
            keeps a map from a code, with a 1 in front that keeps its zeros, to the symbol; adds up
            the parts of the whole that the codes take, in units of 2^-15
            """)
    public static class LooksUpInMap implements HuffmanDecoder {
        private final Map<Integer, Integer> symbols = new HashMap<>();

        @Override
        public void begin(int[] lengths) throws ProtocolException {
            symbols.clear();
            int taken = 0;
            for (int length : lengths) {
                if (length < 0 || length > 15) {
                    throw new IllegalArgumentException("length " + length);
                }
                taken += length == 0 ? 0 : 1 << 15 - length;
            }
            if (lengths.length == 0) {
                throw new IllegalArgumentException("no lengths");
            }
            if (taken > 1 << 15) {
                throw new ProtocolException("code is over-subscribed: " + taken + " of 32768");
            }
            int code = 1;
            for (int length = 1; length <= 15; length++) {
                code *= 2;
                for (int symbol = 0; symbol < lengths.length; symbol++) {
                    if (lengths[symbol] == length) {
                        symbols.put(code++, symbol);
                    }
                }
            }
            boolean single = symbols.size() == 1 && symbols.containsKey(2);
            if (taken != 1 << 15 && !single && !symbols.isEmpty()) {
                throw new ProtocolException("code is incomplete: " + taken + " of 32768");
            }
        }

        @Override
        public int next(IntSupplier bits) throws ProtocolException {
            int most = symbols.size() == 1 ? 1 : 15;
            int code = 1;
            for (int i = 0; i < most && !symbols.isEmpty(); i++) {
                code = 2 * code + bits.getAsInt();
                if (symbols.containsKey(code)) {
                    return symbols.get(code);
                }
            }
            throw new ProtocolException("no code: " + Integer.toBinaryString(code).substring(1));
        }
    }
}

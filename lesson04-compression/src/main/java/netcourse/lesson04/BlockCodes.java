package netcourse.lesson04;

import java.util.Arrays;
import netcourse.common.ProtocolException;

/// The two codes of a block: one for literals, lengths and the end of the block, one for distances.
///
/// @param literals 0 … 255 bytes, 256 the end, from 257 on lengths
/// @param distances used after a length
public record BlockCodes(HuffmanTree literals, HuffmanTree distances) {
    /// The symbol that ends a block.
    public static final int END_OF_BLOCK = 256;

    // RFC 1951, 3.2.7: the order in which the lengths of the code for lengths are sent.
    private static final int[] ORDER = {
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
    };

    private static BlockCodes of(int[] literals, int[] distances, String where)
            throws ProtocolException {
        return new BlockCodes(
                HuffmanTree.of("literal/length code", literals, true, where),
                HuffmanTree.of("distance code", distances, true, where));
    }

    /// RFC 1951, 3.2.6.
    static BlockCodes fixed() throws ProtocolException {
        int[] literals = new int[288];
        Arrays.fill(literals, 0, 144, 8);
        Arrays.fill(literals, 144, 256, 9);
        Arrays.fill(literals, 256, 280, 7);
        Arrays.fill(literals, 280, 288, 8);
        int[] distances = new int[32];
        Arrays.fill(distances, 5);
        return of(literals, distances, "");
    }

    /// Reads the codes that a dynamic block begins with: RFC 1951, 3.2.7.
    static BlockCodes read(BitInput in) throws ProtocolException {
        String where = in.where();
        int literals = 257 + in.number(5, "number of literal/length codes");
        int distances = 1 + in.number(5, "number of distance codes");
        if (literals > Match.SYMBOLS || distances > Match.DISTANCE_SYMBOLS) {
            throw new ProtocolException(
                    "literal/length and distance codes must be at most %d and %d, were %d and %d %s"
                            .formatted(
                                    Match.SYMBOLS,
                                    Match.DISTANCE_SYMBOLS,
                                    literals,
                                    distances,
                                    where));
        }
        int[] all = lengths(in, literals + distances);
        if (all[END_OF_BLOCK] == 0) {
            throw new ProtocolException("end of block must have a code, has none " + in.where());
        }
        return of(
                Arrays.copyOf(all, literals),
                Arrays.copyOfRange(all, literals, all.length),
                in.where());
    }

    /// The lengths are in a Huffman code themselves, whose own lengths have three bits each.
    private static int[] lengths(BitInput in, int count) throws ProtocolException {
        int given = 4 + in.number(4, "number of code length codes");
        int[] own = new int[ORDER.length];
        for (int i = 0; i < given; i++) {
            own[ORDER[i]] = in.number(3, "length of a code length code");
        }
        HuffmanTree tree = HuffmanTree.of("code length code", own, false, in.where());
        int[] lengths = new int[count];
        int at = 0;
        while (at < count) {
            at = fill(lengths, at, tree, in);
        }
        return lengths;
    }

    /// 0 … 15 is a length; 16 repeats the one before, 17 and 18 repeat zero.
    private static int fill(int[] lengths, int at, HuffmanTree tree, BitInput in)
            throws ProtocolException {
        long start = in.at();
        int symbol = tree.next(in);
        int times =
                switch (symbol) {
                    case 16 -> 3 + in.number(2, "repeat count");
                    case 17 -> 3 + in.number(3, "repeat count");
                    case 18 -> 11 + in.number(7, "repeat count");
                    default -> 1;
                };
        int most = symbol == 16 && at == 0 ? 0 : lengths.length - at;
        if (times > most) {
            throw new ProtocolException(
                    "code length must come at most %d times here, came %d times %s"
                            .formatted(most, times, BitInput.where(start)));
        }
        int length = symbol < 16 ? symbol : symbol == 16 ? lengths[at - 1] : 0;
        Arrays.fill(lengths, at, at + times, length);
        return at + times;
    }
}

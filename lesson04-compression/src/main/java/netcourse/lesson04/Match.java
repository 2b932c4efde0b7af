package netcourse.lesson04;

import netcourse.common.ProtocolException;

/// A match of LZ77: "go back so far, and copy so much from there". Deflate writes each of the two
/// numbers as a symbol and some extra bits (RFC 1951, 3.2.5).
///
/// @param lengthSymbol 257 … 285
/// @param lengthExtra the value of its extra bits
/// @param distanceSymbol 0 … 29
/// @param distanceExtra the value of its extra bits
public record Match(int lengthSymbol, int lengthExtra, int distanceSymbol, int distanceExtra) {
    /// The first symbol that is a length.
    public static final int FIRST_LENGTH = 257;

    /// How many symbols the literal/length code has at most; the last one is a length.
    static final int SYMBOLS = 286;

    static final int DISTANCE_SYMBOLS = 30;

    /// Reads what follows the symbol of a length.
    static Match read(int symbol, HuffmanTree distances, BitInput in) throws ProtocolException {
        check("length", symbol, SYMBOLS, in);
        int lengthExtra = in.number(lengthExtraBits(symbol), "extra bits of a length");
        int distance = distances.next(in);
        check("distance", distance, DISTANCE_SYMBOLS, in);
        int distanceExtra = in.number(distanceExtraBits(distance), "extra bits of a distance");
        return new Match(symbol, lengthExtra, distance, distanceExtra);
    }

    /// The fixed codes have two symbols more of each, which must not occur.
    private static void check(String name, int symbol, int end, BitInput in)
            throws ProtocolException {
        if (symbol >= end) {
            throw new ProtocolException(
                    "symbol of a %s must be at most %d, was %d %s"
                            .formatted(name, end - 1, symbol, in.where()));
        }
    }

    /// How many bytes are copied, 3 … 258.
    public int length() {
        return baseLength(lengthSymbol) + lengthExtra;
    }

    /// How far back they are, 1 … 32,768.
    public int distance() {
        return baseDistance(distanceSymbol) + distanceExtra;
    }

    /// The smallest length that a symbol stands for.
    public static int baseLength(int symbol) {
        int n = symbol - FIRST_LENGTH;
        if (symbol == SYMBOLS - 1) {
            return 258;
        }
        return n < 8 ? 3 + n : 3 + (4 + n % 4 << lengthExtraBits(symbol));
    }

    /// The smallest distance that a symbol stands for.
    public static int baseDistance(int symbol) {
        return symbol < 4 ? 1 + symbol : 1 + (2 + symbol % 2 << distanceExtraBits(symbol));
    }

    /// How many bits follow the symbol of a length: one more for every four symbols.
    public static int lengthExtraBits(int symbol) {
        int n = symbol - FIRST_LENGTH;
        return n < 8 || symbol == SYMBOLS - 1 ? 0 : n / 4 - 1;
    }

    /// How many bits follow the symbol of a distance: one more for every two symbols.
    public static int distanceExtraBits(int symbol) {
        return symbol < 4 ? 0 : symbol / 2 - 1;
    }
}

package netcourse.lesson04.answer;

import java.util.Comparator;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.HuffmanDecoder;

/// The answer to exercise 4.9.
public class SolvedHuffmanDecoder implements HuffmanDecoder {
    // @start region="huffman-next"
    private int[] counts; // of the codes of each length
    private int[] symbols; // in the order of their codes

    // @end

    @Override
    public void begin(int[] lengths) throws ProtocolException {
        if (lengths.length == 0 || IntStream.of(lengths).anyMatch(l -> l < 0 || l > MAX_LENGTH)) {
            throw new IllegalArgumentException("there must be lengths, each 0.." + MAX_LENGTH);
        }
        symbols =
                IntStream.range(0, lengths.length)
                        .filter(symbol -> lengths[symbol] > 0)
                        .boxed()
                        .sorted(Comparator.comparingInt(symbol -> lengths[symbol])) // is stable
                        .mapToInt(symbol -> symbol)
                        .toArray();
        counts = new int[MAX_LENGTH + 1];
        IntStream.of(symbols).forEach(symbol -> counts[lengths[symbol]]++);
        int unused = 1; // combinations of bits of this length that no code so far begins
        for (int length = 1; length <= MAX_LENGTH; length++) {
            unused = 2 * unused - counts[length];
            if (unused < 0) {
                throw new ProtocolException("over-subscribed code, at length " + length);
            }
        }
        boolean allowed = symbols.length < 2 && counts[1] == symbols.length;
        if (unused > 0 && !allowed) {
            throw new ProtocolException("incomplete code of %d symbols".formatted(symbols.length));
        }
    }

    // @start region="huffman-next"
    @Override
    public int next(IntSupplier bits) throws ProtocolException {
        int code = 0;
        int first = 0; // the first code of this length
        int before = 0; // how many codes are shorter
        for (int length = 1; before < symbols.length; length++) {
            code = code << 1 | bits.getAsInt();
            if (code - first < counts[length]) {
                return symbols[before + code - first];
            }
            before += counts[length];
            first = first + counts[length] << 1;
        }
        throw new ProtocolException("these bits are no code");
    }
    // @end
}

package netcourse.lesson04;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A block that the check of 4.8 puts together sequence by sequence, and what comes out of it.
final class Lz4BlockBuilder {
    private static final int MORE = 15;

    private byte[] block = new byte[64];
    private int blockSize;
    private byte[] output = new byte[64];
    private int outputSize;

    /// Where literals end in the block: what has come out by then.
    private final Map<Integer, Integer> ends = new HashMap<>();

    /// Adds a sequence with a match.
    ///
    /// @param offset of the match, right or not
    /// @param length of the match, 4 or more
    Lz4BlockBuilder sequence(byte[] literals, int offset, int length) {
        begin(literals, Math.min(length - 4, MORE));
        write(offset);
        write(offset >> 8);
        writeRest(length - 4);
        for (int i = 0; i < length; i++) {
            boolean there = offset > 0 && offset <= outputSize;
            comeOut(there ? output[outputSize - offset] : 0);
        }
        return this;
    }

    /// Adds the last sequence.
    Lz4BlockBuilder end(byte... literals) {
        begin(literals, 0);
        return this;
    }

    private void begin(byte[] literals, int lowBits) {
        write(Math.min(literals.length, MORE) << 4 | lowBits);
        writeRest(literals.length);
        for (byte literal : literals) {
            write(literal);
            comeOut(literal);
        }
        ends.put(blockSize, outputSize);
    }

    private void writeRest(int length) {
        if (length >= MORE) {
            int left = length - MORE;
            for (; left >= 255; left -= 255) {
                write(255);
            }
            write(left);
        }
    }

    private void write(int b) {
        block = grown(block, blockSize);
        block[blockSize++] = (byte) b;
    }

    private void comeOut(byte b) {
        output = grown(output, outputSize);
        output[outputSize++] = b;
    }

    private static byte[] grown(byte[] bytes, int size) {
        return size < bytes.length ? bytes : Arrays.copyOf(bytes, 2 * size);
    }

    byte[] bytes() {
        return Arrays.copyOf(block, blockSize);
    }

    byte[] output() {
        return Arrays.copyOf(output, outputSize);
    }

    /// Whether the first so many bytes are a block, too.
    boolean mayEndAfter(int length) {
        return ends.containsKey(length);
    }

    /// What comes out of the first so many bytes.
    byte[] outputOf(int length) {
        return Arrays.copyOf(output, ends.get(length));
    }
}

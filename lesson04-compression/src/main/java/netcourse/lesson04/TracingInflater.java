package netcourse.lesson04;

import java.util.Arrays;
import netcourse.common.ProtocolException;

/// Inflates raw deflate (RFC 1951) slowly, and reports each step. Whatever the bytes are, it ends
/// with the content or with a [ProtocolException] that says where, and keeps no more than comes
/// out.
public final class TracingInflater {
    /// The three kinds of blocks, in the order of their numbers (RFC 1951, 3.2.3).
    public enum BlockType {
        /// Bytes as they are.
        STORED,
        /// Symbols in the code that RFC 1951 fixes.
        FIXED,
        /// Symbols in a code that the block begins with.
        DYNAMIC
    }

    /// Hears what the inflater finds, in the order of the bits. Bits count from the start of the
    /// input.
    public interface Listener {
        /// A block begins at a bit.
        void beginBlock(BlockType type, boolean last, long bit);

        /// All that is in a stored block.
        void stored(byte[] content);

        /// The codes of the block, which are read until a bit.
        void codes(BlockCodes codes, long bit);

        /// A byte, whose code begins at a bit.
        void literal(int value, long bit);

        /// A match, whose first code begins at a bit.
        ///
        /// @param copied the bytes that it copied
        void match(Match match, byte[] copied, long bit);

        /// The block has ended before a bit.
        void endBlock(long bit);
    }

    private final BitInput in;
    private final int maxBytes;
    private final Listener listener;
    private byte[] output = new byte[256];
    private int size;

    /// @param from index of the first byte
    /// @param maxBytes the most that may come out
    public TracingInflater(byte[] input, int from, int maxBytes, Listener listener) {
        this.in = new BitInput(input, from);
        this.maxBytes = maxBytes;
        this.listener = listener;
    }

    /// Inflates all blocks.
    ///
    /// @return the content
    public byte[] inflate() throws ProtocolException {
        boolean last;
        do {
            long start = in.at();
            last = in.bit("a block") == 1;
            int type = in.number(2, "type of the block");
            if (type == 3) {
                throw new ProtocolException(
                        "type of the block must be 0..2, was 3 " + BitInput.where(start + 1));
            }
            listener.beginBlock(BlockType.values()[type], last, start);
            switch (BlockType.values()[type]) {
                case STORED -> copyStored();
                case FIXED -> inflateBlock(BlockCodes.fixed());
                case DYNAMIC -> inflateBlock(BlockCodes.read(in));
            }
            listener.endBlock(in.at());
        } while (!last);
        return Arrays.copyOf(output, size);
    }

    /// The index of the first byte of the input after the last block.
    public int end() {
        return in.nextByte();
    }

    private void copyStored() throws ProtocolException {
        in.skipToByte();
        String where = in.where();
        int length = in.number(16, "length of a stored block");
        int complement = in.number(16, "complement of the length");
        if (complement != (length ^ 0xffff)) {
            throw new ProtocolException(
                    "complement of the length %04x must be %04x, was %04x %s"
                            .formatted(length, length ^ 0xffff, complement, where));
        }
        int start = size;
        for (int i = 0; i < length; i++) {
            put(in.number(8, "stored byte"));
        }
        listener.stored(Arrays.copyOfRange(output, start, size));
    }

    private void inflateBlock(BlockCodes codes) throws ProtocolException {
        listener.codes(codes, in.at());
        long start = in.at();
        int symbol = codes.literals().next(in);
        while (symbol != BlockCodes.END_OF_BLOCK) {
            if (symbol < BlockCodes.END_OF_BLOCK) {
                put(symbol);
                listener.literal(symbol, start);
            } else {
                copy(Match.read(symbol, codes.distances(), in), start);
            }
            start = in.at();
            symbol = codes.literals().next(in);
        }
    }

    /// Byte by byte: a match may copy what it has only just written.
    private void copy(Match match, long start) throws ProtocolException {
        if (match.distance() > size) {
            throw new ProtocolException(
                    "distance must be at most %d here, was %d %s"
                            .formatted(size, match.distance(), BitInput.where(start)));
        }
        for (int i = 0; i < match.length(); i++) {
            put(output[size - match.distance()]);
        }
        listener.match(match, Arrays.copyOfRange(output, size - match.length(), size), start);
    }

    private void put(int value) throws ProtocolException {
        if (size == maxBytes) {
            throw new ProtocolException(
                    "output must be at most %d bytes, more would come %s"
                            .formatted(maxBytes, in.where()));
        }
        if (size == output.length) {
            output = Arrays.copyOf(output, (int) Math.min(2L * size, maxBytes));
        }
        output[size++] = (byte) value;
    }
}

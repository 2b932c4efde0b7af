package netcourse.lesson04.answer;

import java.util.Arrays;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.Lz4BlockDecoder;

/// The answer to exercise 4.8.
public class SolvedLz4BlockDecoder implements Lz4BlockDecoder {
    @Override
    public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        return new Decoding(block, maxBytes).all();
    }

    /// One call.
    private static final class Decoding {
        private final byte[] block;
        private final int maxBytes;
        private byte[] out = new byte[64];
        private int size; // of what came out
        private int at; // in the block
        private int sequence; // where it begins

        Decoding(byte[] block, int maxBytes) {
            this.block = block;
            this.maxBytes = maxBytes;
        }

        // @start region="lz4-decode"
        byte[] all() throws ProtocolException {
            while (true) {
                sequence = at;
                int token = next();
                long literals = length(token >> 4);
                if (literals > block.length - at) {
                    throw ended();
                }
                makeRoom(literals);
                System.arraycopy(block, at, out, size, (int) literals);
                at += (int) literals;
                size += (int) literals;
                if (at == block.length) {
                    return Arrays.copyOf(out, size);
                }
                int offset = next() | next() << 8;
                if (offset == 0 || offset > size) {
                    throw new ProtocolException(
                            "offset must be 1..%d, was %d (byte %d)"
                                    .formatted(size, offset, at - 2));
                }
                long match = length(token & 15) + 4;
                makeRoom(match);
                for (int end = size + (int) match; size < end; size++) {
                    out[size] = out[size - offset]; // perhaps a byte of this very match
                }
            }
        }

        private long length(int bits) throws ProtocolException {
            long length = bits;
            for (int more = bits == 15 ? 255 : 0; more == 255; length += more) {
                more = next();
            }
            return length;
        }

        // @end

        private int next() throws ProtocolException {
            if (at == block.length) {
                throw ended();
            }
            return block[at++] & 0xff;
        }

        private ProtocolException ended() {
            return new ProtocolException("block ended in the sequence at byte " + sequence);
        }

        private void makeRoom(long count) throws ProtocolException {
            if (count > maxBytes - size) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            if (count > out.length - size) {
                long twice = Math.min(2L * out.length, maxBytes);
                out = Arrays.copyOf(out, (int) Math.max(twice, size + count));
            }
        }
    }
}

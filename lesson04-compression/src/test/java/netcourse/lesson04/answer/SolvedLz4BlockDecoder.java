package netcourse.lesson04.answer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        ByteBuffer in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        byte[] out = new byte[64];
        int size = 0; // of what has come out
        int sequence = 0; // where it begins
        try {
            while (true) {
                sequence = in.position();
                int token = in.get() & 0xff;
                int end = end(in, token >> 4, size, maxBytes);
                if (end - size > in.remaining()) {
                    throw new BufferUnderflowException();
                }
                out = grown(out, end);
                in.get(out, size, end - size);
                size = end;
                if (!in.hasRemaining()) {
                    return Arrays.copyOf(out, size);
                }
                int offset = in.getShort() & 0xffff;
                if (offset == 0 || offset > size) {
                    String message = "offset must be 1..%d, was %d (byte %d)";
                    throw new ProtocolException(message.formatted(size, offset, in.position() - 2));
                }
                end = end(in, token & 15, size + 4L, maxBytes);
                out = grown(out, end);
                for (; size < end; size++) {
                    out[size] = out[size - offset]; // perhaps a byte of this very match
                }
            }
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("block ended in the sequence at byte " + sequence);
        }
    }

    /// Where literals or a match end that begin at `from`. Reads on only while that is allowed.
    private static int end(ByteBuffer in, int bits, long from, int maxBytes)
            throws ProtocolException {
        long end = from + bits;
        for (int more = bits == 15 ? 255 : 0; more == 255 && end <= maxBytes; end += more) {
            more = in.get() & 0xff;
        }
        if (end > maxBytes) {
            throw new ProtocolException("more than %d bytes".formatted(maxBytes));
        }
        return (int) end;
    }

    private static byte[] grown(byte[] out, int end) {
        return end <= out.length ? out : Arrays.copyOf(out, (int) Math.min(2L * end, 0x7fff_fff7));
    }
}

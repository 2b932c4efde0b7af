package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.Lz4BlockDecoder;

/// Unusual solutions of exercise 4.8, decode an LZ4 block, which are right.
public final class Lz4BlockDecoderAlternatives {
    private Lz4BlockDecoderAlternatives() {}

    @Alternative(
            """
            goes through the block twice: adds up the lengths, then makes an array of just that
            size; copies a match in pieces, each twice as long as the one before
            """)
    public static class CountsFirst implements Lz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            ByteBuffer out = ByteBuffer.allocate((int) walk(block, maxBytes, null));
            walk(block, maxBytes, out);
            return out.array();
        }

        /// How many bytes come out.
        private static long walk(byte[] block, int maxBytes, ByteBuffer out)
                throws ProtocolException {
            ByteBuffer in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            int sequence = 0;
            long size = 0;
            try {
                while (true) {
                    sequence = in.position();
                    int token = in.get();
                    long literals = length(in, token >> 4 & 15);
                    size = checked(size + literals, maxBytes);
                    copy(in, literals, out);
                    if (!in.hasRemaining()) {
                        return size;
                    }
                    int offset = Short.toUnsignedInt(in.getShort());
                    if (offset == 0 || offset > size) {
                        throw new ProtocolException(
                                "byte %d: offset %d, %d bytes have come out"
                                        .formatted(in.position() - 2, offset, size));
                    }
                    long match = length(in, token & 15) + 4;
                    size = checked(size + match, maxBytes);
                    if (out != null) {
                        repeat(out, offset, (int) match);
                    }
                }
            } catch (BufferUnderflowException e) {
                throw new ProtocolException("cut off, sequence at byte " + sequence);
            }
        }

        private static void copy(ByteBuffer in, long literals, ByteBuffer out) {
            if (literals > in.remaining()) {
                throw new BufferUnderflowException();
            }
            if (out != null) {
                out.put(in.slice(in.position(), (int) literals));
            }
            in.position(in.position() + (int) literals);
        }

        private static void repeat(ByteBuffer out, int offset, int match) {
            int from = out.position() - offset;
            for (int left = match; left > 0; ) {
                int piece = Math.min(left, out.position() - from);
                out.put(out.duplicate().slice(from, piece));
                left -= piece;
            }
        }

        private static long length(ByteBuffer in, int bits) {
            long length = bits;
            int more = bits == 15 ? 255 : 0;
            while (more == 255) {
                more = in.get() & 0xff;
                length += more;
            }
            return length;
        }

        private static long checked(long size, int maxBytes) throws ProtocolException {
            if (size > maxBytes) {
                throw new ProtocolException(size + " bytes, the limit is " + maxBytes);
            }
            return size;
        }
    }

    @Alternative("reads back from a ByteArrayOutputStream, whose array a subclass can see")
    public static class SeesTheBuffer implements Lz4BlockDecoder {
        private static final class Output extends ByteArrayOutputStream {
            /// In pieces, each up to twice as long as the one before.
            void repeat(int offset, int length) {
                int from = count - offset;
                for (int left = length; left > 0; ) {
                    int piece = Math.min(left, count - from);
                    write(buf, from, piece);
                    left -= piece;
                }
            }
        }

        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            Output out = new Output();
            int at = 0;
            for (int sequence = 0; at < block.length; sequence = at) {
                int token = block[at++] & 0xff;
                int limit = Math.min(maxBytes - out.size(), Integer.MAX_VALUE - 300);
                int literals = token / 16;
                int more = literals == 15 ? 255 : 0;
                while (more == 255 && at < block.length && literals <= limit) {
                    more = block[at++] & 0xff;
                    literals += more;
                }
                check(literals <= limit, "more than " + maxBytes);
                check(more < 255 && literals <= block.length - at, "ended, byte " + sequence);
                out.write(block, at, literals);
                at += literals;
                if (at == block.length) {
                    return out.toByteArray();
                }
                check(at + 2 <= block.length, "ended, byte " + sequence);
                int offset = (block[at] & 0xff) + (block[at + 1] & 0xff) * 256;
                check(offset != 0 && offset <= out.size(), "offset " + offset + ", byte " + at);
                at += 2;
                limit = maxBytes - out.size();
                int match = token % 16 + 4;
                more = token % 16 == 15 ? 255 : 0;
                while (true) {
                    check(match <= limit, "more than " + maxBytes);
                    out.repeat(offset, match);
                    limit -= match;
                    if (more < 255) {
                        break;
                    }
                    check(at < block.length, "ended, byte " + sequence);
                    more = block[at++] & 0xff;
                    match = more;
                }
            }
            throw new ProtocolException("ended, byte " + at);
        }

        private static void check(boolean right, String otherwise) throws ProtocolException {
            if (!right) {
                throw new ProtocolException(otherwise);
            }
        }
    }
}

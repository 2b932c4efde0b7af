package netcourse.codecs;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.util.stream.IntStream;

/// LZ4 in frames, in Java alone; [Lz4Frame] and [Lz4Block] have the pictures.
///
/// Writes one frame of independent blocks with a checksum of the content. Reads one or more frames,
/// with linked blocks too, as `lz4 -d` does.
final class Lz4Codec extends BufferCodec {
    private static final int BLOCK_HEADER_BYTES = 4;
    private static final int TRAILER_BYTES = 8;
    private static final int MAX_BLOCK_BYTES = Lz4Header.blockBytes(Lz4Header.MAX_BLOCK_CODE);

    private static final byte[][] HEADERS =
            IntStream.rangeClosed(0, Lz4Header.MAX_BLOCK_CODE)
                    .mapToObj(Lz4Header::of)
                    .toArray(byte[][]::new);

    private final Input input = new Input();
    private final Lz4Frame frame = new Lz4Frame(input);
    private final Lz4Block block = new Lz4Block();
    private final XxHash32 hash = new XxHash32();

    @Override
    public int maxCompressedBytes(int bytes) {
        long blocks = bytes / MAX_BLOCK_BYTES + 1L;
        return Math.toIntExact(
                HEADERS[0].length + blocks * BLOCK_HEADER_BYTES + bytes + TRAILER_BYTES);
    }

    @Override
    int compress(byte[] source, int from, int to, byte[] into, int start, int end) {
        int at = start + putHeader(into, start, end, blockCode(to - from));
        int next = from;
        while (next < to) {
            int blockEnd = next + Math.min(to - next, MAX_BLOCK_BYTES);
            at += putBlock(block, source, next, blockEnd, into, at, end);
            next = blockEnd;
        }
        return at + putTrailer(into, at, end, hash.of(source, from, to - from)) - start;
    }

    /// The code of the smallest block maximum that the content fits into.
    private static int blockCode(int bytes) {
        int code = Lz4Header.MIN_BLOCK_CODE;
        while (code < Lz4Header.MAX_BLOCK_CODE && bytes > Lz4Header.blockBytes(code)) {
            code++;
        }
        return code;
    }

    /// Puts a frame's header and returns its length, as do the others.
    static int putHeader(byte[] into, int at, int end, int blockCode) {
        byte[] header = HEADERS[blockCode];
        checkRoom(header.length, end - at);
        System.arraycopy(header, 0, into, at, header.length);
        return header.length;
    }

    /// A block that does not get smaller is stored.
    static int putBlock(
            Lz4Block block, byte[] content, int from, int to, byte[] into, int at, int end) {
        int data = at + BLOCK_HEADER_BYTES;
        int bytes = to - from;
        int limit = (int) Math.min(end, data + bytes - 1L);
        int count = limit < data ? -1 : block.encode(content, from, to, into, data, limit);
        if (count < 0) {
            checkRoom(BLOCK_HEADER_BYTES + bytes, end - at);
            System.arraycopy(content, from, into, data, bytes);
        }
        LittleEndian.putInt(into, at, count < 0 ? bytes | Lz4Frame.STORED : count);
        return BLOCK_HEADER_BYTES + (count < 0 ? bytes : count);
    }

    static int putTrailer(byte[] into, int at, int end, int checksum) {
        checkRoom(TRAILER_BYTES, end - at);
        LittleEndian.putInt(into, at, 0);
        LittleEndian.putInt(into, at + 4, checksum);
        return TRAILER_BYTES;
    }

    private static void checkRoom(int needed, int room) {
        if (needed > room) {
            throw new BufferOverflowException();
        }
    }

    @Override
    int decompress(byte[] source, int from, int to, byte[] into, int start, int end)
            throws IOException {
        try {
            input.wrap(source, from, to);
            int at = start;
            while (frame.nextBlock() >= 0) {
                at += frame.decode(into, at, end);
            }
            return at - start;
        } finally {
            frame.reset();
            input.clear();
        }
    }

    @Override
    void release() {}
}

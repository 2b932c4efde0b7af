package netcourse.codecs;

import java.io.IOException;
import netcourse.common.ProtocolException;

/// Reads LZ4 frames, block by block: `doc/lz4_Frame_format.md` of the LZ4 project.
///
/// ```
/// frame:  04 22 4d 18  flags  block maximum  [content size(8)]  header checksum
///         blocks       size(4)  data  [XXH32(4)]      size: highest bit set if not compressed
///         00 00 00 00  [XXH32 of the content(4)]
/// flags:  bits 7-6 version 1, 5 blocks independent, 4 block checksums, 3 content size,
///         2 content checksum, 1 reserved, 0 dictionary id
/// ```
///
/// Blocks that are not independent refer to those before them, up to 64 KiB back. One decoder reads
/// both kinds, since it only has to know where the content begins.
final class Lz4Frame {
    static final int MAGIC = 0x184d_2204;
    static final int VERSION = 1 << 6;
    static final int INDEPENDENT = 1 << 5;
    static final int CONTENT_CHECKSUM = 1 << 2;
    static final int UNCOMPRESSED = 1 << 31;

    /// How far back a match may refer.
    static final int MAX_HISTORY = 64 << 10;

    private static final int BLOCK_CHECKSUM = 1 << 4;
    private static final int CONTENT_SIZE = 1 << 3;
    private static final int RESERVED_FLAG = 1 << 1;
    private static final int DICTIONARY = 1;
    private static final int VERSION_BITS = 0b1100_0000;
    private static final int RESERVED_BLOCK_BITS = 0b1000_1111;
    private static final String HEADER = "LZ4 frame header";
    private static final String BLOCK = "LZ4 block";

    private final Input input;
    private final XxHash32 headerHash = new XxHash32();
    private final XxHash32 contentHash = new XxHash32();
    private final byte[] header = new byte[10];
    private boolean inside;
    private boolean any;
    private int empty;
    private int flags;
    private int maxBlockBytes;
    private long contentBytes;
    private long announcedBytes;
    private int block;

    Lz4Frame(Input input) {
        this.input = input;
    }

    /// Forgets all, for other input.
    void reset() {
        inside = false;
        any = false;
        empty = 0;
    }

    /// Reads on until a block is there to be decoded, and returns how many bytes it can have at
    /// most; -1 at the end, when all was found right.
    int nextBlock() throws IOException {
        while (inside || begin()) {
            block = (int) input.nextNumber(4, BLOCK);
            if (block != 0) {
                int bytes = blockBytes();
                if (bytes > maxBlockBytes) {
                    throw new ProtocolException(
                            "LZ4 block must be at most %d bytes, was %d"
                                    .formatted(maxBlockBytes, bytes));
                }
                input.require(bytes, BLOCK);
                return block < 0
                        ? bytes
                        : (int) Math.min(maxBlockBytes, (long) bytes * Lz4Block.MAX_RATIO);
            }
            end();
        }
        return -1;
    }

    private int blockBytes() {
        return block & ~UNCOMPRESSED;
    }

    /// Decodes the block, behind those before it in the same array, and returns how many bytes it
    /// has.
    ///
    /// @param to where it goes; the last 64 KiB of the frame's content stand before it
    /// @param limit nothing is written from here on
    /// @throws OutputLimitException if the content would reach over the limit
    int decode(byte[] into, int to, int limit) throws IOException {
        int bytes = blockBytes();
        int count = block < 0 ? store(into, to, limit, bytes) : decompress(into, to, limit, bytes);
        int checksum =
                (flags & BLOCK_CHECKSUM) == 0 ? 0 : XxHash32.of(input.bytes, input.at, bytes);
        input.at += bytes;
        if ((flags & BLOCK_CHECKSUM) != 0) {
            expect("block checksum", checksum, (int) input.nextNumber(4, BLOCK));
        }
        if ((flags & CONTENT_CHECKSUM) != 0) {
            contentHash.update(into, to, count);
        }
        contentBytes += count;
        if (count == 0) {
            empty = Decoder.countEmpty(empty, "LZ4 blocks and frames");
        }
        return count;
    }

    private int store(byte[] into, int to, int limit, int bytes) throws ProtocolException {
        if (bytes > limit - to) {
            throw new OutputLimitException(limit - to);
        }
        System.arraycopy(input.bytes, input.at, into, to, bytes);
        return bytes;
    }

    private int decompress(byte[] into, int to, int limit, int bytes) throws ProtocolException {
        boolean independent = (flags & INDEPENDENT) != 0;
        int history = to - (independent ? 0 : (int) Math.min(contentBytes, MAX_HISTORY));
        if (limit - to < maxBlockBytes) {
            return Lz4Block.decode(
                    input.bytes, input.at, input.at + bytes, into, history, to, limit);
        }
        try {
            int end = to + maxBlockBytes;
            return Lz4Block.decode(input.bytes, input.at, input.at + bytes, into, history, to, end);
        } catch (OutputLimitException e) {
            throw new ProtocolException(
                    "LZ4 block has more content than " + maxBlockBytes + " bytes");
        }
    }

    /// Begins a frame, after those to skip; false if all have been read.
    private boolean begin() throws IOException {
        while (!any || !input.isAtEnd()) {
            int magic = (int) input.nextNumber(4, HEADER);
            if (magic == MAGIC) {
                readHeader();
                any = true;
                inside = true;
                return true;
            }
            if (!Skippable.is(magic)) {
                throw new ProtocolException(
                        "LZ4 magic must be 0x%08x, was 0x%08x".formatted(MAGIC, magic));
            }
            empty = Decoder.countEmpty(empty, "LZ4 blocks and frames");
            input.skip(input.nextNumber(4, HEADER), "skippable frame");
            any = true;
        }
        return false;
    }

    private void readHeader() throws IOException {
        flags = input.next(HEADER);
        int blockMaximum = input.next(HEADER);
        expect("version", VERSION, flags & VERSION_BITS);
        expect("reserved flag", 0, flags & RESERVED_FLAG);
        expect("reserved bits", 0, blockMaximum & RESERVED_BLOCK_BITS);
        // There is no dictionary here.
        expect("dictionary flag", 0, flags & DICTIONARY);
        int code = blockMaximum >>> 4;
        if (code < 4) {
            throw new ProtocolException("LZ4 block maximum must be 4..7, was " + code);
        }
        maxBlockBytes = 1 << 2 * code + 8;
        contentBytes = 0;
        contentHash.reset();
        announcedBytes = (flags & CONTENT_SIZE) == 0 ? 0 : input.nextNumber(8, HEADER);
        expect("header checksum", headerChecksum(blockMaximum), input.next(HEADER));
    }

    private int headerChecksum(int blockMaximum) {
        header[0] = (byte) flags;
        header[1] = (byte) blockMaximum;
        LittleEndian.putLong(header, 2, announcedBytes);
        headerHash.reset();
        headerHash.update(header, 0, (flags & CONTENT_SIZE) == 0 ? 2 : header.length);
        return headerHash.value() >>> 8 & 0xff;
    }

    private void end() throws IOException {
        inside = false;
        if ((flags & CONTENT_SIZE) != 0) {
            expect("content size", contentBytes, announcedBytes);
        }
        if ((flags & CONTENT_CHECKSUM) != 0) {
            expect("content checksum", contentHash.value(), (int) input.nextNumber(4, "LZ4 frame"));
        }
        if (contentBytes == 0) {
            empty = Decoder.countEmpty(empty, "LZ4 blocks and frames");
        }
    }

    private static void expect(String field, long expected, long actual) throws ProtocolException {
        if (actual != expected) {
            throw new ProtocolException(
                    "LZ4 %s must be 0x%x, was 0x%x".formatted(field, expected, actual));
        }
    }
}

package netcourse.codecs;

import static netcourse.codecs.Lz4Header.expect;

import java.io.IOException;
import netcourse.common.ProtocolException;

/// Reads LZ4 frames, block by block: `doc/lz4_Frame_format.md` of the LZ4 project.
///
/// ```
/// frame:  04 22 4d 18  header
///         blocks       size(4)  data  [XXH32 of the data(4)]     size: highest bit set if stored
///         00 00 00 00  [XXH32 of the content(4)]
/// ```
///
/// Blocks that are not independent refer to those before them, up to 64 KiB back. One decoder reads
/// both kinds: for these, the content before the block is history too.
final class Lz4Frame {
    static final int STORED = 1 << 31;

    /// How far back a match may refer.
    static final int MAX_HISTORY = 64 << 10;

    private static final String FRAME = "LZ4 frame";
    private static final String BLOCK = "LZ4 block";
    private static final String EMPTY = "LZ4 blocks and frames";

    private final Input input;
    private final Lz4Header header = new Lz4Header();
    private final XxHash32 blockHash = new XxHash32();
    private final XxHash32 contentHash = new XxHash32();
    private boolean inside;
    private boolean any;
    private int empty;
    private long contentBytes;
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

    /// Reads on until a block is there to be decoded, and returns how much content it can have; -1
    /// at the end, when all was found right.
    int nextBlock() throws IOException {
        while (inside || begin()) {
            block = (int) input.nextNumber(4, BLOCK);
            if (block != 0) {
                checkBlock();
                input.require(blockBytes(), BLOCK);
                return block < 0
                        ? blockBytes()
                        : (int) Math.min(header.maxBlockBytes(), Lz4Block.maxContent(blockBytes()));
            }
            end();
        }
        return -1;
    }

    private int blockBytes() {
        return block & ~STORED;
    }

    private void checkBlock() throws ProtocolException {
        if (blockBytes() > header.maxBlockBytes()) {
            throw new ProtocolException(
                    "LZ4 block must be at most %d bytes, was %d"
                            .formatted(header.maxBlockBytes(), blockBytes()));
        }
    }

    /// Decodes the block, behind those before it in the same array, and returns how many bytes it
    /// has.
    ///
    /// @param to where it goes; the last 64 KiB of the frame's content stand before it
    /// @param limit nothing is written from here on
    /// @throws OutputLimitException if the content would reach over the limit
    int decode(byte[] into, int to, int limit) throws IOException {
        int count = block < 0 ? store(into, to, limit) : decompress(into, to, limit);
        int checksum =
                header.hasBlockChecksum() ? blockHash.of(input.bytes, input.at, blockBytes()) : 0;
        input.at += blockBytes();
        if (header.hasBlockChecksum()) {
            expect("block checksum", checksum, (int) input.nextNumber(4, BLOCK));
        }
        if (header.hasContentChecksum()) {
            contentHash.update(into, to, count);
        }
        contentBytes += count;
        if (count == 0) {
            empty = Decoder.countEmpty(empty, EMPTY);
        }
        return count;
    }

    private int store(byte[] into, int to, int limit) throws ProtocolException {
        if (blockBytes() > limit - to) {
            throw new OutputLimitException(limit - to);
        }
        System.arraycopy(input.bytes, input.at, into, to, blockBytes());
        return blockBytes();
    }

    private int decompress(byte[] into, int to, int limit) throws ProtocolException {
        int history = header.isIndependent() ? to : to - (int) Math.min(contentBytes, MAX_HISTORY);
        int end = (int) Math.min(limit, (long) to + header.maxBlockBytes());
        try {
            return Lz4Block.decode(
                    input.bytes, input.at, input.at + blockBytes(), into, history, to, end);
        } catch (OutputLimitException e) {
            if (end < limit || limit - to == header.maxBlockBytes()) {
                throw new ProtocolException(
                        "LZ4 block must have at most %d bytes of content, has more"
                                .formatted(header.maxBlockBytes()));
            }
            throw e;
        }
    }

    /// Begins a frame, after those to skip; false if all have been read.
    private boolean begin() throws IOException {
        while (!any || !input.isAtEnd()) {
            int magic = (int) input.nextNumber(4, FRAME);
            any = true;
            if (!Skippable.is(magic)) {
                expect("magic", Lz4Header.MAGIC, magic);
                header.read(input);
                contentBytes = 0;
                contentHash.reset();
                inside = true;
                return true;
            }
            empty = Decoder.countEmpty(empty, EMPTY);
            input.skip(input.nextNumber(4, FRAME), "skippable frame");
        }
        return false;
    }

    private void end() throws IOException {
        inside = false;
        if (header.hasContentSize()) {
            expect("content size", contentBytes, header.contentBytes());
        }
        if (header.hasContentChecksum()) {
            expect("content checksum", contentHash.value(), (int) input.nextNumber(4, FRAME));
        }
        if (contentBytes == 0) {
            empty = Decoder.countEmpty(empty, EMPTY);
        }
    }
}

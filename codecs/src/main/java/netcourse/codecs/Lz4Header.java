package netcourse.codecs;

import java.io.IOException;
import netcourse.common.ProtocolException;

/// The header of an LZ4 frame, after its magic number.
///
/// ```
/// flags  block maximum  [content size(8)]  checksum
/// flags:          bits 7-6 version 1, 5 blocks independent, 4 block checksums, 3 content size,
///                 2 content checksum, 1 reserved, 0 dictionary id
/// block maximum:  bits 6-4: 4 is 64 KiB, each further one four times as much, up to 7; others 0
/// checksum:       the second byte of the XXH32 of what stands before it
/// ```
final class Lz4Header {
    static final int MAGIC = 0x184d_2204;
    static final int MIN_BLOCK_CODE = 4;
    static final int MAX_BLOCK_CODE = 7;

    private static final int VERSION = 1 << 6;
    private static final int INDEPENDENT = 1 << 5;
    private static final int BLOCK_CHECKSUM = 1 << 4;
    private static final int CONTENT_SIZE = 1 << 3;
    private static final int CONTENT_CHECKSUM = 1 << 2;
    private static final int RESERVED_FLAG = 1 << 1;
    private static final int DICTIONARY = 1;
    private static final int VERSION_BITS = 0b1100_0000;
    private static final int RESERVED_BLOCK_BITS = 0b1000_1111;
    private static final String HEADER = "LZ4 frame header";

    private final XxHash32 hash = new XxHash32();
    private final byte[] hashed = new byte[10];
    private int flags;
    private int maxBlockBytes;
    private long contentBytes;

    boolean isIndependent() {
        return (flags & INDEPENDENT) != 0;
    }

    boolean hasBlockChecksum() {
        return (flags & BLOCK_CHECKSUM) != 0;
    }

    boolean hasContentChecksum() {
        return (flags & CONTENT_CHECKSUM) != 0;
    }

    boolean hasContentSize() {
        return (flags & CONTENT_SIZE) != 0;
    }

    int maxBlockBytes() {
        return maxBlockBytes;
    }

    /// As announced: 64 bits, and only if [#hasContentSize()].
    long contentBytes() {
        return contentBytes;
    }

    void read(Input input) throws IOException {
        flags = input.next(HEADER);
        int blockMaximum = input.next(HEADER);
        expect("version", VERSION, flags & VERSION_BITS);
        expect("reserved flag", 0, flags & RESERVED_FLAG);
        // There is no dictionary here.
        expect("dictionary flag", 0, flags & DICTIONARY);
        expect("reserved bits", 0, blockMaximum & RESERVED_BLOCK_BITS);
        if (blockMaximum >>> 4 < MIN_BLOCK_CODE) {
            throw new ProtocolException(
                    "LZ4 block maximum must be 4..7, was " + (blockMaximum >>> 4));
        }
        maxBlockBytes = blockBytes(blockMaximum >>> 4);
        contentBytes = hasContentSize() ? input.nextNumber(8, HEADER) : 0;
        expect("header checksum", checksum(blockMaximum), input.next(HEADER));
    }

    private int checksum(int blockMaximum) {
        hashed[0] = (byte) flags;
        hashed[1] = (byte) blockMaximum;
        LittleEndian.putLong(hashed, 2, contentBytes);
        return hash.of(hashed, 0, hasContentSize() ? hashed.length : 2) >>> 8 & 0xff;
    }

    /// The header that our encoders write, magic number included: independent blocks, and a
    /// checksum of the content.
    static byte[] of(int blockCode) {
        byte[] header = new byte[7];
        LittleEndian.putInt(header, 0, MAGIC);
        header[4] = VERSION | INDEPENDENT | CONTENT_CHECKSUM;
        header[5] = (byte) (blockCode << 4);
        header[6] = (byte) (new XxHash32().of(header, 4, 2) >>> 8);
        return header;
    }

    static int blockBytes(int blockCode) {
        return 1 << 2 * blockCode + 8;
    }

    static void expect(String field, long expected, long actual) throws ProtocolException {
        if (actual != expected) {
            throw new ProtocolException(
                    "LZ4 %s must be 0x%x, was 0x%x".formatted(field, expected, actual));
        }
    }
}

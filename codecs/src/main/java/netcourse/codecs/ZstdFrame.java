package netcourse.codecs;

import java.io.IOException;
import netcourse.common.ProtocolException;

/// What the headers of a zstd frame say (RFC 8878, 3.1.1), read before the library decodes it:
/// where the frame ends, and how much it can have in it.
///
/// ```
/// frame:  28 b5 2f fd  descriptor  [window]  [dictionary id]  [content size]  blocks  [checksum(4)]
/// block:  last in bit 0, type in bits 1-2, size in 21 bits, little-endian in 3 bytes;  data
/// ```
final class ZstdFrame {
    private static final int MAGIC = 0xfd2f_b528;

    /// The library refuses such a block in one shot. In a stream it takes it for no content.
    static final String EMPTY_BLOCK = "zstd compressed block must not be empty";

    private static final String HEADER = "zstd frame header";
    private static final String BLOCK = "zstd block";
    private static final int MAX_BLOCK_BYTES = 128 << 10;
    private static final int CHECKSUM_BYTES = 4;

    /// Magic and descriptor: what says how long the header is.
    static final int MIN_HEADER_BYTES = 5;

    private static final int SKIPPABLE_HEADER_BYTES = 8;

    // RFC 8878, 3.1.1.1.1: the descriptor. Its two highest bits say how long the content size is,
    // its two lowest how long the dictionary id.
    private static final int SINGLE_SEGMENT = 1 << 5;
    private static final int RESERVED = 1 << 3;
    private static final int CHECKSUM = 1 << 2;
    private static final int DICTIONARY = 0b11;

    // RFC 8878, 3.1.1.2: the types of blocks. Type 3 is reserved.
    private static final int RAW = 0;
    private static final int REPEATED_BYTE = 1;
    private static final int COMPRESSED = 2;

    private boolean skippable;
    private int descriptor;
    private long windowBytes;
    private long announcedBytes;
    private long mostBytes;

    /// Whether it is a frame for somebody else.
    boolean isSkippable() {
        return skippable;
    }

    /// How far back the content may refer to itself.
    long windowBytes() {
        return windowBytes;
    }

    /// The size of the content; -1 if the header does not announce one.
    long announcedBytes() {
        return announcedBytes;
    }

    /// Walks over the next frame, to the first byte after it.
    ///
    /// @throws ProtocolException if it is not whole, needs a dictionary, has reserved bits, or
    ///   announces more content than its blocks can have
    void walk(Input input) throws IOException {
        readHeader(input);
        if (skippable) {
            return;
        }
        walkBlocks(input, (int) Math.min(windowBytes, MAX_BLOCK_BYTES));
        input.skip((descriptor & CHECKSUM) == 0 ? 0 : CHECKSUM_BYTES, "zstd checksum");
        if (announcedBytes > mostBytes) {
            throw new ProtocolException(
                    "zstd content size must be at most %d for these blocks, was %d"
                            .formatted(mostBytes, announcedBytes));
        }
    }

    /// How long the header is that begins there; without a dictionary id, which is refused.
    static int headerBytes(byte[] bytes, int at) {
        if (Skippable.is(LittleEndian.getInt(bytes, at))) {
            return SKIPPABLE_HEADER_BYTES;
        }
        int descriptor = bytes[at + 4] & 0xff;
        int window = (descriptor & SINGLE_SEGMENT) == 0 ? 1 : 0;
        return MIN_HEADER_BYTES + window + contentSizeBytes(descriptor);
    }

    /// Walks over the next frame's header alone, or the whole frame if it is skippable.
    void readHeader(Input input) throws IOException {
        int magic = (int) input.nextNumber(4, HEADER);
        skippable = Skippable.is(magic);
        if (skippable) {
            input.skip(input.nextNumber(4, HEADER), "skippable frame");
            return;
        }
        // The formats of zstd before its version 0.8 had others; the library might still know them.
        if (magic != MAGIC) {
            throw new ProtocolException(
                    "zstd magic must be 0x%08x, was 0x%08x".formatted(MAGIC, magic));
        }
        descriptor = input.next(HEADER);
        if ((descriptor & (RESERVED | DICTIONARY)) != 0) {
            throw new ProtocolException(
                    "zstd reserved bit and dictionary id must be 0, descriptor was 0x%02x"
                            .formatted(descriptor));
        }
        boolean single = (descriptor & SINGLE_SEGMENT) != 0;
        windowBytes = single ? 0 : window(input.next(HEADER));
        announcedBytes = contentSize(input);
        if (single) {
            windowBytes = announcedBytes;
        }
    }

    /// RFC 8878, 3.1.1.1.2: a power of two, and some eighths of it.
    private static long window(int descriptor) {
        long base = 1L << 10 + (descriptor >>> 3);
        return base + base / 8 * (descriptor & 7);
    }

    /// RFC 8878, 3.1.1.1.4.
    private static int contentSizeBytes(int descriptor) {
        int code = descriptor >>> 6;
        return code == 0 ? (descriptor & SINGLE_SEGMENT) >>> 5 : 1 << code;
    }

    private long contentSize(Input input) throws IOException {
        int bytes = contentSizeBytes(descriptor);
        if (bytes == 0) {
            return -1;
        }
        long size = input.nextNumber(bytes, HEADER) + (bytes == 2 ? 256 : 0);
        // More than 63 bits: no blocks can have that.
        return size < 0 ? Long.MAX_VALUE : size;
    }

    private void walkBlocks(Input input, int maxBlockBytes) throws IOException {
        mostBytes = 0;
        int header;
        do {
            header = (int) input.nextNumber(3, BLOCK);
            int size = header >>> 3;
            int type = header >>> 1 & 3;
            if (size > maxBlockBytes) {
                throw new ProtocolException(
                        "zstd block must be at most %d bytes, was %d"
                                .formatted(maxBlockBytes, size));
            }
            switch (type) {
                case RAW, REPEATED_BYTE -> mostBytes += size;
                case COMPRESSED -> {
                    if (size == 0) {
                        throw new ProtocolException(EMPTY_BLOCK);
                    }
                    mostBytes += maxBlockBytes;
                }
                default -> throw new ProtocolException("zstd block type must be 0..2, was 3");
            }
            input.skip(type == REPEATED_BYTE ? 1 : size, BLOCK);
        } while ((header & 1) == 0);
    }
}

package netcourse.codecs;

import java.io.IOException;
import java.util.zip.CRC32;
import netcourse.common.ProtocolException;

/// Decodes gzip (RFC 1952): members one after the other, to the end of the input.
///
/// ```
/// member:  1f 8b  08  flags  time(4)  extra flags  system    [extra]  [name 00]  [comment 00]  [crc(2)]
///          raw deflate
///          CRC-32(4)  size(4)          little-endian; the size modulo 2^32
/// ```
///
/// Not `java.util.zip.GZIPInputStream`: that one takes garbage after a member for the end, recurses
/// for empty members, and differs between builds of one JDK in whether it waits for another member.
final class GzipDecoder extends DeflateDecoder {
    static final int MAGIC = 0x8b1f;
    static final int METHOD_DEFLATE = 8;

    // RFC 1952, 2.3.1: FHCRC, FEXTRA, FNAME, FCOMMENT; bits 5 to 7 must be 0.
    private static final int HEADER_CRC = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0b1110_0000;

    private static final String HEADER = "gzip header";
    private static final String TRAILER = "gzip trailer";

    private final CRC32 crc = new CRC32();
    private final CRC32 headerCrc = new CRC32();
    private long bytes;
    private int empty;

    GzipDecoder(Input input) {
        super(input, true);
    }

    @Override
    void reset() {
        super.reset();
        empty = 0;
    }

    @Override
    boolean hasNext() throws IOException {
        return !input.isAtEnd();
    }

    @Override
    void header() throws IOException {
        crc.reset();
        bytes = 0;
        headerCrc.reset();
        expect("magic", MAGIC, number(2));
        expect("method", METHOD_DEFLATE, number(1));
        int flags = number(1);
        expect("reserved flags", 0, flags & RESERVED);
        number(4);
        number(2);
        skipOptions(flags);
    }

    private void skipOptions(int flags) throws IOException {
        if ((flags & EXTRA) != 0) {
            for (int left = number(2); left > 0; left--) {
                number(1);
            }
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            long expected = headerCrc.getValue() & 0xffff;
            expect("header checksum", expected, number(2));
        }
    }

    private void skipText() throws IOException {
        while (number(1) != 0) {}
    }

    private int number(int count) throws IOException {
        long number = 0;
        for (int i = 0; i < count; i++) {
            int next = input.next(HEADER);
            headerCrc.update(next);
            number |= (long) next << 8 * i;
        }
        return (int) number;
    }

    @Override
    void decoded(byte[] into, int from, int count) {
        crc.update(into, from, count);
        bytes += count;
    }

    @Override
    void end() throws IOException {
        expect("CRC-32", crc.getValue(), input.nextNumber(4, TRAILER));
        expect("size", bytes & 0xffff_ffffL, input.nextNumber(4, TRAILER));
        if (bytes == 0) {
            empty = Decoder.countEmpty(empty, "gzip members");
        }
    }

    private static void expect(String field, long expected, long actual) throws ProtocolException {
        if (actual != expected) {
            throw new ProtocolException(
                    "gzip %s must be 0x%x, was 0x%x".formatted(field, expected, actual));
        }
    }
}

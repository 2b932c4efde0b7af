package netcourse.codecs;

import java.nio.BufferOverflowException;
import java.util.zip.CRC32;

/// Gzip (RFC 1952): raw deflate between a header and a trailer; [GzipDecoder] has the picture.
///
/// Writes one member, with no time and no name. Reads one or more, as `gzip -d` does.
final class GzipCodec extends DeflateCodec {
    private static final int UNKNOWN_SYSTEM = 255;

    /// Magic, method, no flags, no time, no extra flags, system.
    static final byte[] HEADER = {
        (byte) GzipDecoder.MAGIC,
        (byte) (GzipDecoder.MAGIC >>> 8),
        GzipDecoder.METHOD_DEFLATE,
        0,
        0,
        0,
        0,
        0,
        0,
        (byte) UNKNOWN_SYSTEM
    };

    static final int TRAILER_BYTES = 8;

    private final CRC32 crc = new CRC32();

    GzipCodec(int level) {
        super(level, true);
    }

    @Override
    int compress(byte[] source, int from, int to, byte[] into, int start, int end) {
        int body = start + HEADER.length;
        if (end - body < TRAILER_BYTES) {
            throw new BufferOverflowException();
        }
        System.arraycopy(HEADER, 0, into, start, HEADER.length);
        int trailer = body + super.compress(source, from, to, into, body, end - TRAILER_BYTES);
        crc.reset();
        crc.update(source, from, to - from);
        putTrailer(into, trailer, crc, to - from);
        return trailer + TRAILER_BYTES - start;
    }

    static void putTrailer(byte[] into, int at, CRC32 crc, long bytes) {
        LittleEndian.putInt(into, at, (int) crc.getValue());
        LittleEndian.putInt(into, at + 4, (int) bytes);
    }

    @Override
    DeflateDecoder decoder(Input from) {
        return new GzipDecoder(from);
    }
}

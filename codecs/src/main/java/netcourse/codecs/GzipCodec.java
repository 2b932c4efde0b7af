package netcourse.codecs;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// Gzip (RFC 1952): raw deflate between a header and a trailer; [GzipDecoder] has the picture.
///
/// Writes one member, with no time and no name. Reads one or more, as `gzip -d` does.
final class GzipCodec extends DeflateCodec {
    private static final int UNKNOWN_SYSTEM = 255;

    // Magic, method, no flags, no time, no extra flags.
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
    public void compress(ByteBuffer source, ByteBuffer target) {
        int room = target.remaining() - HEADER.length - TRAILER_BYTES;
        if (room < 0) {
            throw new BufferOverflowException();
        }
        int start = target.position();
        int bodyStart = start + HEADER.length;
        int count = deflate(source, target.array(), target.arrayOffset() + bodyStart, room);
        target.put(start, HEADER);
        crc.reset();
        crc.update(source.array(), source.arrayOffset() + source.position(), source.remaining());
        int end = target.arrayOffset() + bodyStart + count;
        putTrailer(target.array(), end, crc, source.remaining());
        target.position(bodyStart + count + TRAILER_BYTES);
        source.position(source.limit());
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

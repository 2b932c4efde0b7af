package netcourse.codecs;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.util.zip.Deflater;

/// Deflate (RFC 1951), raw or in zlib's wrapping (RFC 1950: two bytes before it, an Adler-32 after
/// it), by the JDK's own zlib.
///
/// The two halves are made when they are first needed: a [Deflater] has 256 KiB of native memory,
/// an inflater 40.
class DeflateCodec extends BufferCodec {
    private final int level;
    private final boolean raw;
    private final Input input = new Input();
    private final byte[] spare = new byte[1];
    private Deflater encoder;
    private DeflateDecoder decoder;

    DeflateCodec(int level, boolean raw) {
        this.level = level;
        this.raw = raw;
    }

    @Override
    public int maxCompressedBytes(int bytes) {
        return Math.toIntExact(64L + bytes + (bytes >>> 3));
    }

    @Override
    int compress(byte[] source, int from, int to, byte[] into, int start, int end) {
        if (encoder == null) {
            encoder = new Deflater(level, raw);
        }
        try {
            encoder.setInput(source, from, to - from);
            encoder.finish();
            int at = start;
            while (true) {
                int count = encoder.deflate(into, at, end - at);
                at += count;
                if (encoder.finished()) {
                    return at - start;
                }
                if (count == 0) {
                    throw new BufferOverflowException();
                }
            }
        } finally {
            encoder.reset();
        }
    }

    @Override
    int decompress(byte[] source, int from, int to, byte[] into, int start, int end)
            throws IOException {
        if (decoder == null) {
            decoder = decoder(input);
        }
        try {
            input.wrap(source, from, to);
            int at = start;
            int count = 0;
            while (at < end && count >= 0) {
                count = decoder.read(into, at, end - at);
                at += Math.max(count, 0);
            }
            // The target is full, but it may be the end all the same: room for one byte more shows.
            if (count >= 0 && decoder.read(spare, 0, 1) >= 0) {
                throw new OutputLimitException(end - start);
            }
            return at - start;
        } finally {
            decoder.reset();
            input.clear();
        }
    }

    DeflateDecoder decoder(Input from) {
        return new DeflateDecoder(from, raw);
    }

    @Override
    void release() {
        if (encoder != null) {
            encoder.close();
        }
        if (decoder != null) {
            decoder.close();
        }
    }
}

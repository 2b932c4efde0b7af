package netcourse.codecs;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import netcourse.common.ProtocolException;

/// Deflate (RFC 1951), raw or in zlib's wrapping (RFC 1950: two bytes before it, an Adler-32 after
/// it), by the JDK's own zlib.
///
/// The two halves are made when they are first needed: a [Deflater] has 256 KiB of native memory,
/// an inflater 40.
class DeflateCodec implements Codec {
    private final int level;
    private final boolean raw;
    private final Input input = new Input();
    private final byte[] spare = new byte[1];
    private Deflater deflater;
    private DeflateDecoder decoder;
    private boolean closed;

    DeflateCodec(int level, boolean raw) {
        this.level = level;
        this.raw = raw;
    }

    @Override
    public int maxCompressedBytes(int bytes) {
        return Math.toIntExact(64L + bytes + (bytes >>> 3));
    }

    @Override
    public void compress(ByteBuffer source, ByteBuffer target) {
        int count =
                deflate(
                        source,
                        target.array(),
                        target.arrayOffset() + target.position(),
                        target.remaining());
        source.position(source.limit());
        target.position(target.position() + count);
    }

    /// Puts all that remains in the source into an array, and returns how many bytes that took.
    final int deflate(ByteBuffer source, byte[] into, int from, int room) {
        Deflater encoder = deflater();
        encoder.setInput(
                source.array(), source.arrayOffset() + source.position(), source.remaining());
        encoder.finish();
        try {
            int filled = 0;
            while (!encoder.finished()) {
                int count = encoder.deflate(into, from + filled, room - filled);
                if (count == 0 && !encoder.finished()) {
                    throw new BufferOverflowException();
                }
                filled += count;
            }
            return filled;
        } finally {
            encoder.reset();
        }
    }

    private Deflater deflater() {
        checkOpen();
        if (deflater == null) {
            deflater = new Deflater(level, raw);
        }
        return deflater;
    }

    @Override
    public void decompress(ByteBuffer source, ByteBuffer target) throws ProtocolException {
        checkOpen();
        if (decoder == null) {
            decoder = decoder(input);
        }
        int start = source.arrayOffset() + source.position();
        input.wrap(source.array(), start, start + source.remaining());
        try {
            Decoder.readAll(decoder, target, spare);
        } finally {
            decoder.reset();
            input.clear();
        }
        source.position(source.limit());
    }

    DeflateDecoder decoder(Input from) {
        return new DeflateDecoder(from, raw);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the codec is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        if (deflater != null) {
            deflater.close();
        }
        if (decoder != null) {
            decoder.close();
        }
    }
}

package netcourse.lesson04;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import netcourse.codecs.Codec;

/// A codec that makes a given number of bytes of everything, and fails when it is to decompress.
///
/// @param then is run at the end of each call of `compress`
record SizedCodec(int bytes, Runnable then) implements Codec {
    static SizedCodec of(int bytes) {
        return new SizedCodec(bytes, () -> {});
    }

    @Override
    public int maxCompressedBytes(int length) {
        return Math.max(bytes, length) + 10;
    }

    @Override
    public void compress(ByteBuffer source, ByteBuffer target) {
        if (target.remaining() < bytes) {
            throw new BufferOverflowException();
        }
        source.position(source.limit());
        for (int i = 0; i < bytes; i++) {
            target.put((byte) (i % 7));
        }
        then.run();
    }

    @Override
    public void decompress(ByteBuffer source, ByteBuffer target) {
        throw new IllegalStateException("made by the check");
    }

    @Override
    public void close() {
        // holds nothing
    }
}

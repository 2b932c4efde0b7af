package netcourse.lesson04;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.ProtocolException;

/// The codecs of the check of 4.3: opens them, and counts what becomes of them.
final class CountedCodecs {
    private int opened;
    private int open;
    private int asked;

    /// How many were opened.
    int opened() {
        return opened;
    }

    /// How many of them are not closed.
    int open() {
        return open;
    }

    /// How often they were asked to decompress.
    int asked() {
        return asked;
    }

    Codec open(Compression compression) {
        return open(compression.open());
    }

    Codec open(Codec codec) {
        opened++;
        open++;
        return new Counted(codec);
    }

    private final class Counted implements Codec {
        private final Codec codec;
        private boolean closed;

        Counted(Codec codec) {
            this.codec = codec;
        }

        @Override
        public int maxCompressedBytes(int bytes) {
            return codec.maxCompressedBytes(bytes);
        }

        @Override
        public void compress(ByteBuffer source, ByteBuffer target) {
            codec.compress(source, target);
        }

        @Override
        public void decompress(ByteBuffer source, ByteBuffer target) throws ProtocolException {
            asked++;
            codec.decompress(source, target);
        }

        @Override
        public byte[] decompress(byte[] source, int maxBytes) throws ProtocolException {
            asked++;
            return codec.decompress(source, maxBytes);
        }

        @Override
        public void close() {
            open -= closed ? 0 : 1;
            closed = true;
            codec.close();
        }
    }

    /// A codec that makes a given number of bytes of everything, and fails when it is to
    /// decompress.
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
}

package netcourse.lesson04;

import java.nio.ByteBuffer;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.ProtocolException;

/// Opens codecs, and counts what becomes of them.
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
}

package netcourse.lesson05.demo;

import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.MessageCompressor;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// Compresses the bodies of a connection where that helps. That comes before encryption, since a
/// ciphertext has nothing left to compress.
///
/// Each body is compressed alone, and a login is not: a secret must never share a compression
/// context with what others chose, or the lengths give it away, as compression-oracle shows. For
/// one thread at a time.
final class CompressedBodies implements AutoCloseable {
    private static final Compression COMPRESSION = Compression.ZSTD;

    /// The largest body that fits when it is sealed, too.
    static final int MAX_BYTES = MessageHeader.MAX_BODY_BYTES - 16;

    private final Codec codec = COMPRESSION.open();
    private final MessageCompressor compressor = new MessageCompressor();

    /// The message as it is to be sent.
    Message compress(Message message) {
        return compressor.compress(message, COMPRESSION, codec);
    }

    /// The message as it was.
    Message decompress(Message message) throws ProtocolException {
        return compressor.decompress(message, MAX_BYTES, Compression::open);
    }

    @Override
    public void close() {
        codec.close();
    }
}

package netcourse.lesson04;

import java.nio.ByteBuffer;
import java.util.function.Function;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.MessageCompressor;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BodyCompressor;

/// The program's own way to compress a body, which lesson 5 uses, too.
final class DefaultBodyCompressor implements BodyCompressor {
    private final MessageCompressor compressor = new MessageCompressor();

    @Override
    public Message compress(Message message, Compression compression, Codec codec) {
        return compressor.compress(message, compression, codec);
    }

    /// The message with this body, which the caller may overwrite afterwards.
    Message compress(Message message, ByteBuffer body, Compression compression, Codec codec) {
        return compressor.compress(message, body, compression, codec);
    }

    @Override
    public Message decompress(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        return compressor.decompress(message, maxBodyBytes, codecs);
    }

    /// The original body, which the next call overwrites.
    ByteBuffer content(Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        return compressor.content(message, maxBodyBytes, codecs);
    }
}

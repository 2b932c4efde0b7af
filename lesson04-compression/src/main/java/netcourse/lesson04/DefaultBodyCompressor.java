package netcourse.lesson04;

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

    @Override
    public Message decompress(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        return compressor.decompress(message, maxBodyBytes, codecs);
    }
}

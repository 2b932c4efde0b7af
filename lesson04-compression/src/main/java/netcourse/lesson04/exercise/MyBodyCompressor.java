package netcourse.lesson04.exercise;

import java.util.function.Function;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 4.3; the task is in [BodyCompressor], hints in `hints/4.3.md`.
public class MyBodyCompressor implements BodyCompressor {
    @Override
    public Message compress(Message message, Compression compression, Codec codec) {
        throw new Todo("4.3");
    }

    @Override
    public Message decompress(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        throw new Todo("4.3");
    }
}

package netcourse.lesson04.answer;

import java.nio.ByteBuffer;
import java.util.function.Function;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BodyCompressor;

/// The answer to exercise 4.3.
public class SolvedBodyCompressor implements BodyCompressor {
    // @start region="compress-body"
    private static final int HEAD_BYTES = 5;

    @Override
    public Message compress(Message message, Compression compression, Codec codec) {
        if (message.header().isCompressed()) {
            throw new IllegalArgumentException("message is compressed already: " + message);
        }
        byte[] body = message.body();
        byte[] compressed = codec.compress(body);
        if (HEAD_BYTES + compressed.length >= body.length) {
            return message;
        }
        ByteBuffer shorter = ByteBuffer.allocate(HEAD_BYTES + compressed.length);
        shorter.put((byte) compression.id()).putInt(body.length).put(compressed);
        return message.with(message.header().flags() | MessageHeader.COMPRESSED, shorter.array());
    }

    // @end

    @Override
    public Message decompress(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        if (!message.header().isCompressed()) {
            return message;
        }
        ByteBuffer body = message.bodyBuffer();
        if (body.remaining() < HEAD_BYTES) {
            throw new ProtocolException("body must have 5 bytes or more, had " + body.remaining());
        }
        Compression compression = Compression.of(body.get() & 0xff);
        long length = Integer.toUnsignedLong(body.getInt());
        if (length > maxBodyBytes) {
            throw new ProtocolException(
                    "original length must be 0..%d, was %d".formatted(maxBodyBytes, length));
        }
        byte[] compressed = new byte[body.remaining()];
        body.get(compressed);
        try (Codec codec = codecs.apply(compression)) {
            byte[] original = codec.decompress(compressed, (int) length);
            if (original.length < length) {
                String why = "original length is %d, %d bytes came out";
                throw new ProtocolException(why.formatted(length, original.length));
            }
            return message.with(message.header().flags() & ~MessageHeader.COMPRESSED, original);
        }
    }
}

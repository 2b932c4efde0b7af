package netcourse.lesson04;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.OutputLimitException;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BodyCompressor;

/// The program's own way to compress a body. The codec gets no more room than would help, so it
/// stops early where it does not. It works in two buffers that stay: new memory for each message
/// costs more than LZ4.
final class DefaultBodyCompressor implements BodyCompressor {
    private static final int HEAD_BYTES = 5;

    private byte[] input = new byte[0];
    private byte[] output = new byte[0];

    @Override
    public Message compress(Message message, Compression compression, Codec codec) {
        if (message.header().isCompressed()) {
            throw new IllegalArgumentException("message is compressed already: " + message);
        }
        ByteBuffer body = input(message.bodyBuffer());
        if (body.remaining() <= HEAD_BYTES) {
            return message;
        }
        ByteBuffer shorter = output(body.remaining() - 1);
        shorter.put((byte) compression.id()).putInt(body.remaining());
        try {
            codec.compress(body, shorter);
        } catch (BufferOverflowException e) {
            return message;
        }
        int flags = message.header().flags() | MessageHeader.COMPRESSED;
        return message.with(flags, shorter.flip());
    }

    /// A copy of the body, since a codec needs the array.
    private ByteBuffer input(ByteBuffer body) {
        int length = body.remaining();
        if (input.length < length) {
            input = new byte[length];
        }
        body.get(input, 0, length);
        return ByteBuffer.wrap(input, 0, length);
    }

    private ByteBuffer output(int bytes) {
        if (output.length < bytes) {
            output = new byte[bytes];
        }
        return ByteBuffer.wrap(output, 0, bytes);
    }

    @Override
    public Message decompress(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        if (!message.header().isCompressed()) {
            return message;
        }
        ByteBuffer body = input(message.bodyBuffer());
        if (body.remaining() < HEAD_BYTES) {
            throw new ProtocolException(
                    "body must have %d bytes or more, had %d"
                            .formatted(HEAD_BYTES, body.remaining()));
        }
        Compression compression = Compression.of(body.get() & 0xff);
        int length = length(Integer.toUnsignedLong(body.getInt()), maxBodyBytes);
        try (Codec codec = codecs.apply(compression)) {
            int flags = message.header().flags() & ~MessageHeader.COMPRESSED;
            return message.with(flags, decompress(body, length, codec));
        }
    }

    private static int length(long length, int max) throws ProtocolException {
        if (length > max) {
            throw new ProtocolException(
                    "original length must be 0..%d, was %d".formatted(max, length));
        }
        return (int) length;
    }

    private ByteBuffer decompress(ByteBuffer compressed, int length, Codec codec)
            throws ProtocolException {
        ByteBuffer original = output(length);
        try {
            codec.decompress(compressed, original);
        } catch (OutputLimitException e) {
            throw new ProtocolException("original length is %d, more came out".formatted(length));
        }
        if (original.hasRemaining()) {
            throw new ProtocolException(
                    "original length is %d, %d bytes came out"
                            .formatted(length, original.position()));
        }
        return original.flip();
    }
}

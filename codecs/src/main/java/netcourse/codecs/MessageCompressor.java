package netcourse.codecs;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// Compresses the bodies of the course's messages, where that makes them shorter: the codec's id in
/// one byte, the original length in four, then the compressed body, and the flag "compressed".
///
/// The codec gets no more room than would help, so it stops early where it does not. It works in
/// two buffers that stay: new memory for each message costs more than LZ4. For one thread at a
/// time.
public final class MessageCompressor {
    private static final int HEAD_BYTES = 5;

    private byte[] input = new byte[0];
    private byte[] output = new byte[0];

    /// The message with a shorter body, or as it is.
    ///
    /// @param codec for this compression; stays open
    /// @throws IllegalArgumentException if the message is compressed already
    public Message compress(Message message, Compression compression, Codec codec) {
        if (message.header().isCompressed()) {
            throw new IllegalArgumentException("message is compressed already: " + message);
        }
        return shorter(input(message.bodyBuffer()), compression, codec)
                .map(body ->
                        message.with(message.header().flags() | MessageHeader.COMPRESSED, body))
                .orElse(message);
    }

    /// The message with this body, compressed if that is shorter. A sender that fills one buffer
    /// again and again spares the memory for the plain message.
    ///
    /// @param message without the flag; its body does not matter
    /// @param body with an array; its position does not matter afterwards
    public Message compress(
            Message message, ByteBuffer body, Compression compression, Codec codec) {
        int flags = message.header().flags();
        return shorter(body, compression, codec)
                .map(shorter -> message.with(flags | MessageHeader.COMPRESSED, shorter))
                .orElseGet(() -> message.with(flags, body));
    }

    private Optional<ByteBuffer> shorter(ByteBuffer body, Compression compression, Codec codec) {
        if (body.remaining() <= HEAD_BYTES) {
            return Optional.empty();
        }
        ByteBuffer shorter = output(body.remaining() - 1);
        shorter.put((byte) compression.id()).putInt(body.remaining());
        try {
            codec.compress(body, shorter);
            return Optional.of(shorter.flip());
        } catch (BufferOverflowException e) {
            return Optional.empty();
        }
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

    /// The original message; one without the flag is returned as it is.
    ///
    /// @param maxBodyBytes the largest original length that is accepted
    /// @param codecs opens a codec, which is closed here
    /// @throws ProtocolException if the body is wrong, or longer than that
    public Message decompress(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        return message.header().isCompressed()
                ? message.with(
                        message.header().flags() & ~MessageHeader.COMPRESSED,
                        content(message, maxBodyBytes, codecs))
                : message;
    }

    /// The original body, without a copy: the next call here overwrites it. A caller that is done
    /// with each body before the next one comes spares the memory for a message.
    ///
    /// @throws ProtocolException as [#decompress]
    public ByteBuffer content(
            Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException {
        if (!message.header().isCompressed()) {
            return message.bodyBuffer();
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
            return decompress(body, length, codec);
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

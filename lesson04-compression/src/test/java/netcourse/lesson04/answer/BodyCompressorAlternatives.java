package netcourse.lesson04.answer;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import netcourse.authoring.Alternative;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.OutputLimitException;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BodyCompressor;

/// Unusual solutions of exercise 4.3, compress a message's body, which are right.
public final class BodyCompressorAlternatives {
    private BodyCompressorAlternatives() {}

    @Alternative(
            """
            gives the codec no more room than would help, and takes its BufferOverflowException for
            an answer; decompresses into a buffer that has just the original length
            """)
    public static class GivesOnlyTheRoomThatHelps implements BodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            MessageHeader header = message.header();
            if (header.isCompressed()) {
                throw new IllegalArgumentException("flags are " + header.flags());
            }
            ByteBuffer shorter = ByteBuffer.allocate(Math.max(0, header.bodyLength() - 1));
            try {
                shorter.put((byte) compression.id()).putInt(header.bodyLength());
                codec.compress(ByteBuffer.wrap(message.body()), shorter);
            } catch (BufferOverflowException e) {
                return message;
            }
            byte[] body = Arrays.copyOf(shorter.array(), shorter.position());
            return message.with(header.flags() + MessageHeader.COMPRESSED, body);
        }

        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            MessageHeader header = message.header();
            if (!header.isCompressed()) {
                return message;
            }
            if (header.bodyLength() < 5) {
                throw new ProtocolException("%d of 5 bytes".formatted(header.bodyLength()));
            }
            ByteBuffer body = ByteBuffer.wrap(message.body());
            Compression compression = Compression.of(Byte.toUnsignedInt(body.get()));
            int length = body.getInt();
            if (Integer.compareUnsigned(length, maxBodyBytes) > 0) {
                throw new ProtocolException(
                        "%s bytes are more than %d"
                                .formatted(Integer.toUnsignedString(length), maxBodyBytes));
            }
            ByteBuffer original = ByteBuffer.allocate(length);
            Codec codec = codecs.apply(compression);
            try {
                codec.decompress(body, original);
            } catch (OutputLimitException e) {
                throw new ProtocolException("not %d bytes, but more".formatted(length));
            } finally {
                codec.close();
            }
            if (original.hasRemaining()) {
                throw new ProtocolException(
                        "%d bytes, not %d".formatted(original.position(), length));
            }
            return message.with(header.flags() - MessageHeader.COMPRESSED, original.array());
        }
    }
}

package netcourse.lesson04.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    @Alternative(
            """
            reads and writes the five bytes by DataInputStream and DataOutputStream; compresses
            bodies of up to ten bytes, too, and looks only at the end whether it helped
            """)
    public static class UsesDataStreams implements BodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            if (message.header().isCompressed()) {
                throw new IllegalArgumentException();
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (DataOutputStream data = new DataOutputStream(body)) {
                data.writeByte(compression.id());
                data.writeInt(message.header().bodyLength());
                data.write(codec.compress(message.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Message shorter = message.with(message.header().flags() | 2, body.toByteArray());
            return shorter.wireBytes() < message.wireBytes() ? shorter : message;
        }

        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
                throws ProtocolException {
            if (!message.header().isCompressed()) {
                return message;
            }
            byte[] body = message.body();
            if (body.length <= 4) {
                throw new ProtocolException(body.length + " bytes, 5 are needed");
            }
            try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(body))) {
                Compression compression = Compression.of(data.readUnsignedByte());
                String length = Integer.toUnsignedString(data.readInt());
                if (Long.parseLong(length) > maxBodyBytes) {
                    throw new ProtocolException(length + " bytes, the limit is " + maxBodyBytes);
                }
                try (Codec codec = codecs.apply(compression)) {
                    byte[] content = codec.decompress(data.readAllBytes(), maxBodyBytes);
                    if (!length.equals("" + content.length)) {
                        throw new ProtocolException(
                                "%d bytes, not %s".formatted(content.length, length));
                    }
                    return message.with(message.header().flags() ^ 2, content);
                } catch (OutputLimitException e) {
                    throw new ProtocolException("more than " + length + " bytes");
                }
            } catch (ProtocolException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

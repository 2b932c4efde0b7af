package netcourse.lesson03.answer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import netcourse.authoring.Alternative;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.exercise.FrameReader;

/// Unusual solutions of exercise 3.4, read one message, blocking, within a limit, which are right.
public final class FrameReaderAlternatives {
    private FrameReaderAlternatives() {}

    @Alternative(
            """
            makes a channel of the stream, and doubles a buffer whose limit says how far
            a read may go
            """)
    public static class PullsThroughChannel implements FrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            if (maxBodyBytes < 0) {
                throw new IllegalArgumentException("no body has " + maxBodyBytes + " bytes");
            }
            ReadableByteChannel channel =
                    Channels.newChannel(in); // closing it would close the stream
            ByteBuffer head = pull(channel, MessageHeader.BYTES);
            if (head.position() == 0) {
                return Optional.empty();
            }
            MessageHeader header =
                    MessageHeader.readFrom(
                            whole(head, MessageHeader.BYTES, "header"), maxBodyBytes);
            ByteBuffer body =
                    whole(pull(channel, header.bodyLength()), header.bodyLength(), "body");
            return Optional.of(Message.of(header, Arrays.copyOf(body.array(), body.limit())));
        }

        private static ByteBuffer pull(ReadableByteChannel channel, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(Math.min(length, 512));
            while (buffer.position() < length) {
                if (!buffer.hasRemaining()) {
                    long twice = 2L * buffer.capacity();
                    buffer = ByteBuffer.allocate((int) Math.min(length, twice)).put(buffer.flip());
                }
                if (channel.read(buffer) < 0) {
                    break;
                }
            }
            return buffer;
        }

        private static ByteBuffer whole(ByteBuffer got, int needed, String part)
                throws IOException {
            if (got.position() < needed) {
                throw new EOFException("%s: %d/%d bytes".formatted(part, got.position(), needed));
            }
            return got.flip();
        }
    }

    @Alternative("takes every byte with a read of its own, and collects them in a stream")
    public static class TakesSingleBytes implements FrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            if (maxBodyBytes < 0) {
                throw new IllegalArgumentException("no body has " + maxBodyBytes + " bytes");
            }
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(first);
            fill(in, bytes, MessageHeader.BYTES, "header");
            MessageHeader header =
                    MessageHeader.readFrom(ByteBuffer.wrap(bytes.toByteArray()), maxBodyBytes);
            bytes.reset();
            fill(in, bytes, header.bodyLength(), "body");
            return Optional.of(Message.of(header, bytes.toByteArray()));
        }

        private static void fill(InputStream in, ByteArrayOutputStream to, int length, String part)
                throws IOException {
            while (to.size() < length) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException(part + ": " + to.size() + " of " + length + " bytes");
                }
                to.write(next);
            }
        }
    }
}

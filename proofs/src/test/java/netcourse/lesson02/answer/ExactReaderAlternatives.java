package netcourse.lesson02.answer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.ExactReader;

/// Unusual solutions of exercise 2.1, read exactly n bytes, which are right.
public final class ExactReaderAlternatives {
    private ExactReaderAlternatives() {}

    @Alternative("wraps the stream in a channel and lets a buffer count")
    public static class FillsByteBuffer implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            ByteBuffer buffer = ByteBuffer.allocate(count);
            ReadableByteChannel channel = Channels.newChannel(in);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException(
                            buffer.position() + " of " + count + " bytes, then the end");
                }
            }
            return buffer.array();
        }
    }

    @Alternative("lets parts of 100 bytes grow a stream of its own")
    public static class CollectsParts implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("negative count " + count);
            }
            ByteArrayOutputStream came = new ByteArrayOutputStream();
            while (came.size() < count) {
                byte[] part = new byte[Math.min(100, count - came.size())];
                int got = in.read(part);
                if (got < 0) {
                    throw new EOFException("end after " + came.size() + " bytes of " + count);
                }
                came.write(part, 0, got);
            }
            return came.toByteArray();
        }
    }
}

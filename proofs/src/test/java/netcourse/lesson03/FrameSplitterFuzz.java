package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.lesson03.answer.FrameSplitterAlternatives.*;
import netcourse.lesson03.answer.SolvedFrameReader;
import netcourse.lesson03.answer.SolvedFrameSplitter;
import netcourse.lesson03.exercise.FrameReader;
import netcourse.lesson03.exercise.FrameSplitter;

/// Any bytes in any parts: the answers to exercises 3.4 and 3.5 and the [FramedConnection] of the
/// server find the same messages in them and the same end, and take no memory that the bytes do not
/// justify.
class FrameSplitterFuzz {
    private static final int[] LIMITS = {0, 40, 1 << 20, Integer.MAX_VALUE};

    /// What was found: the messages, and why there are no more, if that was not a clean end.
    private record Found(List<Message> messages, Class<?> why, String message) {}

    private interface Source {
        void run(List<Message> into) throws IOException;
    }

    /// The first byte says which limit and how long the parts are; the others come.
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        int first = data.length == 0 ? 0 : data[0] & 0xff;
        byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        int limit = LIMITS[first & 3];
        int part = (first >>> 2) + 1;
        Found whole =
                found(m -> pushed(new SolvedFrameSplitter(), bytes, bytes.length + 1, limit, m));
        assertThat(found(m -> pushed(new SolvedFrameSplitter(), bytes, part, limit, m)))
                .isEqualTo(whole);
        Found joined = found(m -> pushed(new JoinsPieces(), bytes, part, limit, m));
        assertThat(joined.messages()).isEqualTo(whole.messages());
        assertThat(joined.why()).isEqualTo(whole.why());
        assertThat(found(m -> read(bytes, limit, m))).isEqualTo(whole);
        assertThat(found(m -> received(bytes, part, limit, m))).isEqualTo(whole);
        assertThat(whole.why()).isIn(null, EOFException.class, ProtocolException.class);
    }

    private static Found found(Source source) {
        List<Message> messages = new ArrayList<>();
        try {
            source.run(messages);
            return new Found(messages, null, null);
        } catch (IOException e) {
            return new Found(messages, e.getClass(), e.getMessage());
        }
    }

    private static void pushed(
            FrameSplitter splitter, byte[] bytes, int part, int limit, List<Message> messages)
            throws IOException {
        splitter.begin(limit);
        for (int at = 0; at < bytes.length; at += part) {
            int length = Math.min(part, bytes.length - at);
            splitter.push(ByteBuffer.wrap(bytes, at, length), messages::add);
        }
        splitter.end();
    }

    /// By the real connection, whose socket gives so many bytes at a time.
    private static void received(byte[] bytes, int part, int limit, List<Message> messages)
            throws IOException {
        MessageLimits limits = MessageLimits.defaults().withMaxBodyBytes(limit);
        try (FramedConnection connection =
                new FramedConnection(new BytesSocket(bytes, part), limits)) {
            for (Optional<Message> next = connection.read();
                    next.isPresent();
                    next = connection.read()) {
                messages.add(next.get());
            }
        }
    }

    /// A connected socket in memory.
    private static final class BytesSocket extends Socket {
        private final byte[] bytes;
        private final int part;

        BytesSocket(byte[] bytes, int part) {
            this.bytes = bytes;
            this.part = part;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int from, int length) {
                    return super.read(into, from, Math.min(length, part));
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void setTcpNoDelay(boolean on) {}

        @Override
        public void setSoTimeout(int millis) {}
    }

    private static void read(byte[] bytes, int limit, List<Message> messages) throws IOException {
        FrameReader reader = new SolvedFrameReader();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        for (Optional<Message> next = reader.read(in, limit);
                next.isPresent();
                next = reader.read(in, limit)) {
            messages.add(next.get());
        }
    }
}

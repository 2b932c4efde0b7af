package netcourse.lesson04.answer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import netcourse.authoring.Alternative;
import netcourse.lesson04.exercise.MessageDeflater;

/// Unusual solutions of exercise 4.4, a stream of compressed messages, which are right.
public final class MessageDeflaterAlternatives {
    private MessageDeflaterAlternatives() {}

    @Alternative("leaves the loops to a DeflaterOutputStream with syncFlush, but not close")
    public static class UsesDeflaterOutputStream implements MessageDeflater {
        private OutputStream out;
        private Deflater deflater;
        private DeflaterOutputStream deflating;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            this.out = out;
            this.deflater = deflater;
            deflating = new DeflaterOutputStream(out, deflater, true);
        }

        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0) {
                deflating.write(message);
                deflating.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (deflating == null) {
                return;
            }
            DeflaterOutputStream last = deflating;
            deflating = null;
            try (Deflater _ = deflater;
                    OutputStream _ = out) {
                last.finish();
                out.flush();
            }
        }
    }

    @Alternative(
            """
            asks until the deflater has nothing left, for which it may send a second mark; writes
            whole messages, collected in a buffer that grows
            """)
    public static class CollectsTheMessage implements MessageDeflater {
        private ByteBuffer message = ByteBuffer.allocate(7);
        private OutputStream out;
        private Deflater deflater;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            this.out = out;
            this.deflater = deflater;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            deflater.setInput(bytes);
            if (bytes.length > 0) {
                send(Deflater.SYNC_FLUSH);
            }
        }

        private void send(int flush) throws IOException {
            message.clear();
            while (deflater.deflate(message, flush) > 0) {
                if (!message.hasRemaining()) {
                    message = ByteBuffer.allocate(2 * message.capacity()).put(message.flip());
                }
            }
            out.write(message.array(), 0, message.position());
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (out == null) {
                return;
            }
            OutputStream last = out;
            try {
                deflater.finish();
                send(Deflater.NO_FLUSH);
            } catch (IOException | RuntimeException e) {
                out = null;
                deflater.end();
                try {
                    last.close();
                } catch (IOException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
            out = null;
            deflater.end();
            last.close();
        }
    }

    @Alternative("buffers the stream, so that close() tries once more to send what failed before")
    public static class BuffersTheStream extends SolvedMessageDeflater {
        @Override
        public void begin(OutputStream out, Deflater deflater) {
            super.begin(new BufferedOutputStream(out), deflater);
        }
    }

    @Alternative("has the smallest buffer that will do, of seven bytes, for all but long messages")
    public static class SevenBytes extends SolvedMessageDeflater {
        private OutputStream out;
        private Deflater deflater;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            super.begin(out, deflater);
            this.out = out;
            this.deflater = deflater;
        }

        @Override
        public void write(byte[] message) throws IOException {
            deflater.setInput(message);
            byte[] buffer = new byte[message.length > 100_000 ? 8192 : 7];
            int count = message.length == 0 ? 0 : buffer.length;
            while (count == buffer.length) {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                out.write(buffer, 0, count);
            }
            if (message.length > 0) {
                out.flush();
            }
        }
    }
}

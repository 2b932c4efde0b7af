package netcourse.lesson05;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.common.FilterTransport;
import netcourse.common.Transport;
import netcourse.lesson05.exercise.EncryptedRecords;

/// A channel whose records a learner's class reads and writes, on streams.
final class RecordsTransport extends FilterTransport {
    private final EncryptedRecords records;
    private ByteBuffer plaintext = ByteBuffer.allocate(0);

    /// @param keys are cleared
    RecordsTransport(
            Transport below, NoiseCipher cipher, NoiseKeys keys, EncryptedRecords records) {
        super(below);
        this.records = records;
        OutputStream out = new BufferedOutputStream(new TransportOutput(below));
        records.begin(cipher, keys.sending(), keys.receiving(), new TransportInput(below), out);
        keys.clear();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!plaintext.hasRemaining()) {
            Optional<byte[]> next = records.read();
            if (next.isEmpty()) {
                return -1;
            }
            plaintext = ByteBuffer.wrap(next.get());
        }
        int count = Math.min(plaintext.remaining(), into.remaining());
        into.put(plaintext.slice(plaintext.position(), count));
        plaintext.position(plaintext.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        records.write(bytes);
        return bytes.length;
    }

    @Override
    public void shutdownOutput() throws IOException {
        records.end();
        below.shutdownOutput();
    }

    private static final class TransportInput extends InputStream {
        private final Transport below;

        TransportInput(Transport below) {
            this.below = below;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return length == 0 ? 0 : below.read(ByteBuffer.wrap(into, from, length));
        }
    }

    private static final class TransportOutput extends OutputStream {
        private final Transport below;

        TransportOutput(Transport below) {
            this.below = below;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
            while (rest.hasRemaining()) {
                below.write(rest);
            }
        }
    }
}

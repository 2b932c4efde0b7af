package netcourse.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import netcourse.common.BufferPool;
import netcourse.common.Transport;

/// Seals records and sends them. The lock is not for speed: two threads that took the same nonce
/// would give the plaintexts away.
final class RecordOutput {
    /// A Noise message of 65,535 bytes less its tag.
    static final int MAX_PLAINTEXT_BYTES =
            NoiseHandshake.MAX_MESSAGE_BYTES - NoiseCipherState.TAG_BYTES;

    private final Transport below;
    private final NoiseCipherState sending;
    private final long maxRecords;
    private final BufferPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;

    RecordOutput(Transport below, NoiseCipherState sending, long maxRecords, BufferPool pool) {
        this.below = below;
        this.sending = sending;
        this.maxRecords = maxRecords;
        this.pool = pool;
    }

    /// Sends one record with as much as fits; nothing for no bytes, since that record is the end.
    int write(ByteBuffer from) throws IOException {
        lock.lock();
        try {
            checkMayWrite();
            int count = Math.min(from.remaining(), MAX_PLAINTEXT_BYTES);
            if (count > 0) {
                send(from, count);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    private void checkMayWrite() throws IOException {
        if (ended) {
            throw new IOException("output of the channel was shut down");
        }
        // One is left for the end.
        if (sending.n() >= maxRecords - 1) {
            throw new IOException(
                    "a direction may have %d records: connect anew".formatted(maxRecords));
        }
    }

    /// Sends the record that says that no more come.
    void end() throws IOException {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                send(ByteBuffer.allocate(0), 0);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Seals so many bytes, which are taken from the buffer even if sending fails: their nonce is
    /// used up.
    private void send(ByteBuffer from, int count) throws IOException {
        int length = count + NoiseCipherState.TAG_BYTES;
        ByteBuffer lent = pool.borrow().orElse(null);
        try {
            ByteBuffer record =
                    lent != null
                            ? lent
                            : ByteBuffer.allocate(SecureTransport.LENGTH_BYTES + length);
            record.putShort((short) length);
            seal(from, count, record);
            record.flip();
            while (record.hasRemaining()) {
                below.write(record);
            }
        } finally {
            if (lent != null) {
                pool.giveBack(lent);
            }
        }
    }

    private void seal(ByteBuffer from, int count, ByteBuffer record) {
        int limit = from.limit();
        from.limit(from.position() + count);
        try {
            sending.encryptWithAd(SecureTransport.NO_AD, from, record);
        } finally {
            from.limit(limit);
        }
    }
}

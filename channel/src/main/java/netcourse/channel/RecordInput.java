package netcourse.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.AEADBadTagException;
import netcourse.common.BufferPool;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;

/// Opens the records that come, in the order in which they were sealed. One thread reads, others
/// wait for it.
final class RecordInput implements AutoCloseable {
    /// The only error, whatever was done to the records: a cause would tell an attacker how far a
    /// forgery got.
    static final String BROKEN =
            "the channel is broken: a record was changed, repeated, left out, moved, sent back or"
                    + " cut off";

    private final Transport below;
    private final NoiseCipherState receiving;
    private final long maxRecords;
    private final RecordBuffer buffer;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Duration limit = MessageLimits.FOREVER;
    private ByteBuffer plaintext = ByteBuffer.allocate(0);
    private boolean ended;
    private ProtocolException failure;

    RecordInput(Transport below, NoiseCipherState receiving, long maxRecords, BufferPool pool) {
        this.below = below;
        this.receiving = receiving;
        this.maxRecords = maxRecords;
        this.buffer = new RecordBuffer(pool);
    }

    void readTimeout(Duration duration) {
        limit = duration;
    }

    /// As [Transport#read(ByteBuffer)].
    int read(ByteBuffer into) throws IOException {
        lock.lock();
        try {
            return readNext(into);
        } finally {
            lock.unlock();
        }
    }

    private int readNext(ByteBuffer into) throws IOException {
        if (plaintext.hasRemaining()) {
            return take(into);
        }
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            return -1;
        }
        awaitRecord();
        return open(into);
    }

    private int take(ByteBuffer into) {
        int count = Math.min(plaintext.remaining(), into.remaining());
        into.put(plaintext.slice(plaintext.position(), count));
        plaintext.position(plaintext.position() + count);
        return count;
    }

    /// The limit is for the whole record: byte after byte does not begin it anew.
    private void awaitRecord() throws IOException {
        Deadline deadline = Deadline.after(limit);
        while (buffer.unread().remaining() < needed()) {
            below.readTimeout(deadline.rest());
            if (buffer.fillFrom(below, needed()) < 0) {
                throw broken();
            }
        }
    }

    /// The bytes up to the end of the record, as far as its length has come.
    private int needed() throws ProtocolException {
        ByteBuffer unread = buffer.unread();
        if (unread.remaining() < SecureTransport.LENGTH_BYTES) {
            return SecureTransport.LENGTH_BYTES;
        }
        int length = unread.getShort(unread.position()) & 0xffff;
        if (length < NoiseCipherState.TAG_BYTES) {
            throw broken();
        }
        return SecureTransport.LENGTH_BYTES + length;
    }

    /// Into the caller's buffer, if the whole plaintext has room there.
    private int open(ByteBuffer into) throws ProtocolException {
        ByteBuffer record = nextRecord();
        int length = record.remaining() - NoiseCipherState.TAG_BYTES;
        if (length > into.remaining()) {
            ByteBuffer opened = ByteBuffer.allocate(length);
            decrypt(record, opened);
            plaintext = opened.flip();
            return take(into);
        }
        decrypt(record, into);
        return length == 0 ? atEnd() : length;
    }

    /// What may come after it is not read.
    private int atEnd() {
        ended = true;
        buffer.release();
        return -1;
    }

    private ByteBuffer nextRecord() {
        ByteBuffer unread = buffer.unread();
        int length = unread.getShort() & 0xffff;
        ByteBuffer record = unread.slice(unread.position(), length);
        unread.position(unread.position() + length);
        return record;
    }

    private void decrypt(ByteBuffer record, ByteBuffer opened) throws ProtocolException {
        if (receiving.n() == maxRecords) {
            throw broken();
        }
        try {
            receiving.decryptWithAd(SecureTransport.NO_AD, record, opened);
        } catch (AEADBadTagException _) {
            throw broken();
        }
    }

    /// Every later read throws it again.
    private ProtocolException broken() {
        failure = new ProtocolException(BROKEN);
        close();
        return failure;
    }

    @Override
    public void close() {
        buffer.close();
    }
}

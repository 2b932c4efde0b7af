package netcourse.lesson03;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import netcourse.common.Message;
import netcourse.lesson03.ChunkPool.Chunk;

/// The messages that wait for a peer to read, encoded, in a limited number of bytes. Many threads
/// put, one takes.
///
/// What is put waits for [#flush()], a full chunk or a lack of room, so that many small messages
/// are written with one call.
final class Outbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private final ChunkPool pool;
    private final int maxBytes;
    private final int maxChatBytes;
    private int heldBytes;
    private int chatBytes;
    private boolean due;
    private boolean finished;
    private boolean closed;

    Outbox(ChunkPool pool, int maxBytes, int maxChatBytes) {
        this.pool = pool;
        this.maxBytes = maxBytes;
        this.maxChatBytes = maxChatBytes;
    }

    /// Puts messages, in order. Blocks while there is no room, because the peer does not read.
    void put(List<Message> messages) throws IOException, InterruptedException {
        lock.lock();
        try {
            for (Message message : messages) {
                message.writeTo(awaitChunkFor(message.wireBytes()).bytes);
            }
        } finally {
            lock.unlock();
        }
    }

    private Chunk awaitChunkFor(int bytes) throws IOException, InterruptedException {
        Optional<Chunk> chunk;
        while ((chunk = chunkFor(bytes)).isEmpty()) {
            due = true;
            work.signal();
            room.await();
        }
        return chunk.get();
    }

    /// Puts a message that nobody waits for, if there is room; does not block.
    ///
    /// @return false if it is dropped
    boolean offer(Message message) {
        lock.lock();
        try {
            int bytes = message.wireBytes();
            if (closed || finished || chatBytes + bytes > maxChatBytes) {
                return false;
            }
            Optional<Chunk> chunk = chunkFor(bytes);
            chunk.ifPresent(there -> {
                message.writeTo(there.bytes);
                there.chatBytes += bytes;
                chatBytes += bytes;
            });
            return chunk.isPresent();
        } catch (SocketException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// The last chunk, or a new one if the message does not fit in it; empty if there is no room.
    private Optional<Chunk> chunkFor(int bytes) throws SocketException {
        if (closed || finished) {
            throw new SocketException("closed");
        }
        Chunk last = chunks.peekLast();
        if (last != null && last.bytes.remaining() >= bytes) {
            return Optional.of(last);
        }
        Optional<Chunk> fresh = fresh(bytes);
        fresh.ifPresent(chunk -> {
            heldBytes += chunk.bytes.capacity();
            chunks.addLast(chunk);
            work.signal();
        });
        return fresh;
    }

    private Optional<Chunk> fresh(int bytes) {
        if (heldBytes == 0) {
            return Optional.of(pool.borrowOnly(bytes));
        }
        return heldBytes + Math.max(bytes, ChunkPool.CHUNK_BYTES) > maxBytes
                ? Optional.empty()
                : pool.borrow(bytes);
    }

    /// Has what was put written now.
    void flush() {
        lock.lock();
        try {
            if (!chunks.isEmpty()) {
                due = true;
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What is to be written next; [#written(Chunk)] takes it back. Blocks until there is something
    /// due.
    ///
    /// @return empty behind the last message, after [#finish()] or [#close()]
    Optional<Chunk> take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !finished && (chunks.isEmpty() || !due && chunks.size() == 1)) {
                work.await();
            }
            if (closed || chunks.isEmpty()) {
                return Optional.empty();
            }
            Chunk first = chunks.removeFirst();
            due = due && !chunks.isEmpty();
            return Optional.of(first);
        } finally {
            lock.unlock();
        }
    }

    void written(Chunk chunk) {
        lock.lock();
        try {
            heldBytes -= chunk.bytes.capacity();
            chatBytes -= chunk.chatBytes;
            pool.giveBack(chunk);
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is put: what is there is still taken.
    void finish() {
        lock.lock();
        try {
            finished = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is put or taken: what is there is thrown away.
    void close() {
        lock.lock();
        try {
            closed = true;
            chunks.forEach(pool::giveBack);
            chunks.clear();
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

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
/// put, one at a time writes: who claims it.
///
/// What is put waits for somebody who claims to write it, so that many small messages are written
/// with one call.
final class Outbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private final ChunkPool pool;
    private final int maxBytes;
    private final int maxChatBytes;
    private final Runnable writer;
    private int heldBytes;
    private int chatBytes;
    private boolean claimed;
    private boolean finished;
    private boolean closed;

    /// @param writer starts a thread that writes what is claimed; called where nobody else would
    Outbox(ChunkPool pool, int maxBytes, int maxChatBytes, Runnable writer) {
        this.pool = pool;
        this.maxBytes = maxBytes;
        this.maxChatBytes = maxChatBytes;
        this.writer = writer;
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
            flush();
            written.await();
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

    /// Has what was put written by another thread, unless somebody is writing: who then writes
    /// this, too.
    void flush() {
        if (claim()) {
            writer.run();
        }
    }

    /// Whether there is something to write and nobody who does. If so, the caller now writes all
    /// that [#next()] gives.
    boolean claim() {
        lock.lock();
        try {
            boolean mine = !claimed && !chunks.isEmpty();
            claimed |= mine;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /// Whether nothing waits here and nobody writes. If so, the caller now writes so many bytes of
    /// its own, says [#wrote(int)], and writes what [#next()] gives.
    boolean claimEmpty(int bytes) {
        lock.lock();
        try {
            boolean mine = !claimed && chunks.isEmpty() && !finished && !closed;
            if (mine) {
                claimed = true;
                heldBytes += bytes;
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    void wrote(int bytes) {
        lock.lock();
        try {
            heldBytes -= bytes;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What is to be written next, and given back to [#written(Chunk)]; empty ends the claim.
    Optional<Chunk> next() {
        lock.lock();
        try {
            Optional<Chunk> first = Optional.ofNullable(chunks.pollFirst());
            claimed = first.isPresent();
            return first;
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
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is put. Blocks until all is written, or [#close()].
    void finish() throws InterruptedException {
        lock.lock();
        try {
            finished = true;
            written.signalAll();
            flush();
            while (heldBytes > 0 && !closed) {
                written.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is put or written: what is there is thrown away.
    void close() {
        lock.lock();
        try {
            closed = true;
            chunks.forEach(pool::giveBack);
            chunks.clear();
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package netcourse.lesson03;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Memory for what peers have not read yet, so many bytes for all of them together. For use by many
/// threads.
final class ChunkPool {
    /// What is written with one call; 32 answers of 64 bytes fit eight times over.
    static final int CHUNK_BYTES = 16 * 1024;

    private static final int KEPT_CHUNKS = 64;

    private final long maxBytes;
    private final AtomicLong lentBytes = new AtomicLong();
    private final ArrayBlockingQueue<ByteBuffer> kept = new ArrayBlockingQueue<>(KEPT_CHUNKS);

    ChunkPool(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// A chunk with room for so many bytes, 16 KiB or more; empty if too much is lent.
    Optional<Chunk> borrow(int bytes) {
        int capacity = Math.max(bytes, CHUNK_BYTES);
        if (lentBytes.addAndGet(capacity) > maxBytes) {
            lentBytes.addAndGet(-capacity);
            return Optional.empty();
        }
        return Optional.of(new Chunk(buffer(capacity), true));
    }

    /// The chunk that a peer may have even if too much is lent: its only one.
    Chunk borrowOnly(int bytes) {
        return borrow(bytes)
                .orElseGet(() -> new Chunk(buffer(Math.max(bytes, CHUNK_BYTES)), false));
    }

    private ByteBuffer buffer(int capacity) {
        ByteBuffer used = capacity == CHUNK_BYTES ? kept.poll() : null;
        return used == null ? ByteBuffer.allocate(capacity) : used.clear();
    }

    void giveBack(Chunk chunk) {
        if (chunk.counted) {
            lentBytes.addAndGet(-chunk.bytes.capacity());
        }
        if (chunk.bytes.capacity() == CHUNK_BYTES) {
            // If there are enough, the garbage collector takes it.
            boolean _ = kept.offer(chunk.bytes);
        }
    }

    long lentBytes() {
        return lentBytes.get();
    }

    /// Whole messages, encoded one behind the other.
    static final class Chunk {
        final ByteBuffer bytes;
        private final boolean counted;

        /// How many of the bytes are chat.
        int chatBytes;

        private Chunk(ByteBuffer bytes, boolean counted) {
            this.bytes = bytes;
            this.counted = counted;
        }
    }
}

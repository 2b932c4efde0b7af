package netcourse.checker;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The kinds of buffer in which code gets its bytes: right code takes what remains in any of them.
public enum ChunkKind {
    /// Its array has just these bytes.
    EXACT("an array that it fills") {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return ByteBuffer.wrap(bytes.clone());
        }
    },
    /// As a server's buffer after a read and `flip()`: old bytes follow after the limit.
    FLIPPED("the front part of a larger array") {
        @Override
        public ByteBuffer of(byte[] bytes) {
            ByteBuffer buffer = junk(bytes.length + 24);
            return buffer.put(bytes).flip();
        }
    },
    /// Old bytes stand before it and after it.
    PART("the middle of a larger array") {
        @Override
        public ByteBuffer of(byte[] bytes) {
            ByteBuffer buffer = junk(bytes.length + 24);
            buffer.put(9, bytes);
            return buffer.position(9).limit(9 + bytes.length);
        }
    },
    /// Its array begins elsewhere: `arrayOffset()` is not 0.
    SLICE("a slice of a larger array") {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return PART.of(bytes).slice();
        }
    },
    /// It gives no access to its array.
    READ_ONLY("read-only") {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer();
        }
    },
    /// It has no array.
    DIRECT("outside the heap") {
        @Override
        public ByteBuffer of(byte[] bytes) {
            return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        }
    };

    private final String text;

    ChunkKind(String text) {
        this.text = text;
    }

    /// A buffer of this kind in which these bytes remain.
    public abstract ByteBuffer of(byte[] bytes);

    private static ByteBuffer junk(int length) {
        byte[] junk = new byte[length];
        Arrays.fill(junk, (byte) '#');
        return ByteBuffer.wrap(junk);
    }

    @Override
    public String toString() {
        return text;
    }
}

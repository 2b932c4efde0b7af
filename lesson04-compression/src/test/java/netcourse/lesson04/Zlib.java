package netcourse.lesson04;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Makes deflaters and inflaters that count how they are used.
final class Zlib {
    /// These are used again: to open and close one takes ten times as long as to compress a line.
    private static final Deflater WRAPPED = new Deflater();

    private static final Deflater RAW = new Deflater(Deflater.BEST_SPEED, true);

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger zeros = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Integer> flushes = ConcurrentHashMap.newKeySet();
    private volatile boolean finishing;
    private volatile boolean resetting;
    private volatile boolean full;
    private volatile boolean failing;
    private volatile Runnable meanwhile = () -> {};

    /// How many were made.
    int opened() {
        return opened.get();
    }

    /// How many of them were not closed.
    int open() {
        return opened.get() - closed.get();
    }

    /// How often they were asked for output.
    int calls() {
        return calls.get();
    }

    /// How often they had none.
    int zeros() {
        return zeros.get();
    }

    /// How many bytes they put out.
    long bytes() {
        return bytes.get();
    }

    /// Whether a deflater was asked for the end, since no more input comes.
    boolean finishing() {
        return finishing;
    }

    /// How a deflater was asked to flush: [Deflater#NO_FLUSH] and so on.
    Set<Integer> flushes() {
        return flushes;
    }

    /// Whether a deflater was reset.
    boolean resetting() {
        return resetting;
    }

    /// Whether the last call filled all the room that it got.
    boolean full() {
        return full;
    }

    /// Makes all of them throw an [IllegalStateException] when they are asked for output.
    Zlib failing() {
        failing = true;
        return this;
    }

    /// Runs this each time when one was made, or has put output into the caller's buffer, and the
    /// caller does not know of it yet.
    Zlib meanwhile(Runnable what) {
        meanwhile = what;
        return this;
    }

    private int asked(int count, int room) {
        if (failing) {
            throw new IllegalStateException("made by the check");
        }
        calls.incrementAndGet();
        bytes.addAndGet(count);
        full = count == room;
        zeros.addAndGet(count == 0 ? 1 : 0);
        meanwhile.run();
        return count;
    }

    /// What an honest peer makes of bytes, with zlib's wrapping.
    static byte[] deflated(byte[] bytes) {
        return afresh(bytes, WRAPPED);
    }

    /// The same without the wrapping.
    static byte[] rawDeflated(byte[] bytes) {
        return afresh(bytes, RAW);
    }

    private static byte[] afresh(byte[] bytes, Deflater with) {
        synchronized (with) {
            with.reset();
            return whole(bytes, with);
        }
    }

    /// The same with the wrapping and a dictionary.
    static byte[] deflated(byte[] bytes, byte[] dictionary) {
        synchronized (WRAPPED) {
            WRAPPED.reset();
            WRAPPED.setDictionary(dictionary);
            return whole(bytes, WRAPPED);
        }
    }

    /// @param with closed
    static byte[] deflated(byte[] bytes, Deflater with) {
        try (with) {
            return whole(bytes, with);
        }
    }

    private static byte[] whole(byte[] bytes, Deflater with) {
        with.setInput(bytes);
        with.finish();
        byte[] compressed = new byte[bytes.length + bytes.length / 8 + 64];
        return Arrays.copyOf(compressed, with.deflate(compressed));
    }

    Deflater deflater(boolean raw) {
        return new CountedDeflater(Deflater.DEFAULT_COMPRESSION, raw);
    }

    Deflater deflater(int level) {
        return new CountedDeflater(level, false);
    }

    Inflater inflater(boolean raw) {
        return new CountedInflater(raw);
    }

    private final class CountedDeflater extends Deflater {
        private boolean ended;

        CountedDeflater(int level, boolean raw) {
            super(level, raw);
            opened.incrementAndGet();
            meanwhile.run();
        }

        @Override
        public void finish() {
            finishing = true;
            super.finish();
        }

        @Override
        public void reset() {
            resetting = true;
            super.reset();
        }

        @Override
        public int deflate(byte[] into, int from, int length, int flush) {
            flushes.add(flush);
            return asked(super.deflate(into, from, length, flush), length);
        }

        @Override
        public int deflate(ByteBuffer into, int flush) {
            flushes.add(flush);
            int room = into.remaining();
            return asked(super.deflate(into, flush), room);
        }

        @Override
        public void end() {
            closed.addAndGet(ended ? 0 : 1);
            ended = true;
            super.end();
        }
    }

    private final class CountedInflater extends Inflater {
        private boolean ended;

        CountedInflater(boolean raw) {
            super(raw);
            opened.incrementAndGet();
            meanwhile.run();
        }

        @Override
        public int inflate(byte[] into, int from, int length) throws DataFormatException {
            return asked(super.inflate(into, from, length), length);
        }

        @Override
        public int inflate(ByteBuffer into) throws DataFormatException {
            int room = into.remaining();
            return asked(super.inflate(into), room);
        }

        @Override
        public void end() {
            closed.addAndGet(ended ? 0 : 1);
            ended = true;
            super.end();
        }
    }
}

package netcourse.lesson04.demo;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.ProtocolException;

/// Measures a codec over one content, in memory.
final class Race {
    /// More are not needed for a median.
    private static final int MAX_RUNS = 2000;

    /// A codec at a level.
    record Contestant(Compression compression, int level) {
        static final List<String> DEFAULTS =
                List.of(
                        "gzip:1", "gzip:6", "gzip:9", "zstd:1", "zstd:3", "zstd:19", "lz4",
                        "snappy");

        /// Reads `zstd:3`, or `zstd` for its default level.
        ///
        /// @throws IllegalArgumentException says what there is
        static Contestant of(String text) {
            String[] parts = text.split(":", 2);
            Compression compression =
                    Compression.named(parts[0])
                            .orElseThrow(() -> wrong("codec", names(), parts[0]));
            if (parts.length == 1) {
                return new Contestant(compression, compression.defaultLevel());
            }
            String range = compression.minLevel() + ".." + compression.maxLevel();
            int level = parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (level < compression.minLevel() || level > compression.maxLevel()) {
                throw wrong("level of " + parts[0], range, parts[1]);
            }
            return new Contestant(compression, level);
        }

        private static String names() {
            return String.join(
                    ", ", List.of(Compression.values()).stream().map(Compression::title).toList());
        }

        private static IllegalArgumentException wrong(String what, String expected, String actual) {
            return new IllegalArgumentException(
                    "%s must be %s, was \"%s\"".formatted(what, expected, actual));
        }

        /// The level only where there is more than one.
        String title() {
            return compression.minLevel() == compression.maxLevel()
                    ? compression.title()
                    : compression.title() + " " + level;
        }

        Codec open() {
            return compression.open(level);
        }
    }

    /// What was measured.
    ///
    /// @param bytes of the content
    /// @param compressedBytes what became of it
    /// @param compress and the other: how long it took
    record Result(
            Contestant contestant,
            int bytes,
            int compressedBytes,
            Timing compress,
            Timing decompress) {
        double ratio() {
            return (double) bytes / compressedBytes;
        }

        /// Content compressed, in MB (10^6 bytes) for each second.
        double compressSpeed() {
            return 1e3 * bytes / compress.medianNanos;
        }

        /// Content restored, likewise.
        double decompressSpeed() {
            return 1e3 * bytes / decompress.medianNanos;
        }
    }

    /// The median of some runs.
    record Timing(long medianNanos, int runs) {}

    private interface Work {
        void run() throws ProtocolException;
    }

    private Race() {}

    /// Compresses and decompresses again and again.
    ///
    /// @param content one byte or more
    /// @param box how long each of the two may take; a single run may take longer
    /// @throws ProtocolException if something else comes out than went in
    static Result run(Contestant contestant, byte[] content, Duration box)
            throws ProtocolException {
        try (Codec codec = contestant.open()) {
            ByteBuffer packed = ByteBuffer.allocate(codec.maxCompressedBytes(content.length));
            Timing compress =
                    time(() -> codec.compress(ByteBuffer.wrap(content), packed.clear()), box);
            packed.flip();
            ByteBuffer restored = ByteBuffer.allocate(content.length);
            Timing decompress =
                    time(() -> codec.decompress(packed.duplicate(), restored.clear()), box);
            if (restored.hasRemaining() || !Arrays.equals(restored.array(), content)) {
                throw new ProtocolException(contestant.title() + " gave other bytes back");
            }
            return new Result(contestant, content.length, packed.limit(), compress, decompress);
        }
    }

    /// Half of the time is for the virtual machine to warm up. A first run that takes all of the
    /// time is the only one.
    private static Timing time(Work work, Duration box) throws ProtocolException {
        long start = System.nanoTime();
        long first = time(work);
        while (System.nanoTime() - start < box.toNanos() / 2) {
            time(work);
        }
        long[] nanos = new long[MAX_RUNS];
        int runs = 0;
        while (runs < MAX_RUNS && System.nanoTime() - start < box.toNanos()) {
            nanos[runs++] = time(work);
        }
        return runs == 0 ? new Timing(first, 1) : new Timing(median(nanos, runs), runs);
    }

    private static long time(Work work) throws ProtocolException {
        long start = System.nanoTime();
        work.run();
        return Math.max(1, System.nanoTime() - start);
    }

    private static long median(long[] nanos, int count) {
        Arrays.sort(nanos, 0, count);
        return nanos[count / 2];
    }
}

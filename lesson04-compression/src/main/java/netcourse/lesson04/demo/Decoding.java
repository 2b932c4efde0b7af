package netcourse.lesson04.demo;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What a decoder did with an input.
///
/// @param inputBytes taken of the compressed input
/// @param outputBytes that came out
/// @param end why it ended
/// @param allocatedBytes of the heap, given back or not
/// @param time how long it took
record Decoding(long inputBytes, long outputBytes, String end, long allocatedBytes, Duration time) {
    private static final int BUFFER_BYTES = 64 << 10;

    /// Opens the decoder on its compressed input.
    interface Opening {
        /// @throws IOException as it comes from the input, or for a header that is wrong
        InputStream open(InputStream compressed) throws IOException;
    }

    /// Decodes and keeps nothing: what comes out is only counted. Ends in `limit` at the latest.
    static Decoding counting(InputStream compressed, Duration limit, Opening decoder) {
        return run(compressed, limit, decoder, OutputStream.nullOutputStream());
    }

    /// Decodes and keeps what comes out, in memory.
    static Decoding keeping(InputStream compressed, Duration limit, Opening decoder) {
        return run(compressed, limit, decoder, new ByteArrayOutputStream());
    }

    private static Decoding run(
            InputStream compressed, Duration limit, Opening decoder, OutputStream kept) {
        long before = allocatedSoFar();
        long start = System.nanoTime();
        Counted input = new Counted(compressed, start + limit.toNanos());
        long output = 0;
        String end = "at the end of the data";
        try (InputStream content = decoder.open(input)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                kept.write(buffer, 0, n);
                output += n;
            }
        } catch (IOException e) {
            end = e.getMessage();
        } catch (StackOverflowError e) {
            // The input drove the decoder into a recursion: that is what is shown here.
            end = "StackOverflowError";
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Decoding(input.count, output, end, allocatedSoFar() - before, time);
    }

    /// How much has been allocated by this thread, as the virtual machine counts it.
    private static long allocatedSoFar() {
        return ManagementFactory.getThreadMXBean()
                        instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /// Counts what is read, and fails when the time is over.
    private static final class Counted extends FilterInputStream {
        private final long deadline;
        private long count;

        Counted(InputStream in, long deadline) {
            super(in);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            checkTime();
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            checkTime();
            int n = super.read(into, from, length);
            count += Math.max(n, 0);
            return n;
        }

        private void checkTime() throws IOException {
            if (System.nanoTime() > deadline) {
                throw new IOException("stopped by this program: the time is over");
            }
        }
    }
}

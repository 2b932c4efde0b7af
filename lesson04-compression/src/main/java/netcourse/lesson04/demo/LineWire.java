package netcourse.lesson04.demo;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Two ends of a connection: one deflates lines, the other inflates what has come so far. Raw
/// deflate, so that no header or checksum counts.
final class LineWire implements AutoCloseable {
    /// How lines are compressed on their way to the other end.
    enum FlushVariant {
        /// One stream; the deflater sends when it likes to.
        NO_FLUSH("no flush", Deflater.NO_FLUSH, false, false),

        /// One stream; the block ends after each line.
        SYNC_FLUSH("sync flush", Deflater.SYNC_FLUSH, false, false),

        /// The same, and the next line may not refer to those before it.
        FULL_FLUSH("full flush", Deflater.FULL_FLUSH, false, false),

        /// A stream for each line, with its own end.
        ALONE("each line alone", Deflater.NO_FLUSH, true, false),

        /// The same, with a text that both ends know beforehand.
        ALONE_WITH_DICTIONARY("each alone, dictionary", Deflater.NO_FLUSH, true, true),

        /// One stream that begins with that text in its window.
        SYNC_FLUSH_WITH_DICTIONARY("sync flush, dictionary", Deflater.SYNC_FLUSH, false, true);

        private final String title;
        private final int flush;
        private final boolean isAlone;
        private final boolean hasDictionary;

        FlushVariant(String title, int flush, boolean isAlone, boolean hasDictionary) {
            this.title = title;
            this.flush = flush;
            this.isAlone = isAlone;
            this.hasDictionary = hasDictionary;
        }

        String title() {
            return title;
        }

        /// What [Deflater#deflate(byte[], int, int, int)] takes.
        int flush() {
            return flush;
        }

        /// Whether each line is a stream of its own.
        boolean isAlone() {
            return isAlone;
        }

        boolean hasDictionary() {
            return hasDictionary;
        }
    }

    /// What a variant costs.
    ///
    /// @param bytes on the wire, of all lines and the end of the stream
    /// @param readableAtOnce how many lines could be read to their last byte as soon as they were
    ///   sent
    /// @param received the content at the other end
    record Cost(long bytes, int readableAtOnce, byte[] received) {}

    private final FlushVariant variant;
    private final byte[] dictionary;
    private final Deflater deflater;
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private long writtenBytes;
    private long wireBytes;
    private int readableAtOnce;

    private LineWire(FlushVariant variant, byte[] dictionary, int level) {
        this.variant = variant;
        this.dictionary = dictionary;
        this.deflater = new Deflater(level, true);
    }

    /// Sends the lines from one end to the other.
    ///
    /// @param dictionary used by the variants that have one
    /// @param level 1 … 9
    static Cost send(List<byte[]> lines, FlushVariant variant, byte[] dictionary, int level)
            throws DataFormatException {
        try (LineWire wire = new LineWire(variant, dictionary, level)) {
            wire.begin();
            for (byte[] line : lines) {
                wire.send(line);
            }
            wire.end();
            return new Cost(wire.wireBytes, wire.readableAtOnce, wire.received.toByteArray());
        }
    }

    private void begin() {
        deflater.reset();
        inflater.reset();
        if (variant.hasDictionary()) {
            deflater.setDictionary(dictionary);
            inflater.setDictionary(dictionary);
        }
    }

    private void send(byte[] line) throws DataFormatException {
        deflater.setInput(line);
        writtenBytes += line.length;
        if (variant.isAlone()) {
            deflater.finish();
        }
        transfer();
        if (received.size() == writtenBytes) {
            readableAtOnce++;
        }
        if (variant.isAlone()) {
            begin();
        }
    }

    private void end() throws DataFormatException {
        if (!variant.isAlone()) {
            deflater.finish();
            transfer();
        }
    }

    /// A deflater that fills the buffer may have more.
    private void transfer() throws DataFormatException {
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, variant.flush());
            wireBytes += count;
            receive(count);
        } while (count == buffer.length);
    }

    private void receive(int count) throws DataFormatException {
        byte[] content = new byte[4096];
        inflater.setInput(buffer, 0, count);
        int inflated = inflater.inflate(content);
        while (inflated > 0) {
            received.write(content, 0, inflated);
            inflated = inflater.inflate(content);
        }
    }

    @Override
    public void close() {
        try (deflater;
                inflater) {
            // Both hold native memory.
        }
    }
}

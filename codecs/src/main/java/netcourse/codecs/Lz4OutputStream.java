package netcourse.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// One LZ4 frame, written as its content comes: a block for each 64 KiB, and for each flush.
final class Lz4OutputStream extends OutputStream {
    private static final int BLOCK_CODE = Lz4Header.MIN_BLOCK_CODE;
    private static final int BLOCK_BYTES = Lz4Header.blockBytes(BLOCK_CODE);

    private final OutputStream out;
    private final Lz4Block block = new Lz4Block();
    private final XxHash32 hash = new XxHash32();
    private final byte[] content = new byte[BLOCK_BYTES];
    private final byte[] compressed = new byte[BLOCK_BYTES + 16];
    private int filled;
    private boolean begun;
    private boolean closed;

    Lz4OutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        checkOpen();
        for (int at = from; at < from + length; ) {
            int count = Math.min(from + length - at, BLOCK_BYTES - filled);
            System.arraycopy(bytes, at, content, filled, count);
            filled += count;
            at += count;
            if (filled == BLOCK_BYTES) {
                writeBlock();
            }
        }
    }

    private void writeBlock() throws IOException {
        begin();
        if (filled > 0) {
            hash.update(content, 0, filled);
            int count =
                    Lz4Codec.putBlock(block, content, 0, filled, compressed, 0, compressed.length);
            filled = 0;
            out.write(compressed, 0, count);
        }
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            out.write(
                    compressed,
                    0,
                    Lz4Codec.putHeader(compressed, 0, compressed.length, BLOCK_CODE));
        }
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
        writeBlock();
        out.flush();
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            try (out) {
                flush();
                int count = Lz4Codec.putTrailer(compressed, 0, compressed.length, hash.value());
                out.write(compressed, 0, count);
            } finally {
                closed = true;
            }
        }
    }
}

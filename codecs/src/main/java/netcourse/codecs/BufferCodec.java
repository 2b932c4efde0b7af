package netcourse.codecs;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import netcourse.common.ProtocolException;

/// What all codecs have in common: buffers, whose positions move only when all went well, and an
/// end.
abstract class BufferCodec implements Codec {
    private boolean closed;

    /// Compresses `source[from]` … `source[to - 1]` into an array from `start` on, and returns how
    /// many bytes that made.
    ///
    /// @throws BufferOverflowException if they would reach up to `end`
    abstract int compress(byte[] source, int from, int to, byte[] into, int start, int end);

    /// The same the other way.
    ///
    /// @throws OutputLimitException if the content would reach up to `end`; the number in it does
    ///   not matter
    abstract int decompress(byte[] source, int from, int to, byte[] into, int start, int end)
            throws IOException;

    /// Releases native memory.
    abstract void release();

    @Override
    public final void compress(ByteBuffer source, ByteBuffer target) {
        checkOpen();
        int from = start(source);
        int start = start(target);
        int count =
                compress(
                        source.array(),
                        from,
                        from + source.remaining(),
                        target.array(),
                        start,
                        start + target.remaining());
        moveBy(count, source, target);
    }

    @Override
    public final void decompress(ByteBuffer source, ByteBuffer target) throws ProtocolException {
        checkOpen();
        int from = start(source);
        int start = start(target);
        int room = target.remaining();
        try {
            int count =
                    decompress(
                            source.array(),
                            from,
                            from + source.remaining(),
                            target.array(),
                            start,
                            start + room);
            moveBy(count, source, target);
        } catch (OutputLimitException e) {
            throw new OutputLimitException(room);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError("an array does not fail", e);
        }
    }

    private static int start(ByteBuffer buffer) {
        return buffer.arrayOffset() + buffer.position();
    }

    private static void moveBy(int count, ByteBuffer source, ByteBuffer target) {
        source.position(source.limit());
        target.position(target.position() + count);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the codec is closed");
        }
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            release();
        }
    }
}

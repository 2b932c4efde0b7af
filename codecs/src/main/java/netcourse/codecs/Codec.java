package netcourse.codecs;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.common.ProtocolException;

/// Compresses and decompresses whole messages of one format, in memory. [Compression#open()] makes
/// one, which can be used again and again, by one thread at a time.
///
/// Buffers are those with an array ([ByteBuffer#wrap]); source and target must not overlap. After
/// success the positions have moved past what was taken and put; after an exception they stand
/// where they stood, and the bytes of the target between position and limit are undefined.
///
/// **Bounded**: the caller says how much may come out, since the sender will not. An output of just
/// that size is right, one byte more is refused. Whatever the bytes are, a decoder ends with the
/// whole content or with a [ProtocolException], and takes memory in proportion to the bound and to
/// the input, never to what a header announces.
///
/// **Native memory** stands behind most codecs and is not the collector's: close them.
public interface Codec extends AutoCloseable {
    /// The most bytes that [#compress] can make of so many.
    ///
    /// @throws ArithmeticException if that is more than an array can hold
    int maxCompressedBytes(int bytes);

    /// Compresses all that remains in the source. Allocates 64 bytes at most.
    ///
    /// @throws BufferOverflowException if the target has too little room. With
    ///   [#maxCompressedBytes] none has too little; with just as much as it takes, some have
    void compress(ByteBuffer source, ByteBuffer target);

    /// Decompresses all that remains in the source; the room that remains in the target is the
    /// bound. Allocates 64 bytes at most, unless it fails.
    ///
    /// @throws OutputLimitException if more would come out than the target has room for
    /// @throws ProtocolException for everything else that is wrong with the bytes: too few, too
    ///   many, a checksum, a size, a reserved bit
    void decompress(ByteBuffer source, ByteBuffer target) throws ProtocolException;

    /// Compresses into a new array.
    default byte[] compress(byte[] source) {
        ByteBuffer target = ByteBuffer.allocate(maxCompressedBytes(source.length));
        compress(ByteBuffer.wrap(source), target);
        return Arrays.copyOf(target.array(), target.position());
    }

    /// Decompresses into a new array, which is no larger than four times what comes out, and 1 KiB.
    ///
    /// @param maxBytes the bound, 0 or more
    /// @throws OutputLimitException if more would come out
    /// @throws ProtocolException as above
    default byte[] decompress(byte[] source, int maxBytes) throws ProtocolException {
        int room = Math.min(maxBytes, expectedBytes(source));
        while (true) {
            ByteBuffer target = ByteBuffer.allocate(room);
            try {
                decompress(ByteBuffer.wrap(source), target);
                return target.hasRemaining()
                        ? Arrays.copyOf(target.array(), target.position())
                        : target.array();
            } catch (OutputLimitException e) {
                if (room == maxBytes) {
                    throw e;
                }
                // Once more from the start, with more room: only what has come out is believed.
                room = (int) Math.min(maxBytes, Math.max(1024, 4L * room));
            }
        }
    }

    /// A guess at how much will come out, not larger than what is worth the risk for an input of
    /// this size.
    default int expectedBytes(byte[] source) {
        return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(1024, 4L * source.length));
    }

    /// Releases native memory. A second call does nothing; any other call afterwards is an
    /// [IllegalStateException].
    @Override
    void close();
}

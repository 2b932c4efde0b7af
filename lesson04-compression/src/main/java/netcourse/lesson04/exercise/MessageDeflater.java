package netcourse.lesson04.exercise;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/// Exercise 4.4: a stream of compressed messages, each of them readable at once.
///
/// A chat line compresses badly on its own, but well after a hundred others. So one deflater serves
/// the whole connection, and its window remembers the lines before. But a deflater keeps bytes back
/// until it has enough of them for a good block, and meanwhile the peer waits. A sync flush
/// ([Deflater#SYNC_FLUSH]) ends the block: now the peer can read everything, to the last byte. Its
/// mark on the wire is `00 00 ff ff`, the lengths of an empty stored block (RFC 1951, 3.2.4);
/// permessage-deflate cuts it off (RFC 7692).
///
/// ```
/// write("good morning") ──▶ 4a cf cf 4f 51 c8 cd 2f ca cb cc 4b 07 00 00 00 ff ff
/// write("good morning") ──▶ 4a 47 62 03 00 00 00 ff ff      shorter: it is in the window
/// close()               ──▶ 03 00                           the end of the deflate stream
/// ```
///
/// One object serves one connection, one thread at a time.
public interface MessageDeflater extends Closeable {
    /// Called once, before anything else. Sends nothing.
    ///
    /// @param out takes the compressed bytes
    /// @param deflater is used as it is: its wrapping, level and dictionary are the caller's
    ///   choice. It stays open until [#close()]
    void begin(OutputStream out, Deflater deflater);

    /// Sends a message: when this returns, the receiver can read all of it.
    ///
    /// - However long the message is, `out` is flushed once, after its last byte.
    /// - Each message is compressed with the help of those before it.
    /// - An empty message sends no byte.
    ///
    /// Your buffer for the deflater's output needs at least seven bytes. With six, the mark of the
    /// flush comes again and again, with fewer it never ends ([Deflater#deflate(byte[], int, int,
    /// int)]).
    ///
    /// @param message left as it is; the caller may use the array for other bytes afterwards
    /// @throws IOException as `out` throws it
    void write(byte[] message) throws IOException;

    /// Sends the end of the deflate stream, flushes `out`, and closes `out` and the deflater. Both
    /// are closed even if sending fails, whatever it throws. A second call does nothing, also after
    /// a failure.
    ///
    /// @throws IOException as `out` throws it. If it throws twice, the first exception, to which
    ///   the second is added as suppressed
    @Override
    void close() throws IOException;
}

package netcourse.lesson02.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Exercise 2.1: read exactly n bytes.
///
/// TCP gives you the bytes in order and without gaps, or an error. It does not promise how many of
/// them one read gets: from 1 to as many as you asked for (read(2); RFC 9293, section 3.9.1.3).
public interface ExactReader {
    /// Reads the next `count` bytes. Blocks until they have come.
    ///
    /// - No byte after them is taken: it belongs to the next message.
    /// - The stream stays open; the caller that opened it closes it.
    /// - `count` 0 gives an empty array, and does not read.
    /// - What the stream throws goes to the caller as it came, a time-out too.
    /// - Memory and time grow with the count, not with its square, however small the parts are.
    /// - Several threads may call it at a time, each with a stream of its own; none waits for
    ///   another's bytes.
    ///
    /// @param count 0 or more
    /// @throws EOFException if the stream ends before; its message names both numbers, as in
    ///   `stream ended after 3 of 5 bytes`
    /// @throws IllegalArgumentException if the count is negative
    byte[] readExactly(InputStream in, int count) throws IOException;
}

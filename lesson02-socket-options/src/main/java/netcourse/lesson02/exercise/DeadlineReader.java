package netcourse.lesson02.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Exercise 2.7: read a message before a deadline; a slow sender must not win.
///
/// `setSoTimeout` limits one read, not a message: a peer that sends a byte now and then, each just
/// in time, keeps a server's thread forever. So the time that is left is set anew before each read.
public interface DeadlineReader {
    /// Reads the next `count` bytes of the socket, in the calling thread, within the limit.
    ///
    /// - The limit is for all the bytes together, from the call on. When it is over and bytes are
    ///   missing, nothing more is read.
    /// - A message whose last byte has been read is returned, whatever the clock says then.
    /// - No byte after the message is taken.
    /// - No read waits forever: to `setSoTimeout`, which counts in whole milliseconds, 0 means
    ///   without an end. Up to one millisecond more than the limit is allowed for that.
    /// - Afterwards the socket is open, and its SO_TIMEOUT is what it was before, however this
    ///   ends.
    /// - `count` 0 gives an empty array, and does not read.
    ///
    /// @param count 0 or more
    /// @param limit more than 0, at most a day
    /// @param nanoTime the clock, `System::nanoTime` in a server: it may start anywhere, below 0
    ///   too, and may overflow. Only the difference of two readings means something
    /// @throws SocketTimeoutException if the limit is over; its message names both numbers, as in
    ///   `limit over after 3 of 5 bytes`
    /// @throws EOFException if the stream ends before; its message names both numbers, as in
    ///   `stream ended after 3 of 5 bytes`
    /// @throws IllegalArgumentException if the count is negative, or the limit is not more than 0,
    ///   also with `count` 0
    byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime) throws IOException;
}

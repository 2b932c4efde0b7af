package netcourse.lesson04.exercise;

import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;

/// Exercise 4.2: deflate and inflate in memory, within a limit.
///
/// [Deflater] and [Inflater] are zlib, a library in C: you give them input, and ask for output
/// again and again until they say that they are finished. Each holds native memory, which the
/// garbage collector does not count. Since Java 25 both have `close()`.
///
/// ```
///   setInput ──▶ ┌──────────┐ ──▶ inflate(buffer) returns how many bytes came out,
///                │ Inflater │     0 if it needs more input or a dictionary
///                └──────────┘     finished(): this was the end of the stream
/// ```
///
/// A call allocates at most eight times what goes in and what comes out, and 64 KiB. Your methods
/// share nothing between two calls: many threads may use one object.
public interface BoundedDeflate {
    /// Compresses bytes to one whole stream.
    ///
    /// @param bytes left as they are; may be empty
    /// @param deflaters makes a new one, which is used as it is: its wrapping, level and dictionary
    ///   are the caller's choice. It is closed when this returns or throws
    byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters);

    /// Decompresses bytes that are one whole stream: nothing is missing, nothing follows.
    ///
    /// - An output of just `maxBytes` is right, one byte more is refused.
    /// - A limit of a gigabyte costs nothing that does not come out, and no more than the limit
    ///   comes out of a stream that is refused.
    /// - It ends, whatever the bytes are. In particular it ends where `inflate` returns 0: for
    ///   bytes that end too early, and for a stream that needs a dictionary, which is refused.
    ///
    /// @param compressed left as they are; may be empty, and are truncated then
    /// @param maxBytes the most that may come out, 0 or more
    /// @param inflaters makes a new one, for the wrapping that the caller expects. It is closed
    ///   when this returns or throws
    /// @throws ProtocolException if more would come out, or if the stream is cut, is broken, needs
    ///   a dictionary, or is followed by more bytes. Its message names which: `more than 100
    ///   bytes`; `truncated`; what zlib said, which is the message of the
    ///   [java.util.zip.DataFormatException]; `dictionary`; `3 bytes after the end`
    /// @throws IllegalArgumentException if the limit is negative; no inflater is made then
    byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException;
}

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
/// A call allocates at most 64 KiB, plus eight times the bytes that go in and come out. Your
/// methods share nothing between two calls: many threads may use one object.
public interface BoundedDeflate {
    /// Compresses bytes into one whole stream.
    ///
    /// @param bytes left as they are; may be empty
    /// @param deflaters makes a new deflater, which is used as it is: its wrapping, level and
    ///   dictionary are the caller's choice. It is closed when this method returns or throws
    byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters);

    /// Decompresses bytes that are one whole stream: nothing is missing, nothing follows.
    ///
    /// - An output of exactly `maxBytes` is accepted, one byte more is refused.
    /// - Memory grows with the output, not with the limit. A stream that goes over the limit is
    ///   refused as soon as it does.
    /// - The method returns or throws, whatever the bytes are. Take care where `inflate` returns 0:
    ///   the bytes may have ended too early, or the stream may need a dictionary. Both are refused.
    ///
    /// @param compressed left as it is; an empty array is a truncated stream
    /// @param maxBytes the most that may come out, 0 or more
    /// @param inflaters makes a new inflater, for the wrapping that the caller expects. It is
    ///   closed when this method returns or throws
    /// @throws ProtocolException if more would come out, or if the stream is cut, is broken, needs
    ///   a dictionary, or is followed by more bytes. The message says which: `more than 100 bytes`;
    ///   `truncated`; zlib's own words, which are the message of the
    ///   [java.util.zip.DataFormatException]; `dictionary`; `3 bytes after the end`
    /// @throws IllegalArgumentException if the limit is negative; no inflater is made then
    byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException;
}

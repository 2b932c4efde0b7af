package netcourse.lesson04.exercise;

import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;

/// Exercise 4.5: compress small messages with a preset dictionary.
///
/// A message of 40 bytes has little in it that repeats. But messages of one protocol resemble each
/// other: so both sides agree on a text beforehand, as if it had already been sent, and the matches
/// lead into it. In zlib's wrapping (RFC 1950, section 2.2) the header says by the bit FDICT (`20`
/// of FLG) that there is a dictionary, and by its Adler-32 which one:
///
/// ```
/// dictionary   {"from":"","to":"","text":"                 27 bytes, Adler-32 6b310754
/// message      {"from":"ada","to":"bob","text":"hello"}    40 bytes; 43 without it, 31 with it
///
/// 78 bb | 6b 31 07 54        | ab 86 49 25 … | f9 1d 0c 60
/// CMF FLG DICTID, big-endian   deflate         Adler-32 of the message
/// ```
///
/// A call allocates at most eight times what goes in and what comes out, and 64 KiB. Your methods
/// share nothing between two calls: many threads may use one object.
public interface PresetDictionary {
    /// Compresses a message with the dictionary to one whole stream.
    ///
    /// @param message left as it is; may be empty
    /// @param dictionary 1 … 32,768 bytes, left as they are; the most frequent strings best stand
    ///   at its end
    /// @param deflaters makes a new one, with zlib's wrapping and the level that the caller wants.
    ///   It is closed when this returns or throws
    byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters);

    /// Decompresses one whole stream that was made with the same dictionary, or without any.
    ///
    /// - An output of just `maxBytes` is right, one byte more is refused.
    /// - A limit of a gigabyte costs nothing that does not come out, and no more than the limit
    ///   comes out of a stream that is refused.
    /// - It ends, whatever the bytes are.
    ///
    /// @param compressed left as they are; may be empty, and are truncated then
    /// @param dictionary as above
    /// @param maxBytes the most that may come out, 0 or more
    /// @param inflaters makes a new one, with zlib's wrapping. It is closed when this returns or
    ///   throws
    /// @throws ProtocolException if the stream needs another dictionary, if more would come out, or
    ///   if it is cut, is broken, or is followed by more bytes. Its message names which:
    ///   `dictionary must be 6b310754, was 0fbd02d0` with both Adler-32 as eight hexadecimal
    ///   digits; `more than 100 bytes`; `truncated`; what zlib said; `3 bytes after the end`
    /// @throws IllegalArgumentException if the limit is negative; no inflater is made then
    byte[] decompress(
            byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException;
}

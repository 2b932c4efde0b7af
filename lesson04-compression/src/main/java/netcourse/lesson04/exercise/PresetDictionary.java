package netcourse.lesson04.exercise;

import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;

/// Exercise 4.5: compress small messages with a preset dictionary.
///
/// Little in a message of 40 bytes repeats. But the messages of one protocol resemble each other.
/// So both sides agree on a text beforehand, the dictionary. The deflater acts as if the dictionary
/// had already been sent, and its matches point into it. In zlib's wrapping (RFC 1950, section
/// 2.2), the bit FDICT (`20` of FLG) says that there is a dictionary, and an Adler-32 says which
/// one:
///
/// ```
/// dictionary   {"from":"","to":"","text":"                 27 bytes, Adler-32 6b310754
/// message      {"from":"ada","to":"bob","text":"hello"}    40 bytes; 43 without it, 31 with it
///
/// 78 bb | 6b 31 07 54        | ab 86 49 25 … | f9 1d 0c 60
/// CMF FLG DICTID, big-endian   deflate         Adler-32 of the message
/// ```
///
/// A call allocates at most 64 KiB, plus eight times the bytes that go in and come out. Your
/// methods share nothing between two calls: many threads may use one object.
public interface PresetDictionary {
    /// Compresses a message with the dictionary, into one whole stream.
    ///
    /// @param message left as it is; may be empty
    /// @param dictionary 1 … 32,768 bytes, left as they are
    /// @param deflaters makes a new deflater, with zlib's wrapping and the level that the caller
    ///   wants. It is closed when this method returns or throws
    byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters);

    /// Decompresses one whole stream that was made with the same dictionary, or without any.
    ///
    /// - An output of exactly `maxBytes` is accepted, one byte more is refused.
    /// - Memory grows with the output, not with the limit. A stream that goes over the limit is
    ///   refused as soon as it does.
    /// - The method returns or throws, whatever the bytes are.
    ///
    /// @param compressed left as it is; an empty array is a truncated stream
    /// @param dictionary as above
    /// @param maxBytes the most that may come out, 0 or more
    /// @param inflaters makes a new inflater, with zlib's wrapping. It is closed when this method
    ///   returns or throws
    /// @throws ProtocolException if the stream needs a different dictionary, if more would come
    ///   out, or if the stream is cut, is broken, or is followed by more bytes. The message says
    ///   which: `dictionary must be 6b310754, was 0fbd02d0`, each Adler-32 as eight hexadecimal
    ///   digits; `more than 100 bytes`; `truncated`; zlib's own words; `3 bytes after the end`
    /// @throws IllegalArgumentException if the limit is negative; no inflater is made then
    byte[] decompress(
            byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException;
}

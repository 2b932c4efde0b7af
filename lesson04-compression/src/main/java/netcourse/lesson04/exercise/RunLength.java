package netcourse.lesson04.exercise;

import netcourse.common.ProtocolException;

/// Exercise 4.1: run-length coding, both ways.
///
/// The simplest compression: a byte that repeats is written once, with a count. The format is
/// PackBits (TIFF 6.0, section 9), known from TIFF files and early Macintosh pictures. It is a
/// series of control bytes, each followed by what it announces:
///
/// ```
/// control byte        what follows                   what comes out
/// 00 … 7f  (n)        n + 1 bytes                    those bytes, the literals: 1 … 128
/// 81 … ff  (n)        1 byte                         a run: that byte, 257 - n times: 2 … 128
/// 80                  nothing                        nothing
/// ```
///
/// So `fd 61 00 62` is `61 61 61 61 62`. Your methods take time and memory in proportion to what
/// goes in and what comes out, and share nothing between two calls: many threads may use one
/// object.
public interface RunLength {
    /// Compresses bytes. An output is right if [#decode] turns it back into the same bytes, and if
    /// it is not too long:
    ///
    /// - Three or more equal bytes are a run. It takes two bytes for every 128 of them, and two for
    ///   the rest. If one or two bytes are left, they may be literals instead.
    /// - All other bytes are literals. A row of literals takes as many bytes as it has, plus one
    ///   control byte for every 128 of them and one for the rest.
    ///
    /// So 1,000 zeros take 16 bytes, and 256 bytes that are all different take 258. `61 62 62 63`
    /// takes 5: a run of two would cost one more.
    ///
    /// @param bytes left as they are; may be empty
    byte[] encode(byte[] bytes);

    /// Decompresses bytes.
    ///
    /// - An output of exactly `maxBytes` is accepted, one byte more is refused.
    /// - Memory grows with the output, not with the limit. An output that is refused costs no more
    ///   than the limit.
    ///
    /// @param packed left as they are; may be empty
    /// @param maxBytes the most that may come out, 0 or more
    /// @throws ProtocolException if more would come out, or if the bytes end where a control byte
    ///   announces more of them. The message names the limit (`more than 5 bytes`), or how many
    ///   bytes came, how many were needed, and the offset of the control byte: `2 of 4 bytes after
    ///   the control byte at 7`. If both are true, it may name either
    /// @throws IllegalArgumentException if the limit is negative
    byte[] decode(byte[] packed, int maxBytes) throws ProtocolException;
}

package netcourse.lesson04.exercise;

import netcourse.common.ProtocolException;

/// Exercise 4.1: run-length coding, both ways.
///
/// The oldest compression: a byte that repeats is written once, with a count. The format is
/// PackBits (TIFF 6.0, section 9), known from TIFF files and early Macintosh pictures. It is a row
/// of control bytes, each followed by what it announces:
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
    /// Compresses bytes. Any output is right that [#decode] turns back into them, unless it is too
    /// long:
    ///
    /// - Where three bytes or more are equal, that is a run. It takes two bytes for each 128 of
    ///   them or part of 128; one or two bytes that are left after pieces of 128 may be literals.
    /// - All other bytes are literals: they take themselves, and one control byte for each 128 in a
    ///   row or part of 128.
    ///
    /// So 1,000 zeros take 16 bytes, 256 bytes that are all different 258, and `61 62 62 63` takes
    /// 5: a run of two would cost one more.
    ///
    /// @param bytes left as they are; may be empty
    byte[] encode(byte[] bytes);

    /// Decompresses bytes.
    ///
    /// - An output of just `maxBytes` is right, one byte more is refused.
    /// - A large limit costs nothing that does not come out, and a refused output costs no more
    ///   than the limit.
    ///
    /// @param packed left as they are; may be empty
    /// @param maxBytes the most that may come out, 0 or more
    /// @throws ProtocolException if more would come out, or if the bytes end where a control byte
    ///   announces more of them; where both are so, either is right. Its message names the limit
    ///   (`more than 5 bytes`), or how many bytes came, how many were needed, and the offset of the
    ///   control byte: `2 of 4 bytes after the control byte at 7`
    /// @throws IllegalArgumentException if the limit is negative
    byte[] decode(byte[] packed, int maxBytes) throws ProtocolException;
}

package netcourse.lesson04.exercise;

import java.util.function.IntSupplier;
import netcourse.common.ProtocolException;

/// Exercise 4.9: decode a canonical Huffman code.
///
/// Frequent symbols get short codes, rare ones long codes. No code is the beginning of another, so
/// the bits need no separators. Deflate sends only the *length* of each symbol's code. Both sides
/// make the codes from the lengths, by one rule (RFC 1951, section 3.2.2):
///
/// - Shorter codes come first. Among codes of the same length, those of lower symbols come first.
/// - The first code is all zeros. Each of the others is the one before plus 1, and where the length
///   grows, zeros are appended.
///
/// ```
/// symbol    0    1    2    3    4    5    6     7
/// length    3    3    3    3    3    2    4     4
/// code    010  011  100  101  110   00  1110  1111
/// ```
///
/// One object decodes one code at a time, for one thread.
public interface HuffmanDecoder {
    /// The greatest length of a code in deflate.
    int MAX_LENGTH = 15;

    /// Takes a new code, and forgets an earlier one. Call it before [#next], and again if it threw.
    ///
    /// - If the codes leave some combinations of bits unused, the code is refused as incomplete.
    /// - If they need more combinations than there are, it is refused as over-subscribed.
    /// - RFC 1951, section 3.2.7, allows two incomplete codes, and so do you: a single code of
    ///   length 1, which is the bit 0, and no code at all.
    ///
    /// @param lengths the length of each symbol's code, 0 … 15, by symbol; 0 if the symbol does not
    ///   occur. There are 1 … 320 of them. The array is left as it is, and the caller may use it
    ///   for other lengths afterwards
    /// @throws ProtocolException for a code that is refused; its message says `incomplete` or
    ///   `over-subscribed`
    /// @throws IllegalArgumentException if a length is out of range, or if there are no lengths
    void begin(int[] lengths) throws ProtocolException;

    /// Decodes the next symbol. It takes the bits of one code, the first bit of the code first, and
    /// not one bit more. Each call starts with a new code, also after a call that threw.
    ///
    /// @param bits gives the next bit, 0 or 1; what it throws goes through
    /// @throws ProtocolException for bits that are no code: a 1 where the single code is 0 (that
    ///   one bit is taken), and in any case if there is no code at all (then no bit is taken)
    int next(IntSupplier bits) throws ProtocolException;
}

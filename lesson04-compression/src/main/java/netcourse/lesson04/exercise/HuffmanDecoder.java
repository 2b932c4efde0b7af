package netcourse.lesson04.exercise;

import java.util.function.IntSupplier;
import netcourse.common.ProtocolException;

/// Exercise 4.9: decode a canonical Huffman code.
///
/// Frequent symbols get short codes, rare ones long codes, and no code is the beginning of another,
/// so that bits need no separators. Deflate sends only the *length* of each symbol's code; both
/// sides make the codes from the lengths by one rule (RFC 1951, section 3.2.2): shorter codes come
/// first, and among codes of one length those of lower symbols; each code is the one before plus 1,
/// with a 0 appended where the length grows.
///
/// ```
/// symbol   A  B  C  D  E  F  G  H          code   F 00
/// length   3  3  3  3  3  2  4  4                 A 010  B 011  C 100  D 101  E 110
///                                                 G 1110 H 1111
/// ```
///
/// One object decodes one code, for one thread at a time.
public interface HuffmanDecoder {
    /// The greatest length of a code in deflate.
    int MAX_LENGTH = 15;

    /// Takes a code; an earlier one is forgotten.
    ///
    /// - A code must use all combinations of bits: what leaves some over is refused (incomplete),
    ///   and so is what needs more than there are (over-subscribed).
    /// - Except for what RFC 1951, 3.2.7 allows: a single code of length 1 (its bit is 0), and no
    ///   code at all.
    ///
    /// @param lengths of each symbol's code, 0 … 15; 0 for a symbol that does not occur; 1 … 320 of
    ///   them, left as they are
    /// @throws ProtocolException for a code that is incomplete or over-subscribed; its message says
    ///   which
    /// @throws IllegalArgumentException for a length out of range, or no symbols at all
    void begin(int[] lengths) throws ProtocolException;

    /// Decodes the next symbol: takes the bits of its code, the first bit of the code first, and
    /// not one more.
    ///
    /// @param bits gives the next bit, 0 or 1; what it throws goes through
    /// @throws ProtocolException for bits that are no code: a 1 where the single code is 0, and any
    ///   where there is no code at all (no bit is taken then)
    int next(IntSupplier bits) throws ProtocolException;
}

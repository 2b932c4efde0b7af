package netcourse.lesson04.exercise;

import netcourse.common.ProtocolException;

/// Exercise 4.8: decode an LZ4 block.
///
/// LZ77 in its plainest form ("LZ4 Block Format Description"): a block is a row of sequences, each
/// of them some bytes as they are, the literals, and a match: a copy of bytes that came out before.
///
/// ```
/// token        high 4 bits: number of literals; low 4 bits: match length - 4
/// [lengths]    if the high 4 bits are 15: bytes to add to it, up to the first that is not ff
/// literals
/// offset       2 bytes, little-endian, 1 … 65,535: how far back the match begins
/// [lengths]    if the low 4 bits are 15: likewise
/// ```
///
/// The last sequence ends after its literals, which may be none; the low 4 bits of its token mean
/// nothing. A match may be longer than its offset: then it copies bytes that it has just written
/// itself, so that `61` with offset 1 becomes a run.
///
/// ```
/// 12 61 01 00 00      literal "a", offset 1, length 2 + 4; then no literals: "aaaaaaa"
/// 00                  the empty block
/// ```
///
/// Encoders keep to more rules at the end of a block (its last five bytes are literals, and so on),
/// which are not checked here. Your method shares nothing between two calls: many threads may use
/// one object.
public interface Lz4BlockDecoder {
    /// Decodes one block.
    ///
    /// - An output of just `maxBytes` is right, one byte more is refused. A length may be announced
    ///   in any number of bytes; what exceeds an `int` is over every limit.
    /// - Time and memory are in proportion to the block and to what comes out: a large limit costs
    ///   nothing that does not come out, and a refused output costs no more than the limit.
    ///
    /// @param block left as it is
    /// @param maxBytes the most that may come out, 0 or more
    /// @throws ProtocolException for an offset of 0 or before the first byte that came out; for a
    ///   block that ends inside a sequence, or where the next one should begin (so a block of no
    ///   bytes at all is refused, and one that ends after a match); and for more output than the
    ///   limit. Its message gives the offset and the byte at which it stands, `offset must be 1..7,
    ///   was 9 (byte 12)`, or the byte at which the sequence begins, or should, `block ended in the
    ///   sequence at byte 4`, or the limit, `more than 100 bytes`. Where two are so, any is right
    /// @throws IllegalArgumentException if the limit is negative
    byte[] decode(byte[] block, int maxBytes) throws ProtocolException;
}

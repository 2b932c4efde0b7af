package netcourse.lesson04.exercise;

import netcourse.common.ProtocolException;

/// Exercise 4.8: decode an LZ4 block.
///
/// This is LZ77 in its plainest form ("LZ4 Block Format Description"). A block is a series of
/// sequences. Each sequence is some bytes as they are, the literals, and then a match: a copy of
/// bytes that came out earlier.
///
/// ```
/// token        high 4 bits: number of literals; low 4 bits: match length - 4
/// [lengths]    if the high 4 bits are 15: bytes to add, up to and including the first that is not ff
/// literals
/// offset       2 bytes, little-endian, 1 … 65,535: how far back the match begins
/// [lengths]    if the low 4 bits are 15: likewise
/// ```
///
/// The last sequence ends after its literals, and may have none; the low 4 bits of its token mean
/// nothing. A match may be longer than its offset. Then it also copies bytes that it has just
/// written itself: with offset 1, one `61` becomes a run.
///
/// ```
/// 12 61 01 00 00      literal "a", offset 1, length 2 + 4; then no literals: "aaaaaaa"
/// 00                  the empty block
/// ```
///
/// Encoders follow more rules at the end of a block (its last five bytes are literals, and so on).
/// Those are not checked here. Your method shares nothing between two calls: many threads may use
/// one object.
public interface Lz4BlockDecoder {
    /// Decodes one block.
    ///
    /// - An output of exactly `maxBytes` is accepted, one byte more is refused. A length may take
    ///   any number of bytes; one that does not fit into an `int` is over every limit.
    /// - Time and memory grow with the block and with the output, not with the limit. An output
    ///   that is refused costs no more than the limit.
    ///
    /// @param block left as it is
    /// @param maxBytes the most that may come out, 0 or more
    /// @throws ProtocolException in three cases, of which the message names one that is true:
    ///   - The offset is 0, or leads back beyond the first byte that came out. The message gives
    ///     the offset and its place in the block: `offset must be 1..7, was 9 (byte 12)`.
    ///   - The block ends inside a sequence, or after a match, where the next sequence should
    ///     begin; so a block of no bytes is refused, too. The message gives the byte at which that
    ///     sequence begins, or should begin: `block ended in the sequence at byte 4`.
    ///   - More would come out than the limit. The message gives it: `more than 100 bytes`.
    /// @throws IllegalArgumentException if the limit is negative
    byte[] decode(byte[] block, int maxBytes) throws ProtocolException;
}

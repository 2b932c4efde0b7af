package netcourse.lesson04.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;

/// Exercise 4.6: read one gzip member by hand.
///
/// A gzip file is one member or several, each with a header, a raw deflate stream and a trailer
/// (RFC 1952, section 2.3). All numbers are little-endian.
///
/// ```
/// magic 1f 8b | method 08 | FLG | MTIME 4 | XFL | OS      10 bytes, always
/// FEXTRA   (FLG 04)   a length, 2 bytes, then that many bytes
/// FNAME    (FLG 08)   ISO 8859-1 text, ended by a zero
/// FCOMMENT (FLG 10)   ISO 8859-1 text, ended by a zero
/// FHCRC    (FLG 02)   2 bytes: the lower half of the CRC-32 of the header up to here
/// … raw deflate …
/// CRC-32 4 | ISIZE 4                          of the content; its length modulo 2^32
/// ```
///
/// FLG 01 means that the content is probably text. Ignore that flag, MTIME, XFL, OS and the bytes
/// of FEXTRA: they may be anything.
///
/// Your method shares nothing between two calls: many threads may use one object.
public interface GzipMemberReader {
    /// The most bytes that a name, or a comment, may have before its zero.
    int MAX_TEXT_BYTES = 1024;

    /// What was read.
    ///
    /// @param name `Optional.empty()` if the header has no FNAME; `""` if it has one of no bytes
    /// @param comment the same for FCOMMENT
    /// @param content decompressed
    record Member(Optional<String> name, Optional<String> comment, byte[] content) {}

    /// Reads the next member. Blocks until the whole member has arrived, and no longer.
    ///
    /// - Every byte after the member is left unread: it may belong to the next member, or to the
    ///   next message of a connection. The stream supports `mark` and `reset` for up to 8 KiB, so
    ///   you can give back the bytes that you read beyond the member.
    /// - The stream stays open, and the caller closes it. Its exceptions pass through unchanged.
    /// - Memory grows with the bytes that arrive and that come out, not with the limit. A member
    ///   whose content goes over the limit is refused as soon as it does.
    ///
    /// @param maxBytes the most content that is accepted, 0 or more; exactly so much is fine
    /// @param inflaters makes a new inflater, for raw deflate. It is closed when this method
    ///   returns or throws
    /// @return empty if the stream ends before the first byte
    /// @throws EOFException if the stream ends later. The message says where: `stream ended in the
    ///   header`, `… in the content`, `… in the trailer`
    /// @throws ProtocolException for a wrong magic or method; a reserved flag, one of `e0`; a name
    ///   or comment longer than [#MAX_TEXT_BYTES], whatever follows it; an FHCRC that does not
    ///   match; a broken deflate stream; a CRC-32 or ISIZE that does not match; and more content
    ///   than the limit. The message names the field as above (`FLG must …`), or the limit (`more
    ///   than 100 bytes`); for the deflate stream, it repeats what zlib said. If two fields are
    ///   wrong, it may name either
    /// @throws IllegalArgumentException if the limit is negative; nothing is read then
    Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
            throws IOException;
}

package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;

/// Exercise 1.9: read an IPv4 and a TCP header out of captured bytes.
///
/// Take a packet apart: an IPv4 header, a TCP header with its options, and the payload. Every
/// length in it may lie, so compare it with the bytes that are there before you use it. Refuse what
/// does not fit, and name the field.
///
/// All numbers are unsigned and big-endian. Where two fields share a byte, the first one has the
/// upper bits.
///
/// ```
/// IPv4 header                                    TCP header, after it
/// byte  size     field                           byte  size     field
///   0   4 bits   version, 4                        0   2        source port
///       4 bits   header length, in 4 bytes         2   2        destination port
///   1   1        (DSCP and ECN)                    4   4        sequence
///   2   2        total length, in bytes            8   4        acknowledgment
///   4   2        (identification)                 12   4 bits   data offset, in 4 bytes
///   6   3 bits   0, don't fragment, more                4 bits   (reserved)
///       13 bits  fragment offset, in 8 bytes      13   1        flags
///   8   1        time to live                     14   2        window
///   9   1        protocol, 6 is TCP               16   2        (checksum)
///  10   2        checksum (exercise 1.7)          18   2        (urgent pointer)
///  12   4        source                           20   0..40    options, up to the data offset
///  16   4        destination                       …   …        payload, up to the total length
///  20   0..40    (options)
/// ```
///
/// A TCP option begins with a byte that says its kind. 0 ends the options, 1 does nothing. After
/// every other kind comes a byte for the length of the whole option, kind and length included, and
/// then the value:
///
/// ```
/// kind  length  value
///   2     4     maximum segment size, 2 bytes
///   3     3     window shift, 1 byte
///   4     2     selective acknowledgments permitted, none
///   8    10     timestamps: value and echo, 4 bytes each
/// other  2…     skipped
/// ```
///
/// The given [netcourse.lesson01.FieldReader] reads such fields, and refuses in these words, if you
/// want to use it.
public interface SegmentReader {
    /// Reads a segment.
    ///
    /// - Ignore the fields in parentheses, and the first of the 3 bits of byte 6.
    /// - Say whether the IPv4 checksum is right; it covers the header with its options. A wrong one
    ///   is not refused. Do not look at the TCP checksum: the sender's network card may compute it
    ///   only after the capture.
    /// - The payload ends where the total length says. Bytes after that are not part of the packet:
    ///   Ethernet fills a short one up to 46 bytes.
    /// - Whatever follows an option of kind 0 is padding.
    ///
    /// Refuse:
    ///
    /// - bytes that are too few for a header
    /// - a version that is not 4, a header length below 20 bytes, a protocol that is not 6
    /// - a total length below the header length, or above the bytes that are there
    /// - a fragment offset that is not 0: such a packet has no TCP header
    /// - a data offset below 20 bytes, or above what the total length leaves
    /// - an option without its length byte, with a length below 2 or beyond the data offset, or of
    ///   a known kind with another length than in the table
    ///
    /// @param bytes from the first byte of the IPv4 header on; not changed
    /// @throws ProtocolException for refused bytes. The message names the field as above and the
    ///   byte at which it begins, counted from the first of all bytes, and gives the number that
    ///   came:
    ///
    ///   - `header length (byte 0) must be 20..60, was 16`, `data offset (byte 32) must be 20..24,
    ///     was 60`: in bytes
    ///   - `total length (byte 2) must be 20..40, was 60`, `option length (byte 41) must be 2..10,
    ///     was 0`, and likewise for the version, the fragment offset and the protocol
    ///   - `ipv4 header (byte 0) needs 20 bytes, 7 are left`, `tcp header (byte 20) needs 20 bytes,
    ///     3 are left`: both numbers
    ///   - `option length (byte 60) is missing`: no number
    Segment read(byte[] bytes) throws ProtocolException;
}

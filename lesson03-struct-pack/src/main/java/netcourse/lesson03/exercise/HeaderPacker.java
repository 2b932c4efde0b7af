package netcourse.lesson03.exercise;

/// Exercise 3.2: pack the message header.
///
/// The header of the course's message, as a struct format `!2sBBHHII`: all numbers unsigned and
/// big-endian, 16 bytes, no padding.
///
/// ```
/// offset  size  field
///    0     2    magic            4e 43 ("NC" in ASCII)
///    2     1    version          1
///    3     1    flags            0..15
///    4     2    protocol number  0..65535
///    6     2    error number     0..65535
///    8     4    sequence         0..4294967295
///   12     4    body length      0..4294967295
/// ```
///
/// No parameter here has just the range of its field: a number of 32 bits without a sign needs a
/// `long`. So check, then pack. With `ByteBuffer`, with shifts, or with
/// [netcourse.lesson03.Struct]; not with `netcourse.common.MessageHeader`, which does it for you.
public interface HeaderPacker {
    /// The bytes of a header.
    int BYTES = 16;

    /// Packs a header, into the array at an offset; no other byte of it is touched.
    ///
    /// @param offset of the magic
    /// @throws IllegalArgumentException with nothing written: if a number is out of its field's
    ///   range, as in `protocol number must be 0..65535, was 70000`, which names the field as
    ///   above, the range's end and the number; or if 16 bytes from the offset do not fit into the
    ///   array
    void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength);
}

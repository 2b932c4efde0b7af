package netcourse.lesson03.exercise;

/// Exercise 3.2: pack the message header.
///
/// The header of the course's message has 16 bytes. All numbers are unsigned and big-endian, and
/// there is no padding: as a struct format, `!2sBBHHII`.
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
/// The parameters below can hold more than their fields: an unsigned number of 32 bits needs a
/// `long`. So check first, then pack. Use `ByteBuffer`, shifts, or [netcourse.lesson03.Struct], but
/// not `netcourse.common.MessageHeader`, which does it for you.
public interface HeaderPacker {
    /// The bytes of a header.
    int BYTES = 16;

    /// Packs a header into the array, at an offset. No other byte of the array changes.
    ///
    /// @param offset of the magic
    /// @throws IllegalArgumentException if a number is out of its field's range, or if 16 bytes
    ///   from the offset do not fit into the array; nothing is written then. For a number the
    ///   message names the field as above, the end of the range and the number: `protocol number
    ///   must be 0..65535, was 70000`
    void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength);
}

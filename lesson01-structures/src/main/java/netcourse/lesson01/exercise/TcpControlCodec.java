package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;

/// Exercise 1.5: flags and bit fields, the data offset and the flags of a TCP header.
///
/// ```
///           byte 12                 byte 13
/// bit   7  6  5  4  3  2  1  0   7   6   5   4   3   2   1   0
///     +-----------+-----------+---+---+---+---+---+---+---+---+
///     |data offset| reserved  |CWR|ECE|URG|ACK|PSH|RST|SYN|FIN|
///     +-----------+-----------+---+---+---+---+---+---+---+---+
/// ```
///
/// The data offset is the length of the header in words of 4 bytes, and so it says where the data
/// begins: 5 without options, 15 at most. The reserved bits are sent as zero and ignored on
/// receipt, so that a later standard can give them a meaning without breaking your program (RFC
/// 9293, section 3.1).
public interface TcpControlCodec {
    /// Writes bytes 12 and 13 of a header, every bit of them, whatever stood there. No other byte
    /// is touched.
    ///
    /// @param header 20 bytes or more, whatever the length of the header
    void write(TcpControl control, byte[] header);

    /// Reads bytes 12 and 13 of a segment: a TCP header, and data after it. The bytes come from a
    /// peer. Flags that make no sense together are read as they stand.
    ///
    /// @param segment not changed
    /// @throws ProtocolException naming the field and its byte:
    ///
    ///   - `header (byte 0) must be 20 bytes or more, was 13`: both numbers
    ///   - `data offset (byte 12) must be 5..15, was 4`: what was there
    ///   - `data offset (byte 12) is 60 bytes, but 40 are there`: both numbers, in bytes
    TcpControl read(byte[] segment) throws ProtocolException;
}

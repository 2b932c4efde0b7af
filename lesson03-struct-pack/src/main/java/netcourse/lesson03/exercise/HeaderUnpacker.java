package netcourse.lesson03.exercise;

import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// Exercise 3.3: unpack the message header, and refuse it.
///
/// You find the layout in [HeaderPacker]. The bytes come from a peer: a correct one, one that
/// speaks another protocol, or one that means harm. The caller believes what you return, and
/// allocates an array of that body length.
///
/// Use `ByteBuffer`, shifts, or [netcourse.lesson03.Struct], but not [MessageHeader#readFrom],
/// which does it for you.
public interface HeaderUnpacker {
    /// Unpacks a header and checks its fields in their order. If several are wrong, the exception
    /// names the first.
    ///
    /// | field | must be |
    /// |---|---|
    /// | magic | `4e 43`, which the message calls `0x4e43` |
    /// | version | 1 |
    /// | flags | 0..15: bits 4-7 have no meaning yet |
    /// | error number | 0, unless bit 0 of the flags says that it is a response |
    /// | body length | 0..`maxBodyBytes` |
    ///
    /// @param header 16 bytes; not changed
    /// @param maxBodyBytes 0 or more
    /// @throws ProtocolException for refused bytes; its message names the field, what came, and
    ///   where, with the magic in hexadecimal:
    ///
    ///   - `magic must be 0x4e43, was 0x4e48 (bytes 0-1 of the header)`
    ///   - `version must be 1, was 2 (byte 2 of the header)`
    ///   - `flags must be 0..15, was 16 (byte 3 of the header)`
    ///   - `error number must be 0 in a request, was 5 (bytes 6-7 of the header)`
    ///   - `body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)`
    /// @throws IllegalArgumentException if the array does not have 16 bytes: that is the caller's
    ///   fault
    MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException;
}

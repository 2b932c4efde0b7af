package netcourse.lesson01.exercise;

import java.nio.ByteOrder;

/// Exercise 1.2: write and read 16-, 32- and 64-bit numbers in both byte orders.
///
/// ```
///               offset   +0 +1 +2 +3
/// 0x01020304 BIG_ENDIAN    01 02 03 04   network byte order (RFC 791, appendix B)
///            LITTLE_ENDIAN 04 03 02 01   what x86 and nearly all ARM machines keep in memory
/// ```
///
/// `ByteBuffer` does the same. Do it once with shifts, and you know what it does.
///
/// - A number takes 2, 4 or 8 bytes of the array, from the offset on. Touch no other byte.
/// - If the offset is negative, or the number does not fit between the offset and the end of the
///   array, throw an [IndexOutOfBoundsException]. Write nothing then, not even a part of the
///   number.
/// - Numbers of 16 and 32 bits are unsigned. If one is out of its range, throw an
///   [IllegalArgumentException] whose message names the largest that is allowed and the one that
///   came, as in `value must be 0..65535, was 65536`. Write nothing then.
/// - Numbers of 64 bits are the bits of a `long`. All are allowed.
public interface NumberBytes {
    /// Writes 2 bytes.
    ///
    /// @param value 0 to 65535
    void write16(int value, ByteOrder order, byte[] target, int offset);

    /// Writes 4 bytes.
    ///
    /// @param value 0 to 4294967295
    void write32(long value, ByteOrder order, byte[] target, int offset);

    /// Writes 8 bytes.
    void write64(long bits, ByteOrder order, byte[] target, int offset);

    /// Reads 2 bytes, as a number from 0 to 65535.
    int read16(byte[] source, int offset, ByteOrder order);

    /// Reads 4 bytes, as a number from 0 to 4294967295.
    long read32(byte[] source, int offset, ByteOrder order);

    /// Reads 8 bytes.
    long read64(byte[] source, int offset, ByteOrder order);
}

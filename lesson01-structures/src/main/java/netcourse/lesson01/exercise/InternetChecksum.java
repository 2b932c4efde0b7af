package netcourse.lesson01.exercise;

/// Exercise 1.7: the Internet checksum, which IPv4, TCP, UDP and ICMP carry (RFC 1071).
///
/// The bytes are taken as numbers of 16 bits, unsigned and big-endian, and added. A carry out of
/// the 16 bits is added at the low end again. The checksum is the complement of that sum: every bit
/// inverted.
///
/// ```
/// 00 01 f2 03 f4 f5 f6 f7     0001 + f203 + f4f5 + f6f7 = 2ddf0    the sum, more than 16 bits
///                                            ddf0 + 2   =  ddf2    the carry, added again
///                                            checksum   =  220d    the complement
/// ```
///
/// The sender computes it with zeros in its place and puts it there, at an even offset. It finds
/// accidents, not attacks: two 16-bit numbers that change places leave it as it is.
public interface InternetChecksum {
    /// The checksum of the bytes: 0..65535. Of an odd number of them, the last one is the high half
    /// of its number, with a zero after it. No bytes have the sum 0.
    ///
    /// @param bytes of any length; not changed
    int checksum(byte[] bytes);

    /// Whether bytes that carry their checksum, in its place, arrived as they were sent: the sum
    /// over all of them is then `ffff`, and its complement 0.
    ///
    /// Bytes that are all zero, and no bytes, carry no right checksum.
    ///
    /// @param bytes of any length; not changed
    boolean isRight(byte[] bytes);
}

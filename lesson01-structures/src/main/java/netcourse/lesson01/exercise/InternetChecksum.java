package netcourse.lesson01.exercise;

/// Exercise 1.7: the Internet checksum, which IPv4, TCP, UDP and ICMP carry (RFC 1071).
///
/// Take the bytes as 16-bit numbers, unsigned and big-endian, and add them. Whenever the sum needs
/// more than 16 bits, add what is above them (the carry) at the low end again. The checksum is the
/// complement of that sum: every bit inverted.
///
/// ```
/// 00 01 f2 03 f4 f5 f6 f7     0001 + f203 + f4f5 + f6f7 = 2ddf0    the sum, more than 16 bits
///                                            ddf0 + 2   =  ddf2    the carry, added again
///                                            checksum   =  220d    the complement
/// ```
///
/// The sender puts zeros where the checksum will be, at an even offset, computes it, and puts it
/// there. It finds accidents, though not all: if two 16-bit numbers change places, it stays the
/// same. It does not stop an attacker.
public interface InternetChecksum {
    /// The checksum of the bytes: 0..65535. If their number is odd, the last one is the high half
    /// of its 16-bit number, with a zero after it. The sum of no bytes at all is 0.
    ///
    /// @param bytes of any length; not changed
    int checksum(byte[] bytes);

    /// Whether bytes that contain their checksum arrived as they were sent: the sum over all of
    /// them, checksum included, is then `ffff`, and its complement is 0.
    ///
    /// Bytes that are all zero do not contain a right checksum, nor do no bytes at all.
    ///
    /// @param bytes of any length; not changed
    boolean isRight(byte[] bytes);
}

package netcourse.lesson01.exercise;

/// Exercise 1.1: unsigned numbers from signed bytes.
///
/// The numbers of nearly every protocol are unsigned. Java's `byte`, `short`, `int` and `long` are
/// signed, in two's complement (JLS, section 4.2): the same eight bits `ff` are 255 to the peer and
/// -1 to Java, and as soon as a `byte` takes part in `|`, `<<` or `+`, it becomes the `int` -1, `ff
/// ff ff ff`.
///
/// ```
/// bits   7e   7f   80   81  …   ff
/// peer  126  127  128  129  …  255
/// Java  126  127 -128 -127  …   -1
/// ```
///
/// Every argument is allowed; nothing throws.
public interface UnsignedNumbers {
    /// The 8 bits as a number from 0 to 255: `ff` is 255.
    int fromByte(byte bits);

    /// The 16 bits of two bytes, the more significant first, as a number from 0 to 65535: `01 ff`
    /// is 511.
    int fromTwoBytes(byte first, byte second);

    /// The 32 bits of four bytes, the most significant first, as a number from 0 to 4294967295: `80
    /// 00 00 00` is 2147483648, which no `int` can hold.
    long fromFourBytes(byte first, byte second, byte third, byte fourth);

    /// The highest 8 of 32 bits as a number from 0 to 255: of `c0 a8 00 01` it is 192.
    int highestByte(int bits);

    /// All 64 bits as an unsigned number in decimal digits, from `0` to `18446744073709551615`. No
    /// primitive type of Java can hold such a number, but you can write its digits.
    String decimal(long bits);
}

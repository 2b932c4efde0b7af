package netcourse.lesson03.exercise;

/// Exercise 3.1: the size of a format, padding included.
///
/// Before you pack or unpack anything, you must know how many bytes it takes. Write a small part of
/// what [netcourse.lesson03.Struct] does, `Struct.of(format).size()`, without using it.
///
/// A format is an optional prefix, followed by codes. A code may have a count in front of it, in
/// decimal: `3H` is `HHH`, and `16s` is 16 bytes of text.
///
/// | code | bytes | | prefix | sizes and padding |
/// |---|---|---|---|---|
/// | `x` `c` `b` `B` `?` `s` | 1 | | `@` or none | native: `l` `L` have 8 bytes; padding |
/// | `h` `H` | 2 | | `=` `<` `>` `!` | standard: `l` `L` have 4 bytes; no padding |
/// | `i` `I` `f` | 4 | | | |
/// | `l` `L` | 4 or 8 | | | |
/// | `q` `Q` `d` | 8 | | | |
///
/// Padding works as in C on 64-bit Linux:
///
/// - Before each number come as many bytes as it takes to put the number at a multiple of its own
///   size, counted from the beginning. `@BI` is 1 + 3 + 4.
/// - Nothing comes after the last field: `@IB` is 5.
/// - A field with a count of 0 has no bytes, but is padded: `@IB0I` is 8, which is what C's
///   `sizeof` says.
/// - Of `3H` only the first number can need padding.
public interface FormatSize {
    /// The number of bytes.
    ///
    /// White space (blank, tab, CR, LF) may stand before a code or its count, and after the last
    /// code, but not between a count and its code, nor before the prefix. A count may begin with
    /// zeros, and may have any number of digits. A large count takes no more time than a small one.
    ///
    /// @param format printable ASCII and white space
    /// @throws IllegalArgumentException for anything but a code where a code must stand, for a
    ///   count with no code after it, and for a size above 2147483647. In the first case the
    ///   message names the index of the character, in the second the index of the count's first
    ///   digit, both counted from 0
    int size(String format);
}

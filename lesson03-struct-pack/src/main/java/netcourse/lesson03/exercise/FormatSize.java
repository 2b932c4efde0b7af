package netcourse.lesson03.exercise;

/// Exercise 3.1: the size of a format, padding included.
///
/// Before you pack or unpack anything you must know how many bytes it takes. You write a small part
/// of what [netcourse.lesson03.Struct] does, `Struct.of(format).size()`, without it.
///
/// A format is a prefix, or none, and then codes. A code may have a count in front, in decimal:
/// `3H` is `HHH`, and `16s` is 16 bytes of text.
///
/// | code | bytes | | prefix | sizes and padding |
/// |---|---|---|---|---|
/// | `x` `c` `b` `B` `?` `s` | 1 | | `@` or none | native: `l` `L` have 8 bytes; padding |
/// | `h` `H` | 2 | | `=` `<` `>` `!` | standard: `l` `L` have 4 bytes; no padding |
/// | `i` `I` `f` | 4 | | | |
/// | `l` `L` | 4 or 8 | | | |
/// | `q` `Q` `d` | 8 | | | |
///
/// Padding, as C has it on 64-bit Linux: before each number as many bytes as it takes to put the
/// number at a multiple of its own size, counted from the beginning. `@BI` is 1 + 3 + 4. There is
/// none after the last field: `@IB` is 5. A count of 0 has no bytes, but still pads: `@IB0I` is 8,
/// which is what C's `sizeof` says. Of `3H` only the first can need padding.
public interface FormatSize {
    /// The number of bytes.
    ///
    /// White space (blank, tab, CR, LF) may stand before a code or its count, and after the last
    /// code; not between a count and its code, nor before the prefix. A count may begin with zeros,
    /// and be of any length.
    ///
    /// @param format printable ASCII and white space
    /// @throws IllegalArgumentException for anything but a code where a code must stand, for a
    ///   count with no code after it, and for a size above 2147483647. For the first two the
    ///   message names the index, from 0, of the character, or of the first digit of that count.
    int size(String format);
}

package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;

/// Exercise 1.3: text with a length in front of it.
///
/// ```
/// offset  size  field
///      0     2  length   unsigned, big-endian: bytes of the text, 0 to 65535
///      2     n  text     UTF-8 (RFC 3629), without a zero at the end
/// ```
///
/// The length counts bytes, because bytes are all that the reader has before it decodes.
/// `String.length()` counts something else, units of UTF-16:
///
/// ```
/// text      String.length()  UTF-8
/// e         1                65
/// é         1                c3 a9
/// €         1                e2 82 ac
/// 👋        2, a pair        f0 9f 91 8b
/// ```
///
/// Refuse bytes that are not UTF-8; never replace them by `?` or U+FFFD. Otherwise two different
/// texts could become the same one, and a text that was checked could differ from the one that is
/// used (RFC 3629, section 10).
public interface PrefixedText {
    /// The length and the text. Every character is written as it is, even U+0000.
    ///
    /// @throws IllegalArgumentException in two cases:
    ///
    ///   - if the UTF-8 of the text is longer than 65535 bytes; the message names the limit and the
    ///     length, as in `text must be 0..65535 bytes of UTF-8, was 65536`
    ///   - if the text has a surrogate (U+D800 to U+DFFF) without its other half: there is no UTF-8
    ///     for half a character
    byte[] encode(String text);

    /// Reads a length and its text, which begin at an offset in a message. What follows them
    /// belongs to the next field.
    ///
    /// The bytes come from a peer. Compare the length with what is there before you use it, so that
    /// a message of five bytes cannot make you allocate 65535.
    ///
    /// @param offset 0 to `message.length`, chosen by the caller
    /// @throws ProtocolException naming the field and its first byte:
    ///
    ///   - `length (byte 4) must have 2 bytes, 1 is there`
    ///   - `length (byte 4) is 65535, but 3 bytes follow`: both numbers
    ///   - `text (byte 6) must be UTF-8`: for a sequence that is cut, overlong, half a surrogate
    ///     pair, above U+10FFFF or no sequence at all
    String decode(byte[] message, int offset) throws ProtocolException;
}

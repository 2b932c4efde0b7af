package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;

/// Exercise 1.6: type, length, value; and skipping what you do not know.
///
/// Read a profile: records, one after the other up to the end of the bytes. Take those whose tag
/// you know, skip the others by their length, and refuse a record that is cut.
///
/// ```
/// offset  size  field
///   0      1    tag     what the value means
///   1      2    length  of the value alone, big-endian, unsigned: 0..65535
///   3    length value
/// ```
///
/// ```
/// tag    name   value                          how often
///  1     name   UTF-8                          at most once
///  2     port   2 bytes, big-endian, unsigned  at most once
///  3     topic  UTF-8                          any number of times; the order counts
/// other  –      of a later version: skipped, by its length, however often it comes
/// ```
///
/// In this way an old reader can read what a new writer writes, provided that the length is right
/// for every tag, known or not.
///
/// The given [netcourse.lesson01.FieldReader] does what you wrote in 1.1 to 1.3, if you do not want
/// to write it again.
public interface TlvReader {
    /// Reads a profile. No bytes at all are a profile with nothing in it.
    ///
    /// - Compare a length with the bytes that are there before you use it: a record takes no more
    ///   memory than it has bytes.
    /// - Refuse a record that is cut, whether you know its tag or not; a port whose length is not
    ///   2; the second record of a tag that comes at most once; and text that is not UTF-8.
    ///
    /// @param bytes all of it; not changed, not kept
    /// @throws ProtocolException for refused bytes. The message names the field of the record
    ///   (`tag`, `length` or `value`) and the byte at which this field begins, and gives the
    ///   numbers:
    ///
    ///   - `length (byte 1) needs 2 bytes, 1 is left`, `value (byte 3) needs 5 bytes, 2 are left`:
    ///     for a cut record both numbers
    ///   - `length (byte 1) of a port must be 2, was 3`: the length that came
    ///   - `tag (byte 8) must not come twice: 1`: the tag
    ///   - `value (byte 3) must be UTF-8`: no number
    Profile read(byte[] bytes) throws ProtocolException;
}

package netcourse.lesson01.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Login;

/// Exercise 1.8: send a structure, and read it back from a stream that delivers as it likes.
///
/// A [Login] is one message: a header of 8 bytes, then the body. All numbers are big-endian, and
/// unsigned but for the last login.
///
/// ```
/// offset    size      field          values
///   0         2       magic          4e 4c ("NL")
///   2         1       version        1
///   3         1       flags          bit 0 (the lowest): a last login is there; bits 1-7: 0
///   4         4       body length    bytes after this field, 0..1024
///   8         4       client id      0..4294967295
///  12         1       name length    in bytes, 1..255
///  13         n       name           UTF-8, n bytes
///  13+n     0 or 8    last login     milliseconds since 1970, signed; only if flags bit 0 is set
///   …         1       channel count  c, 0..255
///   …        2c       channels       c numbers of 0..65535
///   …         …       extensions     0 or more bytes, up to the end of the body: of later writers
/// ```
///
/// A writer writes no extensions; a reader skips them, by the body length.
/// [netcourse.lesson01.FieldReader] may be of use to it.
public interface LoginCodec {
    /// The greatest body length that a reader takes.
    int MAX_BODY_BYTES = 1024;

    /// Sends the login as one message.
    ///
    /// The stream is written to once, with the whole message, then flushed: a write for each field
    /// can become a packet for each. Blocks while the peer does not read. The stream stays open;
    /// what it throws is thrown on as it is.
    void write(OutputStream out, Login login) throws IOException;

    /// Reads the next message. Blocks until it has come whole, in however many parts.
    ///
    /// - No byte after the message is taken: it belongs to the next one. The stream stays open.
    /// - The stream ends before the first byte: a clean end, an empty result.
    /// - It throws, after whichever byte: the same exception, as it is. That is no end.
    /// - It ends later: an [EOFException] with two numbers, how many bytes came and how many were
    ///   needed, either of the header (`stream ended after 3 of 8 bytes of the header`) or of the
    ///   body (`stream ended after 5 of 27 bytes of the body`).
    /// - Magic, version, flags and body length are checked when the header has come, in this order,
    ///   before a byte of the body is read and before memory is taken for it.
    /// - A field that the body has no room for, and a value that the table does not allow, are
    ///   refused. So is a name that is not UTF-8.
    ///
    /// @throws ProtocolException for refused bytes. The message names the field as the table calls
    ///   it and the byte at which it begins, and gives numbers in decimal or as `0x…`:
    ///
    ///   - `body length (byte 4) must be 0..1024, was 4294967295`: the number that came
    ///   - `name (byte 13) needs 20 bytes, 3 are left of the body`: both numbers
    ///   - `name (byte 13) must be UTF-8`: no number
    /// @throws EOFException as above
    Optional<Login> read(InputStream in) throws IOException;
}

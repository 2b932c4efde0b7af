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
/// Write a [Login] as one message: a header of 8 bytes, then the body. Read such messages from a
/// stream, however few bytes each read returns. Refuse a message that breaks the rules, before it
/// costs you memory.
///
/// All numbers are big-endian. All are unsigned, except the last login.
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
/// A writer writes no extensions. A reader skips them: the body length says where the body ends.
/// The given [netcourse.lesson01.FieldReader] may help you to read the fields.
public interface LoginCodec {
    /// The greatest body length that a reader takes.
    int MAX_BODY_BYTES = 1024;

    /// Sends the login as one message.
    ///
    /// - Write to the stream once, with the whole message, then flush it. If each field has a write
    ///   of its own, each may become a packet of its own.
    /// - It blocks while the peer does not read.
    /// - The stream stays open. An exception of the stream passes through as it is.
    void write(OutputStream out, Login login) throws IOException;

    /// Reads the next message. It blocks until the whole message is there, in however many parts.
    ///
    /// - Take no byte after the message: it belongs to the next one. The stream stays open.
    /// - If the stream ends before the first byte, that is a clean end: return empty.
    /// - If the stream ends later, throw an [EOFException] with two numbers, how many bytes came
    ///   and how many were needed: either of the header (`stream ended after 3 of 8 bytes of the
    ///   header`) or of the body (`stream ended after 5 of 27 bytes of the body`).
    /// - If the stream throws, at whichever byte, the exception passes through as it is. It is not
    ///   an end of the stream.
    /// - Check magic, version, flags and body length as soon as the header is complete, in this
    ///   order, before you read a byte of the body and before you take memory for it.
    /// - Refuse a field that does not fit into the body, a value that the table does not allow, and
    ///   a name that is not UTF-8.
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

package netcourse.lesson04.exercise;

import java.util.function.Function;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.common.ProtocolException;

/// Exercise 4.3: compress the body of a message, but only if that helps.
///
/// Small and random bodies grow when they are compressed. So a sender compresses, looks at the
/// result, and keeps the shorter one; the flag "compressed" in the header says which it is.
///
/// ```
/// header, flag 02 set, body length = 5 + n
///   offset  size   body
///        0     1   codec id, Compression.id()
///        1     4   original length, unsigned, big-endian
///        5     n   the compressed bytes
/// ```
///
/// One object serves one connection, one thread at a time. `compressed-server --mine` runs your
/// class in the real server.
public interface BodyCompressor {
    /// The message as it is to be sent: with a compressed body if the new body, these five bytes
    /// included, is shorter than the old one; otherwise the message as it is. All else in the
    /// header stays: protocol number, error number, sequence, the other flags.
    ///
    /// @param codec of this compression; it is the caller's and stays open
    /// @throws IllegalArgumentException if the message is compressed already
    Message compress(Message message, Compression compression, Codec codec);

    /// The message as its sender meant it: with the original body, and without the flag. One that
    /// does not have the flag is returned as it is, however long it is.
    ///
    /// - The five bytes are checked first: no codec is opened for a body that they condemn, and no
    ///   memory taken.
    /// - Then exactly as many bytes must come out as the original length says.
    /// - Memory is in proportion to what has come and to `maxBodyBytes`.
    ///
    /// @param maxBodyBytes the greatest original length that is taken, 0 or more
    /// @param codecs opens a codec, as [Compression#open()] does. It is closed when this returns or
    ///   throws
    /// @throws ProtocolException for a body of fewer than 5 bytes, a codec id that [Compression#of]
    ///   does not know, an original length over the limit, compressed bytes that are broken, and a
    ///   content of another length. The message of the exception names what came, and what was
    ///   expected where that is a number: `body must have 5 bytes or more, had 3`, `codec id must
    ///   be 1..3, was 255`, `original length must be 0..1048576, was 4294967295`, `original length
    ///   is 10, 7 bytes came out`; if more come out, the original length is enough
    Message decompress(Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException;
}

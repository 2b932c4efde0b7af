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
    /// included, is shorter than the old one; otherwise the message as it is. The rest of the
    /// header stays: protocol number, error number, sequence, and the other flags.
    ///
    /// @param codec for this compression; it belongs to the caller and stays open
    /// @throws IllegalArgumentException if the message is compressed already
    Message compress(Message message, Compression compression, Codec codec);

    /// The original message: with the original body, and without the flag. A message that does not
    /// have the flag is returned as it is, however long it is.
    ///
    /// - The five bytes are checked first. If they are wrong, no codec is opened and no memory is
    ///   taken.
    /// - Then exactly as many bytes must come out as the original length says.
    /// - Memory is in proportion to what has arrived and to `maxBodyBytes`.
    ///
    /// @param maxBodyBytes the largest original length that is accepted, 0 or more
    /// @param codecs opens a codec, as [Compression#open()] does. The codec is closed when this
    ///   method returns or throws
    /// @throws ProtocolException for a body of fewer than 5 bytes, a codec id that [Compression#of]
    ///   does not know, an original length over the limit, compressed bytes that are broken, and
    ///   content of a different length. The message of the exception names what came, and the
    ///   number that was expected: `body must have 5 bytes or more, had 3`, `codec id must be 1..6,
    ///   was 255`, `original length must be 0..1048576, was 4294967295`, `original length is 10, 7
    ///   bytes came out`. If too many bytes come out, naming the original length is enough
    Message decompress(Message message, int maxBodyBytes, Function<Compression, Codec> codecs)
            throws ProtocolException;
}

package netcourse.lesson03.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.common.Message;
import netcourse.common.ProtocolException;

/// Exercise 3.4: read one message from a stream, blocking, within a limit.
///
/// The other way to cut a stream: exercise 3.5 is given the bytes that have come; this one fetches
/// the bytes that it needs, and waits for them. It suits a thread for each connection, and is
/// shorter.
///
/// ```
/// next read             how it ends
/// -- end of stream      nothing: the peer is done
/// [ header 16 | body ]  a message
/// [ header 1 -- end     an exception: the peer broke off
/// ```
public interface FrameReader {
    /// Reads the next message. Blocks until it has come whole, in however many parts.
    ///
    /// - No byte after the message is taken: it belongs to the next one. The stream stays open; the
    ///   code that opened it closes it, whatever happened.
    /// - The header is checked, by [netcourse.common.MessageHeader#readFrom] or as that does it,
    ///   when its 16 bytes have come: before a byte of the body is read.
    /// - Memory grows with what has come, not with the length that is announced.
    ///
    /// @param maxBodyBytes the greatest body length that is taken; 0 or more, up to
    ///   `Integer.MAX_VALUE`
    /// @return empty if the stream ends before the first byte
    /// @throws EOFException if it ends later; the message names how many bytes came and how many
    ///   were needed, either of the header or of the body: `stream ended after 3 of 16 bytes of the
    ///   header`, `stream ended after 0 of 5 bytes of the body`
    /// @throws ProtocolException for a refused header; its message names field, number and bytes:
    ///   `body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)`
    /// @throws IOException as the stream throws it: a reset or a time-out is no end
    /// @throws IllegalArgumentException if the limit is negative; nothing is read then
    Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException;
}

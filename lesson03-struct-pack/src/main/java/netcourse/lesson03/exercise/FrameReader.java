package netcourse.lesson03.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.common.Message;
import netcourse.common.ProtocolException;

/// Exercise 3.4: read one message from a stream, blocking, within a limit.
///
/// There are two ways to cut a stream into messages. This reader fetches the bytes that it needs,
/// and waits for them. It is short, and fits a thread for each connection. The splitter of exercise
/// 3.5 is given the bytes that have come.
///
/// ```
/// what comes            what read does
/// -- end of stream      returns nothing: the peer is done
/// [ header 16 | body ]  returns a message
/// [ header 1 -- end     throws: the peer broke off
/// ```
public interface FrameReader {
    /// Reads the next message. Blocks until all of it has come, in any number of parts.
    ///
    /// - It takes no byte after the message: that one belongs to the next message.
    /// - It never closes the stream. That is for the code that opened it.
    /// - It checks the header as soon as its 16 bytes have come, before it reads a byte of the
    ///   body. Use [netcourse.common.MessageHeader#readFrom], or check as that does.
    /// - Its memory grows with what has come, not with the announced length.
    ///
    /// @param maxBodyBytes the greatest body length that is taken; 0 or more, up to
    ///   `Integer.MAX_VALUE`
    /// @return empty if the stream ends before the first byte
    /// @throws EOFException if the stream ends later than that, but inside the message. The
    ///   exception's message names how many bytes came and how many were needed, of the header or
    ///   of the body: `stream ended after 3 of 16 bytes of the header`, `stream ended after 0 of 5
    ///   bytes of the body`
    /// @throws ProtocolException for a refused header; its message names field, number and bytes:
    ///   `body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)`
    /// @throws IOException as the stream throws it: a reset or a time-out is not an end of stream
    /// @throws IllegalArgumentException if the limit is negative; nothing is read then
    Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException;
}

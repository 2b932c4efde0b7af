package netcourse.lesson03.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.ProtocolException;

/// Exercise 3.5: cut a stream into messages, pushed chunk by chunk.
///
/// TCP delivers bytes, not messages (RFC 9293, section 2.2): one read may give half a header, or
/// two messages and the beginning of a third. Each message says in its header how long its body is;
/// the splitter keeps what is not complete until the rest comes.
///
/// ```
/// messages  [ header 16 | body 5 ][ header 16 | body 0 ][ header 16 | body …
/// chunks    ~~~~~~ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ~~ ~~~~~~~~~~~~~~~
/// ```
///
/// It does not fetch the bytes, but is given them: so it works with a selector as well as with
/// blocking reads. One splitter serves one connection; it is not for use by two threads at a time.
/// `FramedServer --mine` runs your class in the real server.
public interface FrameSplitter {
    /// Begins a stream; what an earlier one left is forgotten.
    ///
    /// @param maxBodyBytes the greatest body length that is taken; 0 or more, up to
    ///   `Integer.MAX_VALUE`
    /// @throws IllegalArgumentException if it is negative
    void begin(int maxBodyBytes);

    /// Takes the next bytes of the stream, and hands on each message that they complete, in order.
    ///
    /// - The chunks are cut anywhere: inside a header, inside a body, after any number of messages.
    ///   A chunk may be empty, and so may a body.
    /// - Every byte of the chunk is taken: nothing remains in it, unless a header is refused. The
    ///   chunk may be read-only, or a part of a larger array, or no array at all; the caller uses
    ///   it for other bytes afterwards.
    /// - A header is checked, by [netcourse.common.MessageHeader#readFrom] or as that does it, as
    ///   soon as it is complete: before a byte of the body is kept, and whether one has come or
    ///   not.
    /// - Memory grows with what has come, not with the length that is announced; and a message that
    ///   comes in many chunks is not copied for each of them, nor for each few KiB: what is copied
    ///   in all grows in proportion to the message.
    /// - Messages that stand before a refused header are handed on first. After that the stream is
    ///   refused, since where the next message begins is unknown: each further call, except
    ///   [#begin], throws this exception's message again and hands on nothing.
    ///
    /// @param chunk big-endian
    /// @param messages takes each message, in the calling thread; what it throws goes through to
    ///   the caller, and the next push goes on after that message
    /// @throws ProtocolException for a refused header; its message names field, number and bytes:
    ///   `body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)`
    void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException;

    /// Says that the stream has ended, by a FIN. Between two messages, or before any byte, this
    /// does nothing.
    ///
    /// @throws EOFException inside a message; its message names how many bytes came and how many
    ///   were needed, either of the header or of the body: `stream ended after 3 of 16 bytes of the
    ///   header`, `stream ended after 0 of 5 bytes of the body`
    /// @throws ProtocolException if the stream was refused
    void end() throws IOException;
}

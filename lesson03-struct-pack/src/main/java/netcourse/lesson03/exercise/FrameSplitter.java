package netcourse.lesson03.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.ProtocolException;

/// Exercise 3.5: cut a stream into messages, pushed chunk by chunk.
///
/// **The task.** TCP delivers bytes, not messages (RFC 9293, section 2.2): one read may give half a
/// header, or two messages and the beginning of a third. The header of a message says how long its
/// body is. Write a splitter that is given the bytes as they come, hands on each message that is
/// complete, and keeps the rest until more bytes come.
///
/// ```
/// messages  [ header 16 | body 5 ][ header 16 | body 0 ][ header 16 | body …
/// chunks    ~~~~~~ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ~~ ~~~~~~~~~~~~~~~
/// ```
///
/// The splitter reads nothing itself, so it works with a selector as well as with blocking reads.
/// One splitter serves one connection, and is used by one thread at a time. `framed-server --mine`
/// runs your class in the real server.
public interface FrameSplitter {
    /// Begins a stream, and forgets what an earlier one left.
    ///
    /// @param maxBodyBytes the greatest body length that is taken; 0 or more, up to
    ///   `Integer.MAX_VALUE`
    /// @throws IllegalArgumentException if it is negative
    void begin(int maxBodyBytes);

    /// Takes the next bytes of the stream, and hands on each message that they complete, in order.
    ///
    /// - **Pieces.** A chunk may end anywhere: inside a header, inside a body, after any number of
    ///   messages. A chunk may be empty, and so may a body.
    /// - **The chunk.** All of its bytes are taken, so nothing remains in it, unless a header is
    ///   refused. It may be read-only, or a part of a larger array, or have no array at all. The
    ///   caller uses it for other bytes afterwards. Its byte order stays as it is.
    /// - **Headers.** A header is checked as soon as it is complete, before a byte of the body is
    ///   kept, and even if no such byte has come. Use [netcourse.common.MessageHeader#readFrom], or
    ///   check as that does.
    /// - **Memory** grows with what has come, not with the announced length.
    /// - **Copying.** A message that comes in many chunks is not copied again for each of them, nor
    ///   for every few KiB: the number of bytes copied is proportional to the message.
    /// - **Refusal.** Messages before a refused header are handed on first. Then the stream is
    ///   refused for good, since nobody knows where the next message begins: each further call,
    ///   except [#begin], throws an exception with the same message, and hands on nothing.
    ///
    /// @param chunk big-endian
    /// @param messages takes each message, in the calling thread. What it throws goes to the
    ///   caller, and the next push goes on after that message
    /// @throws ProtocolException for a refused header; its message names field, number and bytes:
    ///   `body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)`
    void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException;

    /// The caller says that the stream has ended, by a FIN. Between two messages, or before any
    /// byte, this does nothing.
    ///
    /// @throws EOFException inside a message. The exception's message names how many bytes came and
    ///   how many were needed, of the header or of the body: `stream ended after 3 of 16 bytes of
    ///   the header`, `stream ended after 0 of 5 bytes of the body`
    /// @throws ProtocolException if the stream was refused
    void end() throws IOException;
}

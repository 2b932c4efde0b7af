package netcourse.lesson03.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.ProtocolException;

/// Exercise 3.6: cut a stream into lines that end with CR LF, pushed chunk by chunk.
///
/// **The task.** The oldest way to mark where a message ends is a delimiter, here the two bytes `0d
/// 0a`, as in SMTP, FTP and the head of an HTTP message. Write a splitter that is given the bytes
/// as they come, and hands on each line that is complete. Nobody knows in advance how long a line
/// is, so it needs a limit.
///
/// ```
/// bytes   48 45 4c 4f 0d 0a 0d 0a 51 55 49 54 0d 0a
/// lines   H  E  L  O  \r \n \r \n Q  U  I  T  \r \n      "HELO", "", "QUIT"
/// ```
///
/// Only CR LF ends a line (RFC 5321, section 2.3.8). A CR without an LF after it is refused, and so
/// is an LF without a CR before it. If one program takes a lone LF for the end of a line and the
/// next one does not, an attacker can hide a second message in the first. That is called SMTP
/// smuggling. HTTP lets the reader choose (RFC 9112, section 2.2).
///
/// One splitter serves one connection, and is used by one thread at a time.
public interface LineSplitter {
    /// Begins a stream, and forgets what an earlier one left.
    ///
    /// @param maxLineBytes the bytes that a line may have, without CR LF; 0 or more, up to
    ///   `Integer.MAX_VALUE`
    /// @throws IllegalArgumentException if it is negative
    void begin(int maxLineBytes);

    /// Takes the next bytes of the stream, and hands on each line that they complete, in order.
    ///
    /// - **Pieces.** A chunk may end anywhere: between CR and LF, inside a character, after any
    ///   number of lines. A chunk may be empty.
    /// - **Text.** A line is handed on as text, decoded as UTF-8, without its CR LF. It may be
    ///   empty, and may contain any character but CR and LF.
    /// - **The chunk.** All of its bytes are taken, so nothing remains in it, unless bytes are
    ///   refused. It may be read-only, or a part of a larger array, or have no array at all. The
    ///   caller uses it for other bytes afterwards. Its byte order stays as it is.
    /// - **The limit.** A line is refused with the first byte that is too much, even if its end has
    ///   not come. No more bytes are kept than a line may have, and a CR.
    /// - **Memory** grows with what has come, not with the limit.
    /// - **Copying.** A line that comes in many chunks is not copied again for each of them, nor
    ///   for every few KiB: the number of bytes copied is proportional to the line.
    /// - **Refusal.** Lines before refused bytes are handed on first. Then the stream is refused
    ///   for good: each further call, except [#begin], throws an exception with the same message,
    ///   and hands on nothing.
    ///
    /// @param lines takes each line, in the calling thread. What it throws goes to the caller, and
    ///   the next push goes on after that line
    /// @throws ProtocolException for a CR not followed by an LF, an LF that does not follow a CR, a
    ///   line that is too long, and one that is not UTF-8. The exception's message names what is
    ///   wrong (`CR`, `LF`, the limit or `UTF-8`) and the line, counted from 1:
    ///
    ///   - `CR without LF in line 1`
    ///   - `LF without CR in line 2`
    ///   - `more than 1000 bytes in line 3`
    ///   - `bad UTF-8 in line 1`
    void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException;

    /// The caller says that the stream has ended, by a FIN. Right after the end of a line, or
    /// before any byte, this does nothing.
    ///
    /// @throws EOFException if bytes came after the last end of a line. The exception's message
    ///   names how many, a CR included, and the line: `stream ended after 5 bytes in line 3`
    /// @throws ProtocolException if the stream was refused
    void end() throws IOException;
}

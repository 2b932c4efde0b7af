package netcourse.lesson03.exercise;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.ProtocolException;

/// Exercise 3.6: cut a stream into lines that end with CR LF, pushed chunk by chunk.
///
/// The oldest way to mark where a message ends: a delimiter, here the two bytes `0d 0a`. SMTP, FTP
/// and the head of an HTTP message are made so. It needs no length in front, and pays for that: the
/// delimiter must not occur in a message, and how long a line is shows only when it ends.
///
/// ```
/// bytes   48 45 4c 4f 0d 0a 0d 0a 51 55 49 54 0d 0a
/// lines   H  E  L  O  \r \n \r \n Q  U  I  T  \r \n      "HELO", "", "QUIT"
/// ```
///
/// CR LF ends a line, and nothing else does (RFC 5321, section 2.3.8): a CR without its LF and an
/// LF without its CR are refused. Where one program takes a lone LF for an end of line and the next
/// does not, an attacker hides a second message in the first ("SMTP smuggling"; HTTP leaves it
/// open: RFC 9112, section 2.2).
///
/// One splitter serves one connection; it is not for use by two threads at a time.
public interface LineSplitter {
    /// Begins a stream; what an earlier one left is forgotten.
    ///
    /// @param maxLineBytes the bytes that a line may have, without CR LF; 0 or more, up to
    ///   `Integer.MAX_VALUE`
    /// @throws IllegalArgumentException if it is negative
    void begin(int maxLineBytes);

    /// Takes the next bytes of the stream, and hands on each line that they complete, in order.
    ///
    /// - The chunks are cut anywhere: between CR and LF, inside a character, after any number of
    ///   lines. A chunk may be empty.
    /// - A line is text in UTF-8, without its CR LF. It may be empty, and may have any character
    ///   but CR and LF in it.
    /// - Every byte of the chunk is taken: nothing remains in it, unless bytes are refused. The
    ///   chunk may be read-only, or a part of a larger array, or no array at all; the caller uses
    ///   it for other bytes afterwards.
    /// - A line that is too long is refused with the first byte that is too much, whether its end
    ///   has come or not. No more bytes are kept than a line may have, and a CR.
    /// - Memory grows with what has come, not with the limit; and a line that comes in many chunks
    ///   is not copied for each of them, nor for each few KiB: what is copied in all grows in
    ///   proportion to the line.
    /// - Lines that stand before refused bytes are handed on first. After that the stream is
    ///   refused: each further call, except [#begin], throws this exception's message again and
    ///   hands on nothing.
    ///
    /// @param lines takes each line, in the calling thread; what it throws goes through to the
    ///   caller, and the next push goes on after that line
    /// @throws ProtocolException for a CR not followed by LF, an LF that follows no CR, a line that
    ///   is too long, and one that is not UTF-8. The message names what is wrong (`CR`, `LF`, the
    ///   limit or `UTF-8`) and in which line, counted from 1: `CR without LF in line 1`, `LF
    ///   without CR in line 2`, `more than 1000 bytes in line 3`, `bad UTF-8 in line 1`
    void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException;

    /// Says that the stream has ended, by a FIN. Right after a line's end, or before any byte, this
    /// does nothing.
    ///
    /// @throws EOFException if bytes came after the last end of a line; its message names how many,
    ///   a CR included, and in which line: `stream ended after 5 bytes in line 3`
    /// @throws ProtocolException if the stream was refused
    void end() throws IOException;
}

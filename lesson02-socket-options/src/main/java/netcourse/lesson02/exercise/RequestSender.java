package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.Socket;

/// Exercise 2.2: send a request, half-close, read the answer to its end.
///
/// The simplest form that a message can have: it ends where the stream ends. So each side must end
/// its own direction, and that alone: `shutdownOutput` sends a FIN and goes on reading (RFC 9293,
/// section 3.6).
public interface RequestSender {
    /// Sends the request and its end of stream, then reads the answer until the peer's end of
    /// stream. Blocks until that has come.
    ///
    /// - The peer answers when it has seen the end of the request, not before.
    /// - The answer comes in any number of parts; it may be empty, and so may the request.
    /// - An answer longer than the limit is refused as soon as that is certain: at most 64 KiB
    ///   after the limit are read. Memory grows with what has come, not with the limit.
    /// - What a write, the end of the output or a read throws goes to the caller as it came, even
    ///   if the answer to half a request is there.
    /// - The socket stays open, whatever happens; the caller that connected it closes it. Its
    ///   SO_TIMEOUT is never changed: how long to wait is the caller's business.
    ///
    /// @param socket connected; nothing has been read from it or written to it
    /// @param maxAnswerBytes 0 or more, up to `Integer.MAX_VALUE`
    /// @return the whole answer
    /// @throws IOException if the answer is longer than the limit; its message names the limit, as
    ///   in `answer is longer than 1000 bytes`
    byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException;
}

package netcourse.lesson03.exercise;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;

/// Exercise 3.7: dispatch requests by protocol number, and answer each failure with an error
/// number.
///
/// The protocol number says what kind of message it is. A handler is the code that does what such a
/// message asks for. A request that fails must not end the connection, because the connection
/// carries other requests, too. And it must be answered, because the peer waits. So its response
/// has an error number instead of 0.
///
/// ```
/// what happens                           error number       body, UTF-8
/// the handler returns                    0                  what it returned
/// there is no handler for the number     UNKNOWN_PROTOCOL   names the number
/// the handler throws ProtocolException   BAD_BODY           the exception's message; any text if it is null
/// it throws another exception            FAILED             any text, nothing of the exception's
/// it returns null                        FAILED             any text
/// ```
///
/// The names are those of [netcourse.common.MessageError].
///
/// `framed-server --mine` runs your class in the real server, one for each connection.
public interface Dispatcher {
    /// Called once, before anything else.
    ///
    /// @param handlers by protocol number, 0..65535; a later change of this map changes nothing
    /// @param failures takes, for the server's log, the exceptions that the peer does not learn
    ///   about: whatever a handler throws, except [netcourse.common.ProtocolException], even for a
    ///   message that expects no response; and a [NullPointerException] if it returns null. Each is
    ///   passed on once, and not wrapped. It never throws
    void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures);

    /// Has a message handled, in the calling thread, and returns what is to be sent back.
    ///
    /// - A response has the response bit set and no other flag. It repeats the protocol number of
    ///   the request, and its sequence, all 32 bits of it.
    /// - A one-way message is handled like a request, but never has a response, even if its handler
    ///   fails or if there is none for its number.
    /// - If the message is a response itself, nothing is done, and nothing is sent back. Otherwise
    ///   two programs that do not know a number would answer each other without end.
    /// - Many threads call this at the same time. A slow handler holds up only the thread that
    ///   called it.
    /// - An [Error] is not caught.
    Optional<Message> dispatch(Message message);

    /// What is done with messages of one protocol number. Many threads call it at the same time.
    @FunctionalInterface
    interface Handler {
        /// @return the body of the response. For a one-way message it is not used, but null is a
        ///   failure there, too
        /// @throws netcourse.common.ProtocolException if the body is not what the number promises
        byte[] handle(Message message) throws IOException;
    }
}

package netcourse.lesson03.exercise;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.Message;

/// Exercise 3.7: dispatch requests by protocol number, and answer each failure with an error
/// number.
///
/// The protocol number says what a message is; a handler is what this server does with it. A
/// request that fails must not end the connection, which carries others too: its response has an
/// error number instead of 0. The peer waits for that response; none at all would keep it waiting.
///
/// ```
/// what happens                           response (error number of MessageError)   body, UTF-8
/// the handler returns                    0                                         what it returned
/// there is no handler for the number     UNKNOWN_PROTOCOL                          names the number
/// the handler throws ProtocolException   BAD_BODY                                  its message
/// it throws another exception, or        FAILED                                    any text, with
///   returns null                                                                     nothing of its
/// ```
///
/// `FramedServer --mine` runs your class in the real server, one for each connection.
public interface Dispatcher {
    /// Called once, before anything else.
    ///
    /// @param handlers by protocol number, 0..65535; a later change of this map changes nothing
    /// @param failures takes, for the server's log, what a handler threw and the peer does not
    ///   learn, itself and once: each exception but [netcourse.common.ProtocolException], whether
    ///   somebody waits for a response or not; for null a [NullPointerException]. It never throws
    void begin(Map<Integer, Handler> handlers, Consumer<Exception> failures);

    /// Has a message handled, in the calling thread, and returns what is to be sent back.
    ///
    /// - A response has the response bit set and no other flag, and repeats protocol number and
    ///   sequence of the request, all 32 bits of it.
    /// - A one-way message is handled like a request, but never has a response: not if its handler
    ///   fails, not if there is none for its number.
    /// - A message that is a response itself is not for a handler: nothing is done, nothing is sent
    ///   back. Otherwise two programs that do not know a number would answer each other without
    ///   end.
    /// - Many threads call this at the same time; a handler that takes long holds up only the
    ///   thread that it is called in.
    /// - An [Error] is not caught: it is no answer to a request.
    Optional<Message> dispatch(Message message);

    /// What is done with the messages of one protocol number. Called by many threads at a time.
    @FunctionalInterface
    interface Handler {
        /// @return the body of the response; it is not looked at for a one-way message, but null is
        ///   a failure there, too
        /// @throws netcourse.common.ProtocolException if the body is not what the number promises
        byte[] handle(Message message) throws IOException;
    }
}

package netcourse.lesson05.demo;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;

/// Reads the answers of a server, which come in the order of the requests.
final class AnswerReader {
    private final MessageLink link;

    AnswerReader(MessageLink link) {
        this.link = link;
    }

    /// Blocks until the answer is here.
    ///
    /// @throws EOFException if the connection ends before
    /// @throws ProtocolException if what comes is no answer to this request
    /// @throws IOException if the server says that the request failed, or ends the connection
    Message await(Message request) throws IOException {
        Message came = link.read().orElseThrow(AnswerReader::tooEarly);
        checkNoFarewell(came);
        MessageHeader header = came.header();
        if (!header.isResponse() || header.sequence() != request.header().sequence()) {
            throw new ProtocolException(
                    "expected the answer to %s, was %s".formatted(request, came));
        }
        if (header.error() != 0) {
            throw new IOException("the server refused it: " + printable(came.text()));
        }
        return came;
    }

    private static EOFException tooEarly() {
        return new EOFException("the server closed the connection before its answer came");
    }

    /// Blocks until the server ends the connection, too.
    ///
    /// @throws IOException if it says anything else first
    void awaitEnd() throws IOException {
        Optional<Message> last = link.read();
        if (last.isPresent()) {
            checkNoFarewell(last.get());
            throw new ProtocolException("expected the end, was " + last.get());
        }
    }

    private static void checkNoFarewell(Message came) throws IOException {
        if (came.header().isResponse() && came.header().protocol() == MessageHeader.CONNECTION) {
            throw new IOException("the server ends the connection: " + printable(came.text()));
        }
    }

    /// For a terminal, which control characters would command.
    static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}

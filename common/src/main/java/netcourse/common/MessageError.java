package netcourse.common;

import java.util.Arrays;
import java.util.Optional;

/// The error numbers of a response, with their meaning. The response's body says in UTF-8 what was
/// expected and what came.
///
/// The first group answers a request, and the connection goes on. The second is sent with protocol
/// number [MessageHeader#CONNECTION] before the connection is closed.
public enum MessageError {
    /// This protocol number has no handler.
    UNKNOWN_PROTOCOL(1),
    /// The body is not what the protocol number promises.
    BAD_BODY(2),
    /// The request was right, but its handler failed.
    FAILED(3),
    /// Too many requests are being worked on: ask again later.
    BUSY(4),

    /// The bytes are no message of this protocol, or the body is too long.
    BAD_MESSAGE(100),
    /// A message was begun but was not complete in time.
    TOO_SLOW(101),
    /// Nothing was received for too long, not even a heartbeat.
    SILENT(102),
    /// Too much waits for this peer to read it.
    NOT_READING(103),
    /// The server has as many connections as it accepts.
    FULL(104),
    /// The server is being stopped.
    STOPPING(105);

    private final int number;

    MessageError(int number) {
        this.number = number;
    }

    /// As it stands in the header.
    public int number() {
        return number;
    }

    /// The error with this number; empty for 0 and for one that is not known here.
    public static Optional<MessageError> of(int number) {
        return Arrays.stream(values()).filter(e -> e.number == number).findFirst();
    }
}

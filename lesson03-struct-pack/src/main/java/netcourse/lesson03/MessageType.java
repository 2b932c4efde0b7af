package netcourse.lesson03;

import java.util.Arrays;
import java.util.Optional;

/// What a message of the lesson's server is: its protocol number. Numbers in bodies are big-endian.
public enum MessageType {
    /// Says that the sender is there, and nothing else: no body, one-way.
    HEARTBEAT(1),
    /// Any body; the answer repeats it.
    ECHO(2),
    /// No body; the answer has the milliseconds since 1970, 8 bytes, signed.
    TIME(3),
    /// Two numbers, 4 bytes each, signed; the answer has their sum, 8 bytes, signed.
    ADD(4),
    /// Text as UTF-8, up to 8192 bytes, for everybody who is connected; the answer has the number
    /// of clients that it was passed on to, 4 bytes. What is passed on is a one-way message:
    /// `sender: text`.
    CHAT(5),
    /// A number of milliseconds, 4 bytes, 0..10000; the answer comes that much later, without a
    /// body. Requests after it are answered before it.
    WAIT(6);

    private final int number;

    MessageType(int number) {
        this.number = number;
    }

    /// As it stands in the header.
    public int number() {
        return number;
    }

    /// The type with this number.
    public static Optional<MessageType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}

package netcourse.common;

import java.io.IOException;
import java.util.Optional;

/// Where the messages of a connection come from: what cuts the bytes of its [Transport]. For one
/// thread at a time.
public interface MessageInput extends AutoCloseable {
    /// As [FramedConnection#read()].
    Optional<Message> read() throws IOException;

    /// As [FramedConnection#poll()].
    Optional<Message> poll() throws IOException;

    /// The connection is closed. For any thread.
    @Override
    default void close() {}
}

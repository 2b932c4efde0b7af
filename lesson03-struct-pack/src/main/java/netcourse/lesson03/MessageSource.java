package netcourse.lesson03;

import java.io.IOException;
import java.util.Optional;
import netcourse.common.FramedConnection;
import netcourse.common.Message;

/// Where the messages of a connection come from. For one thread at a time.
interface MessageSource {
    /// As [FramedConnection#read()].
    Optional<Message> read() throws IOException;

    /// As [FramedConnection#isReady()].
    boolean isReady();

    /// As [FramedConnection#isInside()].
    default boolean isInside() {
        return false;
    }

    /// What the connection itself reads.
    static MessageSource of(FramedConnection connection) {
        return new MessageSource() {
            @Override
            public Optional<Message> read() throws IOException {
                return connection.read();
            }

            @Override
            public boolean isReady() {
                return connection.isReady();
            }

            @Override
            public boolean isInside() {
                return connection.isInside();
            }
        };
    }
}

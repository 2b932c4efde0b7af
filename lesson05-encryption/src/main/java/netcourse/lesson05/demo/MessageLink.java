package netcourse.lesson05.demo;

import java.io.IOException;
import java.util.Optional;
import netcourse.channel.SealedConnection;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;

/// A connection of messages, whatever protects them: what server and client need of one.
///
/// One thread reads; any thread sends and closes.
interface MessageLink extends AutoCloseable {
    /// As [FramedConnection#answerAll].
    void answerAll(FramedConnection.Responder responder) throws IOException;

    /// As [FramedConnection#read()].
    Optional<Message> read() throws IOException;

    /// As [FramedConnection#send(Message)].
    void send(Message message) throws IOException;

    /// As [FramedConnection#shutdownOutput()].
    void shutdownOutput() throws IOException;

    /// Says why to the peer, and closes.
    void close(MessageError error, String reason) throws IOException;

    @Override
    void close() throws IOException;

    /// Messages as they are, on a plain transport or in a channel.
    record Framed(FramedConnection connection) implements MessageLink {
        @Override
        public void answerAll(FramedConnection.Responder responder) throws IOException {
            connection.answerAll(responder);
        }

        @Override
        public Optional<Message> read() throws IOException {
            return connection.read();
        }

        @Override
        public void send(Message message) throws IOException {
            connection.send(message);
        }

        @Override
        public void shutdownOutput() throws IOException {
            connection.shutdownOutput();
        }

        @Override
        public void close(MessageError error, String reason) throws IOException {
            connection.close(error, reason);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /// Sealed messages.
    record Sealed(SealedConnection connection) implements MessageLink {
        @Override
        public void answerAll(FramedConnection.Responder responder) throws IOException {
            connection.answerAll(responder);
        }

        @Override
        public Optional<Message> read() throws IOException {
            return connection.read();
        }

        @Override
        public void send(Message message) throws IOException {
            connection.send(message);
        }

        @Override
        public void shutdownOutput() throws IOException {
            connection.shutdownOutput();
        }

        /// The reason is sealed, so the peer may trust it.
        @Override
        public void close(MessageError error, String reason) throws IOException {
            try (connection) {
                connection.send(Message.farewell(error, reason));
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}

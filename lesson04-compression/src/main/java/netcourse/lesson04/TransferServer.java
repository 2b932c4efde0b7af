package netcourse.lesson04;

import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netcourse.common.Endpoint;
import netcourse.common.FailurePlace;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.TcpServer;
import netcourse.common.Transport;
import netcourse.common.WriteDeadline;

/// Receives files in the course's messages: a virtual thread and a [TransferHandler] for each
/// client.
public final class TransferServer implements AutoCloseable {
    private final TransferSettings settings;
    private final TargetFolder folder;
    private final Consumer<String> log;
    private final Set<FramedConnection> connections = ConcurrentHashMap.newKeySet();
    private final TcpServer server;
    private volatile boolean stopping;

    private TransferServer(
            ServerSocket listener,
            TransferSettings settings,
            TargetFolder folder,
            Consumer<String> log) {
        this.settings = settings;
        this.folder = folder;
        this.log = line -> log.accept(line.replaceAll("\\p{Cntrl}", "?"));
        this.server =
                TcpServer.start(
                        listener,
                        this::serve,
                        TcpServer.Options.defaults()
                                .withMaxConnections(settings.maxClients())
                                .withSurplus(this::refuse)
                                .withLog(this.log));
    }

    /// Opens a listener and serves it in the background.
    ///
    /// @param folder where the files go; made if it is not there
    /// @param log takes lines for the operator, without control characters; called by many threads
    public static TransferServer open(
            Listening listening, TransferSettings settings, Path folder, Consumer<String> log)
            throws IOException {
        return open(listening, settings, new TargetFolder(folder, settings.overwrite()), log);
    }

    static TransferServer open(
            Listening listening,
            TransferSettings settings,
            TargetFolder folder,
            Consumer<String> log)
            throws IOException {
        ServerSocketChannel listener = listening.openChannel();
        return new TransferServer(listener.socket(), settings, folder, log);
    }

    public Endpoint endpoint() {
        return server.endpoint();
    }

    private void serve(Socket socket) throws IOException {
        Transport transport = new WriteDeadline(Transport.of(socket), settings.writeDeadline());
        FramedConnection connection = new FramedConnection(transport, settings.limits());
        String client = connection.remote() + "  ";
        try (connection) {
            log.accept(client + "connected");
            connections.add(connection);
            if (stopping) {
                stop(connection);
            }
            TransferHandler handler =
                    new TransferHandler(settings, folder, line -> log.accept(client + line));
            String how = serve(connection, handler);
            TransferCount total = handler.total();
            log.accept(
                    "%sended     %s, %s%s".formatted(client, total.filesText(), total.text(), how));
        } finally {
            connections.remove(connection);
        }
    }

    /// Returns how it ended, if that was not the end of the stream. Nothing of a file that is not
    /// whole is left when the client hears of it.
    private static String serve(FramedConnection connection, TransferHandler handler)
            throws IOException {
        try (handler) {
            connection.answerAll(handler);
            return "";
        } catch (ProtocolException | EOFException e) {
            return end(connection, MessageError.BAD_MESSAGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            return end(connection, MessageError.TOO_SLOW, e.getMessage());
        } catch (IOException e) {
            return "; lost: " + e.getMessage();
        } catch (RuntimeException | Error e) {
            return end(
                    connection,
                    MessageError.FAILED,
                    "the server failed: " + e + FailurePlace.of(e));
        }
    }

    private static String end(FramedConnection connection, MessageError error, String why)
            throws IOException {
        connection.close(error, why);
        return "; closed: " + why;
    }

    /// Fits the empty send buffer of a new connection, so it does not block.
    private void refuse(Socket socket) throws IOException {
        String why = "there are %d clients, no more are served".formatted(settings.maxClients());
        log.accept(Transport.remote(socket) + "  refused   " + why);
        FramedConnection connection = new FramedConnection(socket, MessageLimits.defaults());
        connection.send(Message.farewell(MessageError.FULL, why));
        connection.shutdownOutput();
    }

    /// Tells every client, and closes; no file that is not whole is left.
    @Override
    public void close() {
        // Before it looks: a client that comes now sees it, or is seen.
        stopping = true;
        for (FramedConnection connection : connections) {
            Thread.ofVirtual().name("farewell").start(() -> stop(connection));
        }
        server.close();
    }

    private static void stop(FramedConnection connection) {
        try {
            connection.close(MessageError.STOPPING, "the server stops");
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}

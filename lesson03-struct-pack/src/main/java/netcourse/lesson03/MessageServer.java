package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageLimits;
import netcourse.common.TcpServer;
import netcourse.lesson03.exercise.Dispatcher;

/// Answers requests in the course's messages: [Services] behind
/// [netcourse.common.FramedConnection]s, a virtual thread for each client (a second one as long as
/// it does not read), and one thread that watches the heartbeats of all.
public final class MessageServer implements AutoCloseable {
    private final ServerSettings settings;
    private final NastyNetwork network;
    private final Consumer<String> log;
    private final Consumer<String> perClient;
    private final ChatRoom room;
    private final ChunkPool pool;
    private final Services services;
    private final TcpServer server;
    private final PeerWatch watch;

    private MessageServer(
            ServerSocket listener,
            ServerSettings settings,
            NastyNetwork network,
            Consumer<String> log,
            Consumer<String> perClient)
            throws IOException {
        this.settings = settings;
        this.network = network;
        this.log = log;
        this.perClient = perClient;
        this.room = new ChatRoom(log);
        this.pool = new ChunkPool(settings.maxUnreadBytes());
        this.services = new Services(room, System::currentTimeMillis);
        this.server =
                TcpServer.start(
                        listener,
                        this::serve,
                        TcpServer.Options.defaults()
                                .withMaxConnections(settings.maxClients())
                                .withSurplus(this::refuse)
                                .withLog(log));
        this.watch = PeerWatch.start(room.peers(), settings.peer());
    }

    /// Opens a listener and serves it in the background.
    ///
    /// @param network what happens to the bytes on their way to the server
    /// @param log takes lines for the operator; called by many threads
    public static MessageServer open(
            Listening listening,
            ServerSettings settings,
            NastyNetwork network,
            Consumer<String> log)
            throws IOException {
        return open(listening, settings, network, log, log);
    }

    /// The same.
    ///
    /// @param log takes lines on the server: that it cannot accept, that a request failed
    /// @param perClient takes the lines that each client brings: linked, ended, refused
    public static MessageServer open(
            Listening listening,
            ServerSettings settings,
            NastyNetwork network,
            Consumer<String> log,
            Consumer<String> perClient)
            throws IOException {
        ServerSocket listener = listening.open();
        try {
            return new MessageServer(listener, settings, network, log, perClient);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    public Endpoint endpoint() {
        return server.endpoint();
    }

    /// How many clients are linked now.
    public int clients() {
        return room.peers().size();
    }

    /// How many bytes of memory are lent now for what clients have not read.
    long unreadBytes() {
        return pool.lentBytes();
    }

    private void serve(Socket accepted) throws IOException {
        Socket socket = network.at(accepted);
        PeerSettings granted = settings.peer();
        FramedConnection connection = new FramedConnection(socket, granted.limits());
        Peer peer =
                new Peer(connection, source(socket, connection), granted, pool, System::nanoTime);
        String client = peer.remote();
        try (Session session = new Session(peer, dispatcher(client), granted.maxSlowRequests())) {
            room.add(peer);
            perClient.accept("linked  " + client);
            perClient.accept("ended   " + client + ", " + peer.serve(session));
        } finally {
            room.remove(peer);
        }
    }

    private MessageSource source(Socket socket, FramedConnection connection) throws IOException {
        var mine = settings.parts().splitter();
        int maxBodyBytes = settings.peer().limits().maxBodyBytes();
        return mine.isPresent()
                ? new SplitterSource(socket.getInputStream(), mine.get().get(), maxBodyBytes)
                : MessageSource.of(connection);
    }

    private Dispatcher dispatcher(String client) {
        Dispatcher dispatcher =
                settings.parts().dispatcher().map(d -> d.get()).orElseGet(Switchboard::new);
        dispatcher.begin(services.handlers(client), failure -> tell(client, failure));
        return dispatcher;
    }

    /// What the end of its connection interrupts has not failed, and may be hundreds of requests.
    private void tell(String client, Exception failure) {
        if (!(failure instanceof InterruptedIOException)) {
            log.accept("a request of " + client + " failed: " + failure);
        }
    }

    /// Fits the empty send buffer of a new connection, so it does not block.
    private void refuse(Socket socket) throws IOException {
        String why = "there are %d clients, no more are served".formatted(settings.maxClients());
        perClient.accept("refused " + socket.getRemoteSocketAddress() + ", " + why);
        FramedConnection connection = new FramedConnection(socket, MessageLimits.defaults());
        connection.write(Message.farewell(MessageError.FULL, why));
        connection.flush();
        socket.shutdownOutput();
    }

    /// Tells every client, and closes.
    @Override
    public void close() {
        watch.close();
        for (Peer peer : room.peers()) {
            peer.drop(MessageError.STOPPING, "the server stops");
        }
        server.close();
    }
}

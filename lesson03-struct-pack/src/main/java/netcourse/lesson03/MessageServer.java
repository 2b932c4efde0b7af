package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageLimits;
import netcourse.common.TcpServer;
import netcourse.common.Transport;
import netcourse.lesson03.exercise.Dispatcher;

/// Answers requests in the course's messages: a [Peer] and a virtual thread for each client, and
/// one thread that watches all of them.
public final class MessageServer implements AutoCloseable {
    private final ServerSettings settings;
    private final NastyNetwork network;
    private final Consumer<String> log;
    private final Consumer<String> perClient;
    private final ChatRoom room;
    private final MessageHandlers handlers;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final TcpServer server;
    private final PeerWatch watch;
    private volatile boolean stopping;

    private MessageServer(
            ServerSocket listener,
            ServerSettings settings,
            NastyNetwork network,
            Consumer<String> log,
            Consumer<String> perClient) {
        this.settings = settings;
        this.network = network;
        this.log = log;
        this.perClient = perClient;
        this.room = new ChatRoom(log);
        this.handlers = new MessageHandlers(room, System::currentTimeMillis);
        this.server =
                TcpServer.start(
                        listener,
                        this::serve,
                        TcpServer.Options.defaults()
                                .withMaxConnections(settings.maxClients())
                                .withSurplus(this::refuse)
                                .withLog(log));
        this.watch = new PeerWatch(settings.peer(), () -> peers.forEach(MessageServer::check));
    }

    /// Opens a listener and serves it in the background.
    ///
    /// @param network what happens to the bytes before the server gets them
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
    /// @param perClient takes the lines that each client brings: connected, ended, refused
    public static MessageServer open(
            Listening listening,
            ServerSettings settings,
            NastyNetwork network,
            Consumer<String> log,
            Consumer<String> perClient)
            throws IOException {
        ServerSocketChannel listener = listening.openChannel();
        try {
            return new MessageServer(listener.socket(), settings, network, log, perClient);
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    public Endpoint endpoint() {
        return server.endpoint();
    }

    /// How many clients are connected now.
    public int clients() {
        return peers.size();
    }

    private void serve(Socket accepted) throws IOException {
        var transport = new WatchedTransport(network.at(Transport.of(accepted)), System::nanoTime);
        var timer = settings.parts().newTimer();
        Peer peer = new Peer(transport, connection(transport), settings.peer(), timer);
        String client = peer.remote();
        try (var handler = new RequestHandler(peer, dispatcher(client))) {
            peers.add(peer);
            room.add(peer);
            if (stopping) {
                stop(peer);
            }
            perClient.accept("connected " + client);
            perClient.accept("ended     " + client + ", " + peer.serve(handler));
        } finally {
            room.remove(peer);
            peers.remove(peer);
        }
    }

    private FramedConnection connection(Transport transport) {
        MessageLimits limits = settings.peer().limits();
        return settings.parts()
                .splitter()
                .map(mine -> new SplitterInput(transport, mine.get(), limits.maxBodyBytes()))
                .map(input -> new FramedConnection(transport, limits, input))
                .orElseGet(() -> new FramedConnection(transport, limits));
    }

    private Dispatcher dispatcher(String client) {
        Dispatcher dispatcher = settings.parts().newDispatcher();
        dispatcher.begin(handlers.of(client), failure -> tell(client, failure));
        return dispatcher;
    }

    /// A learner's timer may fail: that ends its connection only.
    private static void check(Peer peer) {
        try {
            peer.check();
        } catch (RuntimeException | Error e) {
            peer.fail(e);
        }
    }

    /// What the end of its connection interrupts has not failed, and may be hundreds of requests.
    private void tell(String client, Exception failure) {
        if (!(failure instanceof InterruptedIOException)) {
            log.accept("a request of " + client + " failed: " + failure);
        }
    }

    /// Fits the empty send buffer of a new connection, so it does not block.
    private void refuse(Socket socket) throws IOException {
        String why = "full: clients served at a time: %d".formatted(settings.maxClients());
        perClient.accept("refused   " + socket.getRemoteSocketAddress() + ", " + why);
        FramedConnection connection = new FramedConnection(socket, MessageLimits.defaults());
        connection.send(Message.farewell(MessageError.FULL, why));
        socket.shutdownOutput();
    }

    /// Tells every client, and closes.
    @Override
    public void close() {
        watch.close();
        // Before it looks: a client that comes now sees it, or is seen.
        stopping = true;
        peers.forEach(MessageServer::stop);
        server.close();
    }

    private static void stop(Peer peer) {
        peer.drop(MessageError.STOPPING, "the server stops");
    }
}

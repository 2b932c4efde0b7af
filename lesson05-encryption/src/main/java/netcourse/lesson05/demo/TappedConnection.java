package netcourse.lesson05.demo;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A connection with somebody in the middle, who prints what can be seen of it, and how it ended.
final class TappedConnection implements WirePump.Listener {
    /// Keeps what the client sends.
    interface Recorder {
        void add(WireUnit unit) throws IOException;
    }

    private final Socket client;
    private final Socket server;
    private final Recorder recorder;
    private final Consumer<String> log;
    private final WirePump fromClient;
    private final WirePump fromServer;
    private final List<String> ends = new ArrayList<>();
    private boolean changed;
    private int clientBefore;
    private int serverBefore;

    /// @param recorder gets what the client sends, before it is changed
    TappedConnection(
            Socket client,
            Socket server,
            Optional<Tampering> tampering,
            Recorder recorder,
            Consumer<String> log)
            throws IOException {
        this.client = client;
        this.server = server;
        this.recorder = recorder;
        this.log = log;
        WirePump.Output toClient = new WirePump.Output(client);
        WirePump.Output toServer = new WirePump.Output(server);
        fromClient =
                new WirePump(
                        WireUnit.Side.CLIENT,
                        client.getInputStream(),
                        toServer,
                        toClient,
                        tampering,
                        this);
        fromServer =
                new WirePump(
                        WireUnit.Side.SERVER,
                        server.getInputStream(),
                        toClient,
                        toServer,
                        tampering,
                        this);
    }

    /// Blocks until both directions have ended.
    void run() throws InterruptedException {
        Thread back =
                Thread.ofVirtual().name("tap").start(() -> run(fromServer, WireUnit.Side.SERVER));
        run(fromClient, WireUnit.Side.CLIENT);
        try {
            back.join();
        } finally {
            log.accept("ended: " + ends() + afterChange());
        }
    }

    private void run(WirePump pump, WireUnit.Side sender) {
        try {
            pump.run();
        } catch (IOException e) {
            ended("the " + sender.title() + "'s direction broke (" + e.getMessage() + ")");
            reset(client);
            reset(server);
        }
    }

    @Override
    public void finished(WireUnit.Side sender) {
        ended("FIN of the " + sender.title());
    }

    private synchronized void ended(String how) {
        ends.add(how);
    }

    private synchronized String ends() {
        return String.join(", then ", ends);
    }

    private synchronized String afterChange() {
        return !changed
                ? ""
                : "; after the change the client sent %d more, the server %d"
                        .formatted(
                                fromClient.count() - clientBefore,
                                fromServer.count() - serverBefore);
    }

    /// An end that was no FIN is passed on as a reset.
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public void seen(WireUnit.Side sender, int number, WireUnit unit) throws IOException {
        log.accept(WireText.of(sender, number, unit));
        if (sender == WireUnit.Side.CLIENT) {
            recorder.add(unit);
        }
    }

    @Override
    public synchronized void changed(WireUnit.Side sender, Tampering.Kind how) {
        changed = true;
        clientBefore = fromClient.count();
        serverBefore = fromServer.count();
        log.accept("%s  changed: %s".formatted(sender.title(), how.meaning()));
    }
}

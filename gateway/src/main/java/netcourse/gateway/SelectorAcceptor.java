package netcourse.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.common.Backoff;
import netcourse.gateway.Gateway.DisconnectReason;
import netcourse.gateway.SelectorClient.SharedBuffer;

/// Accepts the clients of a [SelectorGateway].
final class SelectorAcceptor implements SelectorGateway.Attachment {
    /// Accepted in one go, so that a flood of new clients does not keep the others waiting.
    private static final int BURST = 64;

    private final ServerSocketChannel listener;
    private final SelectionKey key;
    private final Gateway.Settings settings;
    private final GatewayLog log;
    private final SharedBuffer shared = new SharedBuffer();
    private final Backoff backoff = Backoff.forAccept();
    private boolean failing;
    private long acceptAgain;

    private SelectorAcceptor(
            ServerSocketChannel listener,
            SelectionKey key,
            Gateway.Settings settings,
            GatewayLog log) {
        this.listener = listener;
        this.key = key;
        this.settings = settings;
        this.log = log;
    }

    /// Closes the listener if that fails.
    static void register(
            ServerSocketChannel listener,
            Selector selector,
            Gateway.Settings settings,
            GatewayLog log)
            throws IOException {
        try {
            listener.configureBlocking(false);
            SelectionKey key = listener.register(selector, SelectionKey.OP_ACCEPT);
            key.attach(new SelectorAcceptor(listener, key, settings, log));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    @Override
    public void ready(long now) {
        try {
            for (int i = 0; i < BURST; i++) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                accepted();
                admit(channel, now);
            }
        } catch (IOException e) {
            pause(e, now);
        }
    }

    private void accepted() {
        if (failing) {
            failing = false;
            log.say("accepting again");
        }
        backoff.reset();
    }

    /// The listener stays ready while accept fails, so the selector would come back at once.
    private void pause(IOException failure, long now) {
        if (!failing) {
            failing = true;
            log.say("cannot accept, trying again: " + failure.getMessage());
        }
        key.interestOps(0);
        acceptAgain = now + backoff.next().toNanos();
    }

    @Override
    public void check(long now) {
        if (key.isValid() && key.interestOps() == 0 && now - acceptAgain >= 0) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void admit(SocketChannel channel, long now) throws IOException {
        try {
            InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
            channel.configureBlocking(false);
            // Every key but this one belongs to a client.
            if (key.selector().keys().size() > settings.maxClients()) {
                refuse(channel, remote);
                return;
            }
            // Echoed bytes go out at once, however few they are.
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey clientKey = channel.register(key.selector(), SelectionKey.OP_READ);
            LineWatch watch = new LineWatch(settings, now);
            clientKey.attach(new SelectorClient(clientKey, remote, watch, log, shared));
            log.accepted(remote);
        } catch (IOException e) {
            channel.close();
            log.say("a client left while it was accepted: " + e.getMessage());
        }
    }

    private void refuse(SocketChannel channel, InetSocketAddress remote) throws IOException {
        log.refused(remote);
        try (channel) {
            channel.write(ByteBuffer.wrap(settings.farewell(DisconnectReason.FULL)));
            channel.shutdownOutput();
        }
    }
}

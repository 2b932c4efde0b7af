package netcourse.lesson02.demo;

import static netcourse.lesson02.TcpTable.State.CLOSE_WAIT;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import netcourse.lesson02.TcpTable.State;

/// What the peer did, and what this end then sees in `read` and in `write`.
enum PeerDeeds {
    HALF_CLOSED("sent 3 bytes, shutdownOutput", CLOSE_WAIT, CLOSE_WAIT) {
        @Override
        void act(Socket peer) throws IOException {
            sendThree(peer);
            peer.shutdownOutput();
        }
    },
    CLOSED("sent 3 bytes, close", CLOSE_WAIT, null) {
        @Override
        void act(Socket peer) throws IOException {
            sendThree(peer);
            peer.close();
        }
    },
    CLOSED_UNREAD("sent 3 bytes, Socket.close with a byte unread", null, null) {
        @Override
        void prepare(Link link) throws IOException {
            sendOneThatStaysUnread(link);
        }

        @Override
        void act(Socket peer) throws IOException {
            sendThree(peer);
            peer.close();
        }
    },
    CLOSED_UNREAD_CHANNEL("sent 3 bytes, SocketChannel.close with a byte unread", null, null) {
        @Override
        Link open(InetAddress host) throws IOException {
            return Link.openWithServerChannel(host);
        }

        @Override
        void prepare(Link link) throws IOException {
            sendOneThatStaysUnread(link);
        }

        @Override
        void act(Socket peer) throws IOException {
            sendThree(peer);
            peer.close();
        }
    },
    LINGERED_ZERO("sent 3 bytes, SO_LINGER 0, close", null, null) {
        @Override
        void act(Socket peer) throws IOException {
            sendThree(peer);
            peer.setSoLinger(true, 0);
            peer.close();
        }
    };

    /// What one end saw in calls that came one after the other.
    record Seen(String deed, List<String> reads, List<String> writes) {}

    private final String deed;
    private final State stateAfter;
    private final State stateAfterOurWrite;

    PeerDeeds(String deed, State stateAfter, State stateAfterOurWrite) {
        this.deed = deed;
        this.stateAfter = stateAfter;
        this.stateAfterOurWrite = stateAfterOurWrite;
    }

    abstract void act(Socket peer) throws IOException;

    void prepare(Link link) throws IOException {}

    Link open(InetAddress host) throws IOException {
        return Link.open(host);
    }

    /// Three reads on one link and two writes on another.
    Seen see(InetAddress host) throws IOException {
        List<String> reads = new ArrayList<>();
        List<String> writes = new ArrayList<>();
        try (Link link = afterTheDeed(host)) {
            for (int i = 0; i < 3; i++) {
                reads.add(Outcome.ofRead(link.client()));
            }
        }
        try (Link link = afterTheDeed(host)) {
            writes.add(Outcome.ofWrite(link.client()));
            TcpStates.await(link.clientEnd(), stateAfterOurWrite);
            writes.add(Outcome.ofWrite(link.client()));
        }
        return new Seen(deed, List.copyOf(reads), List.copyOf(writes));
    }

    private Link afterTheDeed(InetAddress host) throws IOException {
        Link link = open(host);
        try {
            prepare(link);
            act(link.server());
            TcpStates.await(link.clientEnd(), stateAfter);
            return link;
        } catch (IOException e) {
            link.close();
            throw e;
        }
    }

    private static void sendOneThatStaysUnread(Link link) throws IOException {
        link.client().getOutputStream().write(new byte[1]);
        TcpStates.awaitUnread(link.serverEnd(), 1);
    }

    private static void sendThree(Socket peer) throws IOException {
        peer.getOutputStream().write(new byte[3]);
    }
}

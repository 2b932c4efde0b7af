package netcourse.lesson02.demo;

import static netcourse.common.TcpTable.State.CLOSE_WAIT;
import static netcourse.common.TcpTable.State.ESTABLISHED;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import netcourse.common.HostOption;
import netcourse.common.Program;
import netcourse.common.TcpTable;
import netcourse.common.TcpTable.End;
import netcourse.common.TcpTable.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the states that both ends of a connection go through from SYN to TIME_WAIT, and what a
/// program sees in `read` and `write` when its peer closes, half-closes or resets.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "How a connection begins and ends, with the states of both ends (both run here).",
            "States are read from /proc/net/tcp; \"-\" means that no socket is left."
        })
public final class Farewell implements Callable<Integer> {
    private static final String LINE = "  %-46s %s%n";

    @Spec private CommandSpec spec;
    @Mixin private HostOption host;

    @Option(
            names = "--scene",
            paramLabel = "SCENE",
            description = "Only this one: ${COMPLETION-CANDIDATES} (default: all, and a table).")
    private FarewellScene only;

    public static void main(String[] args) {
        Program.main(new Farewell(), args);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        if (only != null) {
            only.play(out, at);
            return 0;
        }
        handshake(out, at);
        for (FarewellScene scene : FarewellScene.values()) {
            scene.play(out, at);
        }
        summary(out, at);
        return 0;
    }

    /// The beginning of a connection: SYN, SYN-ACK, ACK are the systems' work, done before
    /// `accept`.
    static void handshake(PrintWriter out, InetAddress host) throws IOException {
        out.println("Handshake: the connection stands before accept is called");
        try (ServerSocket listener = new ServerSocket(0, 5, host);
                Socket client = new Socket()) {
            listener.setSoTimeout(SocketPair.LIMIT_MILLIS);
            client.bind(new InetSocketAddress(host, 0));
            out.printf(LINE, "client binds: its own system gives the port", client.getLocalPort());
            client.connect(listener.getLocalSocketAddress(), SocketPair.LIMIT_MILLIS);
            End server = End.of(client).peer();
            SocketPair.await(server, ESTABLISHED);
            String state = SocketPair.state(server);
            out.printf(LINE, "client connects; server's end, not accepted", state);
            client.getOutputStream().write(new byte[5]);
            SocketPair.awaitUnread(server, 5);
            out.printf(LINE, "client sends 5 bytes; unread at the server", unread(server));
            try (Socket accepted = listener.accept()) {
                out.printf(LINE, "accept gives a client at port", accepted.getPort());
                out.printf(LINE, "and a socket at the listener's port", accepted.getLocalPort());
            }
        }
        out.println();
    }

    private static String unread(End end) throws IOException {
        return TcpTable.find(end)
                .map(entry -> entry.receiveQueueBytes() + ", held by " + holder(entry.inode()))
                .orElse(SocketPair.NO_TABLE);
    }

    private static String holder(long inode) {
        return inode == 0 ? "no process yet" : "socket:[" + inode + "]";
    }

    private static void summary(PrintWriter out, InetAddress host) throws IOException {
        out.println("What the other end did, and what this end sees in calls one after the other");
        for (PeerAction action : PeerAction.values()) {
            out.println("  " + action.words);
            out.println("      read   " + String.join(" | ", action.reads(host)));
            out.println("      write  " + String.join(" | ", action.writes(host)));
        }
        out.println("  nothing; another thread of this program closed the socket during read");
        out.println("      read   " + readWhileClosing(host));
    }

    /// One thread reads, another closes the same socket.
    static String readWhileClosing(InetAddress host) throws IOException {
        try (SocketPair pair = SocketPair.open(host)) {
            // Taken before: a closed socket gives no stream, which would be another message.
            InputStream in = pair.client().getInputStream();
            CountDownLatch reading = new CountDownLatch(1);
            FutureTask<String> read =
                    new FutureTask<>(() -> {
                        reading.countDown();
                        return SocketPair.read(in);
                    });
            Thread.ofVirtual().start(read);
            reading.await(SocketPair.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            pair.client().close();
            return read.get(2L * SocketPair.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the reader did not end: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a thread reads", e);
        }
    }

    /// What the peer does after it has sent 3 bytes; this end looks at it through `read` and
    /// `write`.
    enum PeerAction {
        HALF_CLOSED("sent 3 bytes, shutdownOutput", false, CLOSE_WAIT, CLOSE_WAIT),
        CLOSED("sent 3 bytes, close", false, CLOSE_WAIT, null),
        CLOSED_UNREAD("sent 3 bytes, Socket.close with a byte unread", true, null, null),
        CLOSED_UNREAD_CHANNEL(
                "sent 3 bytes, SocketChannel.close with a byte unread", true, null, null),
        LINGERED_ZERO("sent 3 bytes, SO_LINGER 0, close", false, null, null);

        private final String words;
        private final boolean leavesByteUnread;
        private final State stateAfter;
        private final State stateAfterOurWrite;

        PeerAction(String words, boolean leavesByteUnread, State stateAfter, State afterOurWrite) {
            this.words = words;
            this.leavesByteUnread = leavesByteUnread;
            this.stateAfter = stateAfter;
            this.stateAfterOurWrite = afterOurWrite;
        }

        /// What three reads give, one after the other.
        List<String> reads(InetAddress host) throws IOException {
            List<String> reads = new ArrayList<>();
            try (SocketPair pair = acted(host)) {
                for (int i = 0; i < 3; i++) {
                    reads.add(SocketPair.read(pair.client()));
                }
            }
            return reads;
        }

        /// What two writes give, on another connection.
        List<String> writes(InetAddress host) throws IOException {
            try (SocketPair pair = acted(host)) {
                String first = SocketPair.write(pair.client());
                SocketPair.await(pair.clientEnd(), stateAfterOurWrite);
                return List.of(first, SocketPair.write(pair.client()));
            }
        }

        private SocketPair acted(InetAddress host) throws IOException {
            SocketPair pair =
                    this == CLOSED_UNREAD_CHANNEL
                            ? SocketPair.openWithServerChannel(host)
                            : SocketPair.open(host);
            try {
                if (leavesByteUnread) {
                    pair.client().getOutputStream().write(new byte[1]);
                    SocketPair.awaitUnread(pair.serverEnd(), 1);
                }
                act(pair.server());
                SocketPair.await(pair.clientEnd(), stateAfter);
                return pair;
            } catch (IOException e) {
                pair.close();
                throw e;
            }
        }

        private void act(Socket peer) throws IOException {
            peer.getOutputStream().write(new byte[3]);
            if (this == HALF_CLOSED) {
                peer.shutdownOutput();
                return;
            }
            if (this == LINGERED_ZERO) {
                peer.setSoLinger(true, 0);
            }
            peer.close();
        }
    }
}

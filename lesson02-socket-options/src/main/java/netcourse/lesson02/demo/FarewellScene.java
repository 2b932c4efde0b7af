package netcourse.lesson02.demo;

import static netcourse.common.TcpTable.State.CLOSE_WAIT;
import static netcourse.common.TcpTable.State.CLOSING;
import static netcourse.common.TcpTable.State.ESTABLISHED;
import static netcourse.common.TcpTable.State.FIN_WAIT1;
import static netcourse.common.TcpTable.State.FIN_WAIT2;
import static netcourse.common.TcpTable.State.LAST_ACK;
import static netcourse.common.TcpTable.State.TIME_WAIT;
import static netcourse.lesson02.demo.SocketPair.MORE_THAN_THE_PEER_TAKES;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import netcourse.common.TcpTable.State;

/// The ways in which a connection ends, each played on a new pair of sockets.
enum FarewellScene {
    ORDERLY("Orderly: both send a FIN, the client first") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            pair.client().close();
            steps.step("client closes: FIN out, ACK back", FIN_WAIT2, CLOSE_WAIT);
            steps.saw("server reads", SocketPair.read(pair.server()));
            pair.server().close();
            steps.step("server closes: FIN out, ACK back", TIME_WAIT, null);
        }
    },

    HALF_CLOSE("Half-close: the client has said all, and still reads the answer") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            pair.client().getOutputStream().write(new byte[3]);
            pair.client().shutdownOutput();
            steps.step("client sends 3 bytes, shutdownOutput: FIN", FIN_WAIT2, CLOSE_WAIT);
            int request = SocketPair.drain(pair.server());
            steps.saw("server reads to the end, bytes", request);
            pair.server().getOutputStream().write(new byte[2 * request]);
            pair.server().close();
            steps.step("server answers, closes", TIME_WAIT, null);
            steps.saw("client reads the answer to its end, bytes", SocketPair.drain(pair.client()));
        }
    },

    HELD("Slow: bytes that nobody reads hold the FIN back, and the short states last") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            sendAllAndFinish(pair.client());
            steps.step("client sends 128 KiB, shutdownOutput", FIN_WAIT1, ESTABLISHED);
            SocketPair.drain(pair.server());
            steps.step("server reads them to the end", FIN_WAIT2, CLOSE_WAIT);
            sendAllAndFinish(pair.server());
            steps.step("server sends 128 KiB, shutdownOutput", FIN_WAIT2, LAST_ACK);
            SocketPair.drain(pair.client());
            steps.step("client reads them to the end", TIME_WAIT, null);
        }
    },

    CROSSED("Crossed: both send their FIN before they have seen the other's") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            sendAllAndFinish(pair.client());
            sendAllAndFinish(pair.server());
            steps.step("both send 128 KiB, shutdownOutput", FIN_WAIT1, FIN_WAIT1);
            SocketPair.drain(pair.client());
            steps.step("client reads to the end", CLOSING, FIN_WAIT2);
            SocketPair.drain(pair.server());
            steps.step("server reads to the end", TIME_WAIT, TIME_WAIT);
        }
    },

    LINGER_ZERO("Reset: the server sets SO_LINGER to 0 and closes") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            pair.server().setSoLinger(true, 0);
            pair.server().close();
            steps.step("server closes: RST", null, null);
            steps.saw("client reads", SocketPair.read(pair.client()));
        }
    },

    UNREAD("Reset: the server closes a SocketChannel with bytes that it has not read") {
        @Override
        SocketPair open(InetAddress host) throws IOException {
            return SocketPair.openWithServerChannel(host);
        }

        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            closeUnread("server closes: RST, as 3 bytes are lost", pair, steps);
        }
    },

    UNREAD_SOCKET("The same with a Socket, whose close begins with a FIN: the end looks clean") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            closeUnread("server closes: FIN, and then RST", pair, steps);
        }
    },

    LATE_WRITE("Late write: the client goes on writing after the server has closed") {
        @Override
        void play(SocketPair pair, Steps steps) throws IOException {
            pair.server().close();
            steps.step("server closes: FIN", CLOSE_WAIT, FIN_WAIT2);
            steps.saw("client writes", SocketPair.write(pair.client()));
            steps.step("the byte reaches a closed socket: RST", null, null);
            steps.saw("client writes again", SocketPair.write(pair.client()));
        }
    };

    private final String title;

    FarewellScene(String title) {
        this.title = title;
    }

    /// Plays the scene and prints a line for each step.
    void play(PrintWriter out, InetAddress host) throws IOException {
        try (SocketPair pair = open(host)) {
            out.println(title);
            Steps steps = new Steps(out, pair);
            steps.heading();
            steps.step("connected", ESTABLISHED, ESTABLISHED);
            play(pair, steps);
        }
        out.println();
    }

    SocketPair open(InetAddress host) throws IOException {
        return SocketPair.open(host);
    }

    /// What happens once both ends are connected.
    abstract void play(SocketPair pair, Steps steps) throws IOException;

    private static void closeUnread(String close, SocketPair pair, Steps steps) throws IOException {
        pair.client().getOutputStream().write(new byte[3]);
        SocketPair.awaitUnread(pair.serverEnd(), 3);
        steps.step("client sends 3 bytes", ESTABLISHED, ESTABLISHED);
        pair.server().close();
        steps.step(close, null, null);
        steps.saw("client reads", SocketPair.read(pair.client()));
        steps.saw("client writes", SocketPair.write(pair.client()));
    }

    private static void sendAllAndFinish(Socket socket) throws IOException {
        socket.getOutputStream().write(new byte[MORE_THAN_THE_PEER_TAKES]);
        socket.shutdownOutput();
    }

    /// Prints a line for each thing done, with the state that each end is then in.
    private record Steps(PrintWriter out, SocketPair pair) {
        private static final String LINE = "  %-46s %-12s %s%n";

        void heading() {
            out.printf(LINE, "", "client", "server");
        }

        /// Waits for the states that this step leads to, `null` standing for "no socket any more",
        /// and prints those that are there.
        void step(String what, State client, State server) throws IOException {
            SocketPair.await(pair.clientEnd(), client);
            SocketPair.await(pair.serverEnd(), server);
            out.printf(
                    LINE,
                    what,
                    SocketPair.state(pair.clientEnd()),
                    SocketPair.state(pair.serverEnd()));
        }

        /// What an end saw, between two steps.
        void saw(String what, Object value) {
            out.printf("  %-46s %s%n", what, value);
        }
    }
}

package netcourse.lesson02.demo;

import static netcourse.lesson02.TcpTable.State.CLOSE_WAIT;
import static netcourse.lesson02.TcpTable.State.CLOSING;
import static netcourse.lesson02.TcpTable.State.ESTABLISHED;
import static netcourse.lesson02.TcpTable.State.FIN_WAIT1;
import static netcourse.lesson02.TcpTable.State.FIN_WAIT2;
import static netcourse.lesson02.TcpTable.State.LAST_ACK;
import static netcourse.lesson02.TcpTable.State.TIME_WAIT;
import static netcourse.lesson02.demo.Link.MORE_THAN_THE_PEER_TAKES;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// The ways in which a connection ends, each played on a new link.
enum FarewellScene {
    ORDERLY("Orderly: both send a FIN, the client first") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            table.step("connected", ESTABLISHED, ESTABLISHED);
            link.client().close();
            table.step("client closes: FIN out, ACK back", FIN_WAIT2, CLOSE_WAIT);
            table.saw("server reads", Outcome.ofRead(link.server()));
            link.server().close();
            table.step("server closes: FIN out, ACK back", TIME_WAIT, null);
        }
    },

    HALF_CLOSE("Half-close: the client has said all, and still reads the answer") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            table.step("connected", ESTABLISHED, ESTABLISHED);
            link.client().getOutputStream().write(new byte[3]);
            link.client().shutdownOutput();
            table.step("client sends 3 bytes, shutdownOutput: FIN", FIN_WAIT2, CLOSE_WAIT);
            int request = Link.drain(link.server());
            table.saw("server reads to the end, bytes", request);
            link.server().getOutputStream().write(new byte[2 * request]);
            link.server().close();
            table.step("server answers, closes", TIME_WAIT, null);
            table.saw("client reads the answer to its end, bytes", Link.drain(link.client()));
        }
    },

    HELD("Slow: bytes that nobody reads hold the FIN back, and the short states last") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            table.step("connected", ESTABLISHED, ESTABLISHED);
            sendAllAndFinish(link.client());
            table.step("client sends 128 KiB, shutdownOutput", FIN_WAIT1, ESTABLISHED);
            Link.drain(link.server());
            table.step("server reads them to the end", FIN_WAIT2, CLOSE_WAIT);
            sendAllAndFinish(link.server());
            table.step("server sends 128 KiB, shutdownOutput", FIN_WAIT2, LAST_ACK);
            Link.drain(link.client());
            table.step("client reads them to the end", TIME_WAIT, null);
        }
    },

    CROSSED("Crossed: both send their FIN before they have seen the other's") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            table.step("connected", ESTABLISHED, ESTABLISHED);
            sendAllAndFinish(link.client());
            sendAllAndFinish(link.server());
            table.step("both send 128 KiB, shutdownOutput", FIN_WAIT1, FIN_WAIT1);
            Link.drain(link.client());
            table.step("client reads to the end", CLOSING, FIN_WAIT2);
            Link.drain(link.server());
            table.step("server reads to the end", TIME_WAIT, TIME_WAIT);
        }
    },

    LINGER_ZERO("Reset: the server sets SO_LINGER to 0 and closes") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            table.step("connected", ESTABLISHED, ESTABLISHED);
            link.server().setSoLinger(true, 0);
            link.server().close();
            table.step("server closes: RST", null, null);
            table.saw("client reads", Outcome.ofRead(link.client()));
        }
    },

    UNREAD("Reset: the server closes a SocketChannel with bytes that it has not read") {
        @Override
        Link open(InetAddress host) throws IOException {
            return Link.openWithServerChannel(host);
        }

        @Override
        void play(Link link, StepTable table) throws IOException {
            leaveThreeBytesUnread(link, table);
            link.server().close();
            table.step("server closes: RST, as 3 bytes are lost", null, null);
            table.saw("client reads", Outcome.ofRead(link.client()));
            table.saw("client writes", Outcome.ofWrite(link.client()));
        }
    },

    UNREAD_SOCKET("The same with a Socket, whose close begins with a FIN: the end looks clean") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            leaveThreeBytesUnread(link, table);
            link.server().close();
            table.step("server closes: FIN, and then RST", null, null);
            table.saw("client reads", Outcome.ofRead(link.client()));
            table.saw("client writes", Outcome.ofWrite(link.client()));
        }
    },

    LATE_WRITE("Late write: the client goes on writing after the server has closed") {
        @Override
        void play(Link link, StepTable table) throws IOException {
            table.step("connected", ESTABLISHED, ESTABLISHED);
            link.server().close();
            table.step("server closes: FIN", CLOSE_WAIT, FIN_WAIT2);
            table.saw("client writes", Outcome.ofWrite(link.client()));
            table.step("the byte reaches a closed socket: RST", null, null);
            table.saw("client writes again", Outcome.ofWrite(link.client()));
        }
    };

    private final String title;

    FarewellScene(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Link open(InetAddress host) throws IOException {
        return Link.open(host);
    }

    abstract void play(Link link, StepTable table) throws IOException;

    private static void leaveThreeBytesUnread(Link link, StepTable table) throws IOException {
        table.step("connected", ESTABLISHED, ESTABLISHED);
        link.client().getOutputStream().write(new byte[3]);
        TcpStates.awaitUnread(link.serverEnd(), 3);
        table.step("client sends 3 bytes", ESTABLISHED, ESTABLISHED);
    }

    private static void sendAllAndFinish(Socket socket) throws IOException {
        socket.getOutputStream().write(new byte[MORE_THAN_THE_PEER_TAKES]);
        socket.shutdownOutput();
    }
}

package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListeningAndConnectingTest {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    @Test
    void optionsAreSetOnTheSocketThatListens() throws IOException {
        Listening listening = Listening.at(FREE).with(StandardSocketOptions.SO_RCVBUF, 100_000);
        try (ServerSocket socket = listening.open();
                ServerSocketChannel channel = listening.openChannel()) {
            assertThat(socket.getReuseAddress()).isTrue();
            assertThat(socket.getReceiveBufferSize()).isGreaterThanOrEqualTo(100_000);
            assertThat(channel.getOption(StandardSocketOptions.SO_REUSEADDR)).isTrue();
            assertThat(channel.isBlocking()).isTrue();
        }
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket taken = Listening.at(FREE).open()) {
            Endpoint same = FREE.withPort(taken.getLocalPort());
            assertThatThrownBy(() -> Listening.at(same).open())
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("cannot listen on " + same + ": ");
            assertThatThrownBy(() -> Listening.at(same).openChannel())
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("cannot listen on " + same + ": ");
        }
    }

    @Test
    void optionThatTheSocketDoesNotKnowIsAnError() {
        Listening strange = Listening.at(FREE).with(UNKNOWN, 1);
        assertThatThrownBy(strange::open).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(strange::openChannel).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void connectionHasTheOptionsThatWereAskedFor() throws IOException {
        try (ServerSocket listener = Listening.at(FREE).withBacklog(1).open();
                Socket socket =
                        Connecting.to(Endpoint.of(address(listener)))
                                .within(Duration.ofSeconds(9))
                                .with(StandardSocketOptions.TCP_NODELAY, true)
                                .open()) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void refusedConnectionNamesTheEndpoint() throws IOException {
        // Bound and not listening: nobody else can get the port, and connecting is refused.
        try (Socket holder = new Socket()) {
            holder.bind(FREE.resolve());
            Endpoint nobody = FREE.withPort(holder.getLocalPort());
            assertThatThrownBy(() -> Connecting.to(nobody).open())
                    .isInstanceOf(ConnectException.class)
                    .hasMessageStartingWith("cannot connect to " + nobody + ": ")
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    void unknownHostIsItsOwnError() {
        Endpoint unknown = new Endpoint("no-such-host.invalid", 80);
        assertThatThrownBy(() -> Connecting.to(unknown).open())
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> Listening.at(unknown).open())
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Listening.at(FREE).withBacklog(0))
                .hasMessage("backlog must be 1 or more, was 0");
        assertThatThrownBy(() -> Connecting.to(FREE))
                .hasMessage("port to connect to must be 1..65535, was 0");
        assertThatThrownBy(() -> Connecting.to(FREE.withPort(80)).within(Duration.ZERO))
                .hasMessage("limit must be 1 ms to 24 days, was PT0S");
    }

    private static InetSocketAddress address(ServerSocket listener) {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private static final SocketOption<Integer> UNKNOWN =
            new SocketOption<>() {
                @Override
                public String name() {
                    return "UNKNOWN";
                }

                @Override
                public Class<Integer> type() {
                    return Integer.class;
                }
            };
}

package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import netcourse.lesson01.Dissector.DissectedField;
import netcourse.lesson01.capture.Captures;
import netcourse.lesson01.capture.DissectedPacket;
import netcourse.lesson01.capture.PcapFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the chapter says first: what a connection is, and what is wrapped around your bytes.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionFactsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void connectionsOfOneServerShareItsPortAndDifferInTheClients() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 2, HERE);
                Socket first = new Socket(HERE, listener.getLocalPort());
                Socket second = new Socket(HERE, listener.getLocalPort());
                Socket one = listener.accept();
                Socket two = listener.accept()) {
            assertThat(List.of(one.getLocalPort(), two.getLocalPort()))
                    .containsOnly(listener.getLocalPort());
            assertThat(List.of(one.getPort(), two.getPort()))
                    .containsExactlyInAnyOrder(first.getLocalPort(), second.getLocalPort())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems share a client's port in others")
    void onePortOfClientServesTwoServersButNotOneServerTwice() throws IOException {
        try (ServerSocket here = new ServerSocket(0, 2, HERE);
                ServerSocket there = new ServerSocket(0, 2, HERE);
                Socket first = from(0);
                Socket second = from(first.getLocalPort());
                Socket third = from(first.getLocalPort())) {
            first.connect(here.getLocalSocketAddress());
            second.connect(there.getLocalSocketAddress());
            assertThat(second.getLocalPort()).isEqualTo(first.getLocalPort());
            assertThatThrownBy(() -> third.connect(here.getLocalSocketAddress()))
                    .isInstanceOf(SocketException.class);
        }
    }

    private static Socket from(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(HERE, port));
        return socket;
    }

    /// The fourth packet of the capture carries a login.
    @Test
    void loginOf29BytesIsWrappedIn66BytesOfHeaders() throws IOException {
        byte[] capture = Captures.shipped();
        PcapFile.Packet data = Captures.packets(capture).get(3);
        DissectedPacket packet = DissectedPacket.read(data, Captures.open(capture));
        assertThat(offset("version and length", packet)).isEqualTo(14);
        assertThat(offset("source port", packet)).isEqualTo(34);
        assertThat(packet.segment().orElseThrow().payloadBytes()).isEqualTo(29);
        assertThat(data.bytes()).hasSize(66 + 29);
        assertThat(Arrays.copyOfRange(data.bytes(), 66, 68)).containsExactly('N', 'L');
    }

    private static int offset(String field, DissectedPacket packet) {
        return packet.fields().stream()
                .filter(note -> note.name().equals(field))
                .mapToInt(DissectedField::offset)
                .findFirst()
                .orElseThrow();
    }
}

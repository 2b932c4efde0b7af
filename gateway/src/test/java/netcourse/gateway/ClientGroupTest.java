package netcourse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.TcpTable;
import org.junit.jupiter.api.Test;

class ClientGroupTest {
    private final ClientGroup group = new ClientGroup("gateway-12580");

    @Test
    void groupIsAMapFromItsThreadToItsClients() {
        assertThat(group.gatewayThreads())
                .isEqualTo("{\"gateway_threads\": {\"gateway-12580\": []}}");
        group.add(client(14024));
        group.describe(client(14024), 512);
        assertThat(group.gatewayThreads())
                .isEqualTo(
                        "{\"gateway_threads\": {\"gateway-12580\":"
                                + " [{\"client_fd\": 512, \"fd_port\": 14024}]}}");
        assertThat(group.descriptors().stream()).containsExactly(512);
    }

    @Test
    void descriptorThatIsNotKnownYetIsPrintedAsADash() {
        group.add(client(14024));
        assertThat(group)
                .hasToString("{\"gateway-12580\": [{\"client_fd\": \"-\", \"fd_port\": 14024}]}");
        assertThat(group.descriptors().stream()).isEmpty();
    }

    @Test
    void ofManyClientsAFewAreShownAndTheOthersCounted() {
        for (int port = 1; port <= 5000; port++) {
            group.add(client(port));
        }
        assertThat(group.size()).isEqualTo(5000);
        assertThat(group.toString()).endsWith(", … 4997 more]}");
    }

    @Test
    void clientThatHasLeftIsNotDescribedAnyMore() {
        group.add(client(14024));
        group.remove(client(14024));
        group.describe(client(14024), 512);
        assertThat(group.size()).isZero();
    }

    @Test
    void descriptorIsTheOneThatTheSystemShows() throws IOException {
        assumeThat(AcceptLog.showsDescriptors())
                .as("only Linux shows descriptors in /proc")
                .isTrue();
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open();
                Socket first = connect(listener);
                Socket second = connect(listener);
                Socket acceptedFirst = listener.accept();
                Socket acceptedSecond = listener.accept()) {
            InetSocketAddress one = (InetSocketAddress) acceptedFirst.getRemoteSocketAddress();
            InetSocketAddress two = (InetSocketAddress) acceptedSecond.getRemoteSocketAddress();
            Map<InetSocketAddress, Integer> found =
                    AcceptLog.descriptors(listener.getLocalPort(), List.of(one, two), new BitSet());
            assertThat(found).containsOnlyKeys(one, two).doesNotContainEntry(one, found.get(two));
            assertThat(inode(found.get(one)))
                    .isEqualTo("socket:[" + inodeInTable(acceptedFirst) + "]");
            assertThat(first.getLocalPort()).isNotEqualTo(second.getLocalPort());
        }
    }

    @Test
    void descriptorThatIsKnownToBeAnotherIsNotLookedAt() throws IOException {
        assumeThat(AcceptLog.showsDescriptors())
                .as("only Linux shows descriptors in /proc")
                .isTrue();
        BitSet all = new BitSet();
        all.set(0, 1 << 16);
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open();
                Socket client = connect(listener);
                Socket accepted = listener.accept()) {
            InetSocketAddress remote = (InetSocketAddress) accepted.getRemoteSocketAddress();
            assertThat(remote.getPort()).isEqualTo(client.getLocalPort());
            assertThat(AcceptLog.descriptors(listener.getLocalPort(), List.of(remote), all))
                    .isEmpty();
        }
    }

    private static String inode(int descriptor) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    }

    private static long inodeInTable(Socket socket) throws IOException {
        return TcpTable.find(TcpTable.End.of(socket)).orElseThrow().inode();
    }

    private static InetSocketAddress client(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private static Socket connect(ServerSocket listener) throws IOException {
        return Connecting.to(new Endpoint("127.0.0.1", listener.getLocalPort())).open();
    }

    @Test
    void eachEndHasADescriptorOfItsOwn() throws IOException {
        assumeThat(AcceptLog.showsDescriptors())
                .as("only Linux shows descriptors in /proc")
                .isTrue();
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open();
                Socket client = connect(listener);
                Socket accepted = listener.accept()) {
            assertThat(descriptor(client)).isNotNull().isNotEqualTo(descriptor(accepted));
        }
    }

    private static Integer descriptor(Socket socket) throws IOException {
        InetSocketAddress peer = (InetSocketAddress) socket.getRemoteSocketAddress();
        return AcceptLog.descriptors(socket.getLocalPort(), List.of(peer), new BitSet()).get(peer);
    }
}

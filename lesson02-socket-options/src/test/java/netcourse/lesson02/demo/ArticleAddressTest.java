package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.OptionalInt;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.Python;
import netcourse.common.Program;
import netcourse.lesson02.AddressQuery;
import netcourse.lesson02.AddressQuery.Family;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of addresses, held against the system.
class ArticleAddressTest {
    private static final int LIMIT_MILLIS = 10_000;

    @Test
    void zeroZeroZeroOneIsNoAddressOfThisMachine() throws IOException {
        InetAddress typo = InetAddress.ofLiteral("0.0.0.1");
        assertThat(typo.isAnyLocalAddress()).isFalse();
        assertThat(NetworkInterface.getByInetAddress(typo)).isNull();
        try (ServerSocket listener = new ServerSocket()) {
            assertThatThrownBy(() -> listener.bind(new InetSocketAddress(typo, 0)))
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void zeroZeroZeroZeroIsTheWildcard() {
        assertThat(InetAddress.ofLiteral("0.0.0.0").isAnyLocalAddress()).isTrue();
        assertThat(new InetSocketAddress(12580).getAddress().isAnyLocalAddress()).isTrue();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others refuse to connect to the wildcard")
    void connectingToTheWildcardGoesToTheLocalHostInJava() throws IOException {
        try (ServerSocket listener = new ServerSocket(0);
                Socket client = new Socket()) {
            client.connect(new InetSocketAddress("0.0.0.0", listener.getLocalPort()), LIMIT_MILLIS);
            assertThat(client.getInetAddress()).isEqualTo(InetAddress.getLocalHost());
        }
    }

    @Test
    @Tag("verify")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others refuse to connect to the wildcard")
    void connectingToTheWildcardGoesToTheLoopbackInPython() throws Exception {
        assertThat(
                        Python.run(
                                """
                                l = socket.socket()
                                l.bind(("127.0.0.1", 0))
                                l.listen(1)
                                print(s.connect_ex(("0.0.0.0", l.getsockname()[1])))
                                print(s.getpeername()[0])
                                """))
                .containsExactly("0", "127.0.0.1");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127/8 on its loopback")
    void theLocalTestIsNotBoundToOneLoopbackAddress() throws IOException {
        assertThat(reach("127.0.0.1", "127.0.0.1")).isEqualTo("reaches 127.0.0.1");
        assertThat(reach("127.8.9.10", "127.8.9.10")).isEqualTo("reaches 127.8.9.10");
        assertThat(reach("127.0.0.1", "127.8.9.10")).startsWith("connection refused");
    }

    @Test
    void theLocalTestWorksOverIpv6Too() throws IOException {
        assumeIpv6();
        assertThat(reach("::1", "::1")).isEqualTo("reaches ::1");
        assertThat(reach("::1", "127.0.0.1")).startsWith("connection refused");
    }

    @Test
    void aJavaListenerOnTheIpv4WildcardTakesIpv6ClientsToo() throws IOException {
        assumeIpv6();
        assertThat(reach("0.0.0.0", "::1")).isEqualTo("reaches ::1");
    }

    @Test
    void aListenerOfTheFamilyInetTakesIpv4Only() throws IOException {
        assumeIpv6();
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress("0.0.0.0", 0));
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            assertThat(AddressLookup.reach("::1", port)).startsWith("connection refused");
            assertThat(AddressLookup.reach("127.0.0.1", port)).isEqualTo("reaches 127.0.0.1");
        }
    }

    @Test
    void aChannelOfTheFamilyInetCannotHaveAnIpv6Address() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET)) {
            assertThatThrownBy(() -> channel.bind(new InetSocketAddress("::1", 0)))
                    .isInstanceOf(UnsupportedAddressTypeException.class);
        }
    }

    @Test
    void twoListenersCannotHaveTheSameAddress() throws IOException {
        try (ServerSocket first = new ServerSocket();
                ServerSocket second = new ServerSocket()) {
            first.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThatThrownBy(() -> second.bind(first.getLocalSocketAddress()))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void aNumericQueryLooksNoNameUp() throws IOException {
        AddressQuery query = new AddressQuery("127.0.0.1", 80, false, true, Family.ANY);
        assertThat(query.resolve()).containsExactly(new InetSocketAddress("127.0.0.1", 80));
        AddressQuery name = new AddressQuery("localhost", 80, false, true, Family.ANY);
        assertThatThrownBy(name::resolve).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPassiveQueryWithoutANameGivesTheWildcards() throws IOException {
        List<InetSocketAddress> all =
                new AddressQuery("", 12580, true, false, Family.ANY).resolve();
        assertThat(all).hasSize(2).allMatch(a -> a.getAddress().isAnyLocalAddress());
        assertThatThrownBy(() -> new AddressQuery("", 80, false, false, Family.ANY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFamilyThatTheNodeDoesNotHaveIsAnUnknownHost() {
        AddressQuery query = new AddressQuery("127.0.0.1", 80, false, true, Family.INET6);
        assertThatThrownBy(query::resolve)
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("127.0.0.1 has no address of the family INET6");
    }

    @Test
    void servicesAreReadWithAliasesProtocolsAndComments() {
        List<String> lines =
                List.of(
                        "# a comment",
                        "http\t80/tcp\twww\t# World Wide Web",
                        "domain 53/tcp",
                        "domain 54/udp",
                        "",
                        "broken");
        assertThat(AddressQuery.port("http", "tcp", lines)).hasValue(80);
        assertThat(AddressQuery.port("www", "tcp", lines)).hasValue(80);
        assertThat(AddressQuery.port("http", "udp", lines)).isEmpty();
        assertThat(AddressQuery.port("domain", "udp", lines)).hasValue(54);
        assertThat(AddressQuery.port("World", "tcp", lines)).isEmpty();
        assertThat(AddressQuery.port("12580", "tcp", lines)).hasValue(12580);
        assertThat(AddressQuery.port("broken", "tcp", lines)).isEqualTo(OptionalInt.empty());
        assertThatThrownBy(() -> AddressQuery.port("70000", "tcp", lines))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theProgramShowsTheSixInputsTheAnswerAndWhatReachesWhat() throws IOException {
        ProgramRun run = ProgramRun.of(AddressLookup::new, "--numeric", "127.0.0.1");
        assertThat(run.out())
                .contains("nodename", "servname", "ai_flags", "ai_family", "ai_socktype")
                .contains("ai_protocol")
                .containsPattern("127.0.0.1:[0-9]+ +INET +loopback")
                .contains("reaches 127.0.0.1");
    }

    @Test
    void badQueriesEndWithOneLine() {
        ProgramRun.of(AddressLookup::new, "--family", "inet7").assertFailure(Program.USAGE);
        ProgramRun.of(AddressLookup::new, "--numeric", "localhost").assertFailure(Program.USAGE);
        ProgramRun.of(AddressLookup::new, "--service", "70000").assertFailure(Program.USAGE);
    }

    private static String reach(String bound, String by) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral(bound), 0));
            return AddressLookup.reach(by, listener.getLocalPort());
        }
    }

    private static void assumeIpv6() throws IOException {
        assumeTrue(
                NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")) != null,
                "skipped: this machine has no IPv6 loopback");
    }

    @Test
    @Tag("verify")
    void theSixInputsAreThoseOfGetaddrinfoAndASocketTakesThreeOfItsAnswer() throws Exception {
        List<String> printed =
                Python.run(
                        """
                        answer = socket.getaddrinfo(
                            "127.0.0.1", "80", family=socket.AF_INET, type=socket.SOCK_STREAM,
                            proto=socket.IPPROTO_TCP, flags=socket.AI_NUMERICHOST)
                        family, type, proto, name, address = answer[0]
                        print(address)
                        one = socket.socket(family, type, proto)
                        print(one.family == socket.AF_INET, one.type == socket.SOCK_STREAM)
                        try:
                            socket.socket(family, type, proto, None, address)
                        except TypeError:
                            print("too many")
                        """);
        assertThat(printed).containsExactly("('127.0.0.1', 80)", "True True", "too many");
    }
}

package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.Pem;
import netcourse.channel.Tls;
import netcourse.channel.TlsEchoServer;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.MessageCompressor;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.MessageLimits;
import netcourse.gateway.Gateway;
import netcourse.lesson02.TenSends;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// CPython with `socket`, `struct`, `zlib` and `ssl`, on loopback, in both directions.
class PythonProcessIT {
    private static final Listening ANY_PORT = Listening.at(new Endpoint("127.0.0.1", 0));
    private static final int LIMIT_MILLIS = 20_000;

    private static PeerProcess python(String script, Object... arguments) {
        return PeerProcess.start(PeerFiles.python(script, arguments));
    }

    private static Socket connect(Endpoint server) throws IOException {
        Socket socket = Connecting.to(server).open();
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    @ParameterizedTest
    @EnumSource
    void articlesClientTalksToTheGateway(Gateway.Mode mode) throws Exception {
        Gateway.Settings settings = Gateway.Settings.defaults();
        try (Gateway gateway =
                        Gateway.open(
                                mode,
                                ANY_PORT,
                                settings,
                                Gateway.Context.of(settings, _ -> {}, false));
                PeerProcess client =
                        python(
                                "article_client.py",
                                "lines",
                                gateway.endpoint().host(),
                                gateway.endpoint().port(),
                                "hello",
                                "",
                                "\u4f60\u597d")) {
            assertThat(client.awaitEnd()).containsExactly("hello", "", "\u4f60\u597d");
        }
    }

    @Test
    void ourClientsTalkToTheArticlesServer() throws Exception {
        try (PeerProcess server = python("article_server.py", "lines", "127.0.0.1", 0)) {
            Endpoint endpoint = server.awaitListening();
            try (Socket first = connect(endpoint);
                    Socket second = connect(endpoint)) {
                assertEchoesLine(second, "second");
                assertEchoesLine(first, "first");
            }
        }
    }

    private static void assertEchoesLine(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        assertThat(in.readLine()).isEqualTo(line);
    }

    /// On loopback a segment takes all five thousand bytes.
    @Test
    void articlesTenSendsArriveWholeAndInFewerReads() throws Exception {
        TenSends.Receiver late = new TenSends.Receiver(65_536, true, false);
        try (ServerSocket listener = ANY_PORT.open();
                PeerProcess client =
                        python(
                                "article_client.py",
                                "ten",
                                "127.0.0.1",
                                listener.getLocalPort(),
                                20)) {
            List<Integer> reads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                try (Socket socket = listener.accept()) {
                    reads.add(late.receive(socket).size());
                }
            }
            assertThat(reads).containsOnly(1);
            assertThat(client.awaitEnd()).hasSize(1);
        }
    }

    @Test
    void ourTenSendsArriveAtTheArticlesServer() throws Exception {
        try (PeerProcess server = python("article_server.py", "ten", "127.0.0.1", 0, 20)) {
            Endpoint endpoint = server.awaitListening();
            for (int i = 0; i < 20; i++) {
                try (Socket socket = connect(endpoint)) {
                    new TenSends.Sender(Duration.ZERO, false).send(socket);
                    TenSends.Sender.awaitClose(socket);
                }
            }
            assertThat(runs(server.awaitEnd().getLast())).isEqualTo(20);
        }
    }

    /// @param histogram reads, a colon, how many runs came in so many
    static int runs(String histogram) {
        int runs = 0;
        for (String entry : histogram.split(" ")) {
            runs += Integer.parseInt(entry.split(":")[1]);
        }
        return runs;
    }

    @Test
    void clientByStructTalksToTheFramedServer() throws Exception {
        try (MessageServer server =
                        MessageServer.open(
                                ANY_PORT, ServerSettings.defaults(), NastyNetwork.none(), _ -> {});
                PeerProcess client =
                        python(
                                "course.py",
                                "client",
                                server.endpoint().host(),
                                server.endpoint().port())) {
            assertThat(client.awaitEnd()).containsExactly("ok");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFLATE", "ZLIB", "GZIP"})
    void serverByZlibOpensOurBodiesAndWeOpenIts(Compression compression) throws Exception {
        Message request =
                Message.request(2, 7, "hello, hello, hello, hello".repeat(99).getBytes(UTF_8));
        MessageCompressor compressor = new MessageCompressor();
        try (PeerProcess server = python("course.py", "server", "127.0.0.1", 0);
                FramedConnection connection =
                        new FramedConnection(
                                connect(server.awaitListening()), MessageLimits.defaults());
                Codec codec = compression.open()) {
            Message compressed = compressor.compress(request, compression, codec);
            assertThat(compressed.header().flags()).isEqualTo(MessageHeader.COMPRESSED);
            connection.send(compressed);
            Message answer = connection.read().orElseThrow();
            assertThat(compressor.decompress(answer, 1 << 20, Compression::open))
                    .isEqualTo(request.echo());
            connection.send(request);
            assertThat(connection.read()).contains(request.echo());
            connection.shutdownOutput();
            assertThat(connection.read()).isEmpty();
            assertThat(server.awaitEnd()).containsExactly("ok");
        }
    }

    @Test
    void clientBySslTalksToOurTlsServer(@TempDir Path folder) throws Exception {
        CertificateAuthority ca = CertificateAuthority.create("interop CA");
        Path trusted = folder.resolve("ca.pem");
        Pem.write(trusted, ca.certificate());
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(
                        ca.issue(CertificateDetails.of("server", "localhost")),
                        ca.certificate(),
                        false,
                        _ -> {});
        try (TlsEchoServer server = TlsEchoServer.open(ANY_PORT, settings);
                PeerProcess client =
                        python(
                                "course.py",
                                "client",
                                "127.0.0.1",
                                server.endpoint().port(),
                                trusted)) {
            assertThat(client.awaitEnd())
                    .containsExactly("TLSv1.3 hello, a client without a certificate", "ok");
        }
    }

    @Test
    void ourClientTalksToServerBySsl(@TempDir Path folder) throws Exception {
        CertificateAuthority ca = CertificateAuthority.create("interop CA");
        Path identity = folder.resolve("identity.pem");
        Pem.write(identity, ca.issue(CertificateDetails.of("server", "localhost")));
        try (PeerProcess server = python("course.py", "server", "127.0.0.1", 0, identity)) {
            Endpoint endpoint = server.awaitListening();
            SSLSocket tls =
                    Tls.client(
                            Tls.context(Optional.empty(), ca.certificate()),
                            connect(endpoint),
                            new Endpoint("localhost", endpoint.port()));
            Message request = Message.request(2, 1, new byte[60_000]);
            try (FramedConnection connection =
                    new FramedConnection(tls, MessageLimits.defaults())) {
                connection.send(request);
                assertThat(connection.read()).contains(request.echo());
                connection.shutdownOutput();
                assertThat(connection.read()).isEmpty();
            }
            assertThat(server.awaitEnd()).containsExactly("ok");
        }
    }
}

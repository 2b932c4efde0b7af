package netcourse.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.ChannelSettings;
import netcourse.channel.Pem;
import netcourse.channel.SecureTransport;
import netcourse.channel.Tls;
import netcourse.channel.X25519KeyPair;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.MessageLimits;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.TcpServer;
import netcourse.common.Transport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The least that can be done with a [FramedConnection] and a virtual thread, inside the course's
/// channel or inside TLS: all that differs is what protects the bytes.
@Command(
        name = "ProtectedLoopServer",
        mixinStandardHelpOptions = true,
        description = "Echoes messages in the secure channel, or in TLS. Ctrl-C stops it.")
public final class ProtectedLoopServer implements Callable<Integer> {
    /// As strong as the channel's cipher.
    static final String SUITE = "TLS_AES_256_GCM_SHA384";

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @ArgGroup(multiplicity = "1")
    private Kind kind;

    /// One of the two.
    private static final class Kind {
        @Option(names = "--channel", paramLabel = "KEY", description = "Its private key, in hex.")
        private String channel;

        @Option(names = "--tls", paramLabel = "FILE", description = "Its CA is written there.")
        private Path tls;
    }

    private interface Opening {
        FramedConnection open(Socket socket) throws IOException;
    }

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new ProtectedLoopServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        try (TcpServer server = kind.tls == null ? channel(listening) : tls(listening)) {
            System.out.printf("loop: listening on %s%n", server.endpoint());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private TcpServer channel(Listening listening) throws IOException {
        X25519KeyPair keys = X25519KeyPair.of(HexFormat.of().parseHex(kind.channel));
        return start(
                listening.openChannel().socket(),
                socket ->
                        new FramedConnection(
                                SecureTransport.accept(
                                        Transport.of(socket), ChannelSettings.defaults(), keys),
                                limits()));
    }

    private TcpServer tls(Listening listening) throws IOException {
        CertificateAuthority ca = CertificateAuthority.create("benchmark");
        SSLContext context =
                Tls.context(
                        Optional.of(ca.issue(CertificateDetails.of("server", "localhost"))),
                        ca.certificate());
        Pem.write(kind.tls, ca.certificate());
        return start(
                listening.open(),
                socket -> {
                    SSLSocket tls = Tls.server(context, socket, false);
                    tls.setEnabledCipherSuites(new String[] {SUITE});
                    tls.startHandshake();
                    return new FramedConnection(tls, limits());
                });
    }

    private static MessageLimits limits() {
        return MessageLimits.defaults().withoutIdle();
    }

    private static TcpServer start(ServerSocket listener, Opening opening) {
        return TcpServer.start(
                listener,
                socket -> {
                    try (FramedConnection connection = opening.open(socket)) {
                        connection.answerAll(request -> Optional.of(request.echo()));
                    }
                });
    }
}

package netcourse.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocket;
import netcourse.channel.ChannelSettings;
import netcourse.channel.Pem;
import netcourse.channel.SecureTransport;
import netcourse.channel.Tls;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.Program;
import netcourse.common.Transport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks a server inside the channel or inside TLS: one thread, some clients; it sends requests on
/// all of them, and reads all the answers. No more bytes are on their way than the sockets' buffers
/// hold, so neither end ever waits for the other to read.
@Command(
        name = "ProtectedLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the requests that an encrypting server answers in a second.")
public final class ProtectedLoad implements Callable<Integer> {
    private static final int LOGIN = 50;
    private static final int ECHO = 2;

    @Mixin private LoadOptions load;
    @Mixin private FramedLoadSize size;

    @ArgGroup(multiplicity = "1")
    private Kind kind;

    /// One of the two.
    private static final class Kind {
        @Option(names = "--pin", paramLabel = "KEY", description = "The server's key, in hex.")
        private String pin;

        @Option(names = "--ca", paramLabel = "FILE", description = "TLS, and this CA is trusted.")
        private Path ca;
    }

    private final List<FramedConnection> connected = new ArrayList<>();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new ProtectedLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        size.check();
        try {
            for (int i = 0; i < size.clients; i++) {
                connected.add(connect(load.server()));
            }
            Message request = Message.request(ECHO, 1, body());
            List<Message> requests = Collections.nCopies(size.inFlight, request);
            System.out.printf("%s: %s%n", size, load.measure(() -> exchange(requests)));
        } finally {
            for (FramedConnection connection : connected) {
                connection.close();
            }
        }
        return 0;
    }

    /// Nothing in it can be compressed.
    private byte[] body() {
        byte[] body = new byte[size.bytes];
        new Random(5).nextBytes(body);
        return body;
    }

    private FramedConnection connect(InetSocketAddress server) throws IOException {
        FramedConnection connection =
                new FramedConnection(
                        kind.pin == null ? tls(server) : channel(server), MessageLimits.defaults());
        connection.send(Message.request(LOGIN, 1, "load".getBytes(StandardCharsets.UTF_8)));
        answer(connection);
        return connection;
    }

    private Transport channel(InetSocketAddress server) throws IOException {
        return SecureTransport.connect(
                Transport.of(SocketChannel.open(server).socket()),
                ChannelSettings.defaults(),
                HexFormat.of().parseHex(kind.pin));
    }

    private Transport tls(InetSocketAddress server) throws IOException {
        SSLSocket tls =
                Tls.client(
                        Tls.context(Optional.empty(), Pem.readCertificate(kind.ca)),
                        new Socket(server.getAddress(), server.getPort()),
                        new Endpoint("localhost", server.getPort()));
        tls.startHandshake();
        String suite = tls.getSession().getCipherSuite();
        if (!suite.equals(ProtectedLoopServer.SUITE)) {
            throw new IOException("expected " + ProtectedLoopServer.SUITE + ", was " + suite);
        }
        return Transport.of(tls);
    }

    private long exchange(List<Message> requests) throws IOException {
        for (FramedConnection connection : connected) {
            connection.send(requests);
        }
        for (FramedConnection connection : connected) {
            for (Message request : requests) {
                Message answer = answer(connection);
                if (answer.header().bodyLength() != request.header().bodyLength()) {
                    throw new IOException("expected the same body, got " + answer);
                }
            }
        }
        return (long) connected.size() * requests.size();
    }

    private static Message answer(FramedConnection connection) throws IOException {
        return connection
                .read()
                .orElseThrow(
                        () -> new EOFException("expected an answer, the server ended the stream"));
    }
}

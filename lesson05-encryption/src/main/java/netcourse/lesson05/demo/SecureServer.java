package netcourse.lesson05.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.channel.X25519KeyPair;
import netcourse.common.DescriptorLimit;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PcapOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Echoes messages inside a secure channel.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Echoes the course's messages inside a secure channel (Noise NK).",
            "It prints the public key that clients must know. With --plain or --sealed, it",
            "does the same without the channel. Nothing is negotiated: the client needs the",
            "same options. Ctrl-C stops it.",
            "This channel is for learning: in production, use TLS 1.3."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Try it: secure-client in another terminal, with the --pin that this prints."
        })
public final class SecureServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SecureServer.class);

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private PcapOption pcap;
    @Mixin private ProtectionOptions options;
    @Mixin private ServerLimits limits;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Its first line is what clients must know (default: nothing).")
    private Path passwordFile;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new SecureServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Closeable _ = pcap.ofServer()) {
            return serve();
        }
    }

    private int serve() throws IOException, InterruptedException {
        limits.check();
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        SecureEchoServer server = new SecureEchoServer(listening, settings(), LOG::info);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server))) {
            LOG.info("server: listening on {}, {}", server.endpoint(), options.title());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private SecureEchoServer.Settings settings() throws IOException {
        return new SecureEchoServer.Settings(
                protection(),
                limits.messages(),
                limits.writeDeadline(),
                DescriptorLimit.lower(limits.maxClients(), LOG::info),
                limits.maxHandshakes(),
                PasswordFile.read(passwordFile));
    }

    private Protection protection() throws IOException {
        return switch (options.kind()) {
            case PLAIN -> Protection.PLAIN;
            case SEALED ->
                    Protection.acceptSealed(
                            options.cipher(), KeyFile.readOrMake(options.keyFile()));
            case CHANNEL -> channel();
        };
    }

    private Protection channel() throws IOException {
        byte[] secret = KeyFile.readOrMake(options.keyFile());
        X25519KeyPair keys = X25519KeyPair.of(secret);
        Arrays.fill(secret, (byte) 0);
        LOG.info("server: public key, for --pin: {}", HexFormat.of().formatHex(keys.publicKey()));
        return Protection.acceptChannel(
                options.channel().withHandshakeDeadline(limits.handshakeDeadline()), keys);
    }

    private static void stop(SecureEchoServer server) {
        server.close();
        LOG.info("server: stopped");
    }
}

package netcourse.lesson05.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import netcourse.authoring.ProgramRun;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.X25519KeyPair;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.MessageLimits;

/// The secure server on loopback, and what its log says.
final class SecureEcho implements AutoCloseable {
    static final X25519KeyPair KEYS = X25519KeyPair.generate();
    static final byte[] SHARED_KEY = new byte[KeyFile.KEY_BYTES];
    static final SecureEchoServer.Settings CHANNEL = settings(channel(NoiseCipher.AES_GCM));
    static final SecureEchoServer.Settings PLAIN = settings(Protection.PLAIN);
    static final SecureEchoServer.Settings SEALED =
            settings(Protection.acceptSealed(NoiseCipher.AES_GCM, SHARED_KEY));

    final SecureEchoServer server;
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    SecureEcho(SecureEchoServer.Settings settings) throws IOException {
        server =
                new SecureEchoServer(
                        Listening.at(new Endpoint("127.0.0.1", 0)), settings, log::add);
    }

    static Protection channel(NoiseCipher cipher) {
        return Protection.acceptChannel(ChannelSettings.defaults().withCipher(cipher), KEYS);
    }

    static SecureEchoServer.Settings settings(Protection protection) {
        return new SecureEchoServer.Settings(
                protection,
                MessageLimits.defaults(),
                Duration.ofSeconds(10),
                100,
                20,
                Optional.empty());
    }

    static String pin() {
        return "--pin=" + HexFormat.of().formatHex(KEYS.publicKey());
    }

    String port() {
        return "--port=" + server.endpoint().port();
    }

    /// Runs the client against this server.
    ProgramRun client(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add(port());
        return ProgramRun.of(SecureClient::new, all.toArray(String[]::new));
    }

    /// Waits for a line of the log with this in it, without the client's address.
    String awaitLine(String part) throws InterruptedException {
        while (true) {
            String line = log.poll(10, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no line of the log has \"" + part + "\"");
            }
            if (line.contains(part)) {
                return line.replaceFirst("^127.0.0.1:[0-9]+  ", "");
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.SecureTransport;
import netcourse.channel.X25519KeyPair;
import netcourse.common.Hex;
import netcourse.common.Transport;
import netcourse.lesson05.answer.SolvedEncryptedRecords;
import netcourse.lesson05.answer.SolvedNoiseInitiator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Our channel talks to another implementation of Noise, dissononce, in both roles and with both
/// ciphers. It is the package `python3-dissononce` of Debian, for Debian's Python.
@Tag("verify")
class NoiseInteropTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path PEER = Path.of("src/test/resources/noise/peer.py").toAbsolutePath();
    private static final int LIMIT_MILLIS = 20_000;

    @BeforeAll
    static void needsDissononce() throws IOException, InterruptedException {
        assumeThat(PYTHON).as("Debian's Python").isExecutable();
        Process trying =
                new ProcessBuilder(PYTHON.toString(), "-c", "import dissononce")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assumeThat(trying.waitFor())
                .as("skipped: no dissononce; on Debian: apt-get install python3-dissononce")
                .isZero();
    }

    private static Process peer(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), PEER.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String noiseName(NoiseCipher cipher) {
        return cipher == NoiseCipher.AES_GCM ? "aesgcm" : "chachapoly";
    }

    @ParameterizedTest
    @EnumSource
    void theirClientTalksToOurServer(NoiseCipher cipher) throws Exception {
        X25519KeyPair keys = X25519KeyPair.generate();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(LIMIT_MILLIS);
            String port = String.valueOf(listener.getLocalPort());
            String key = Hex.format(keys.publicKey());
            Process client = peer("client", noiseName(cipher), port, key);
            try (Transport channel =
                    SecureTransport.accept(
                            Transport.of(listener.accept()),
                            ChannelSettings.defaults().withCipher(cipher),
                            keys)) {
                echo(channel);
                assertSaysOk(client, client.inputReader(UTF_8));
            } finally {
                client.destroyForcibly();
            }
        }
    }

    private static void echo(Transport channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 17);
        while (channel.read(bytes) >= 0) {
            writeAll(channel, bytes.flip());
            bytes.clear();
        }
        channel.shutdownOutput();
    }

    private static void writeAll(Transport channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourClientTalksToTheirServer(NoiseCipher cipher) throws Exception {
        assertTalksToTheirServer(ChannelParts.own(), cipher);
    }

    @ParameterizedTest
    @EnumSource
    void learnersHandshakeAndRecordsTalkToTheirServer(NoiseCipher cipher) throws Exception {
        ChannelParts solved =
                ChannelParts.own()
                        .withInitiator(SolvedNoiseInitiator::new)
                        .withRecords(SolvedEncryptedRecords::new);
        assertTalksToTheirServer(solved, cipher);
    }

    private static void assertTalksToTheirServer(ChannelParts parts, NoiseCipher cipher)
            throws Exception {
        Process server = peer("server", noiseName(cipher), "0");
        try (BufferedReader out = server.inputReader(UTF_8)) {
            String[] portAndKey = out.readLine().split(" ");
            Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(portAndKey[0]));
            try (Transport channel =
                    parts.connect(
                            Transport.of(socket),
                            ChannelSettings.defaults().withCipher(cipher),
                            Hex.parse(portAndKey[1]))) {
                for (int length : new int[] {1, 255, 4096, 65_519, 200_000}) {
                    assertEchoed(channel, length);
                }
                channel.shutdownOutput();
                assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                assertSaysOk(server, out);
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private static void assertEchoed(Transport channel, int length) throws IOException {
        byte[] sent = new byte[length];
        sent[length - 1] = 1;
        writeAll(channel, ByteBuffer.wrap(sent));
        ByteBuffer back = ByteBuffer.allocate(length);
        while (back.hasRemaining()) {
            assertThat(channel.read(back)).isPositive();
        }
        assertThat(back.array()).isEqualTo(sent);
    }

    private static void assertSaysOk(Process process, BufferedReader out)
            throws IOException, InterruptedException {
        String said = out.readAllAsString();
        assertThat(process.waitFor(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(said).isEqualTo("ok\n");
    }
}

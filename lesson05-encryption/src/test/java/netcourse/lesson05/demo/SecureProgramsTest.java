package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.channel.NoiseCipher;
import netcourse.channel.X25519KeyPair;
import netcourse.common.Program;
import netcourse.lesson05.ChannelParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecureProgramsTest {
    private static final String LONG = "la ".repeat(1000);

    @TempDir private Path folder;

    private Path sharedKey() throws IOException {
        Path file = folder.resolve("shared.key");
        KeyFile.readOrMake(file);
        return file;
    }

    private static void assertEchoes(ProgramRun run, String title) {
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(4)
                .satisfies(lines -> {
                    assertThat(lines.get(0))
                            .matches("client: connected to 127.0.0.1:[0-9]+, " + title);
                    assertThat(lines.get(1)).isEqualTo("client: logged in as ada");
                    assertThat(lines.get(2)).isEqualTo("echo    hello   (5 bytes, sent as 5)");
                    assertThat(lines.get(3))
                            .matches(
                                    "echo    (la )+ ?\\.\\.\\.   \\(3,000 bytes, sent as [0-9]{2}\\)");
                });
    }

    @Test
    void channelIsTheDefault() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            assertEchoes(
                    echo.client(SecureEcho.pin(), "--user=ada", "hello", LONG),
                    "channel Noise_NK_25519_AESGCM_SHA256");
            assertThat(echo.awaitLine("logged in")).isEqualTo("logged in as ada");
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 2 echoed");
        }
    }

    @Test
    void otherCipherIsConfiguredAtBothEnds() throws Exception {
        try (SecureEcho echo =
                new SecureEcho(SecureEcho.settings(SecureEcho.channel(NoiseCipher.CHACHA_POLY)))) {
            String other = "--cipher=chacha20-poly1305";
            assertEchoes(
                    echo.client(SecureEcho.pin(), other, "--user=ada", "hello", LONG),
                    "channel Noise_NK_25519_ChaChaPoly_SHA256");
            echo.client(SecureEcho.pin(), "hello")
                    .assertFailure(Program.FAILED)
                    .contains("the server closed the connection in the handshake", "--cipher");
        }
    }

    @Test
    void sealedAndPlainAreThereToCompare() throws Exception {
        Path key = sharedKey();
        Protection sealed = Protection.acceptSealed(NoiseCipher.AES_GCM, KeyFile.read(key));
        try (SecureEcho echo = new SecureEcho(SecureEcho.settings(sealed))) {
            assertEchoes(
                    echo.client("--sealed", "--key-file=" + key, "--user=ada", "hello", LONG),
                    "sealed with AES/GCM/NoPadding");
        }
        try (SecureEcho echo = new SecureEcho(SecureEcho.PLAIN)) {
            assertEchoes(echo.client("--plain", "--user=ada", "hello", LONG), "plain");
        }
    }

    @Test
    void linesOfStandardInputAreSentWhereNoTextIsGiven() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            ProgramRun run =
                    ProgramRun.reading(
                            "one\ntwo\n",
                            () -> Program.run(new SecureClient(), SecureEcho.pin(), echo.port()));
            assertThat(run.out()).contains("echo    one ", "echo    two ");
        }
    }

    @Test
    void wrongPinEndsTheHandshakeAndOnlyTheServerKnowsWhy() throws Exception {
        String stranger = "--pin=" + HexFormat.of().formatHex(X25519KeyPair.generate().publicKey());
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            echo.client(stranger, "hello")
                    .assertFailure(Program.FAILED)
                    .isEqualTo(
                            "secure-client: no channel: the server closed the connection in the"
                                    + " handshake. Likely: the --pin is not the key of the server"
                                    + " that answers; or one end has another --cipher, or --plain"
                                    + " or --sealed; or the server takes no more clients; or"
                                    + " somebody changed bytes on the way");
            assertThat(echo.awaitLine("handshake"))
                    .isEqualTo("handshake failed: the tag of the handshake message is wrong");
        }
    }

    @Test
    void endsThatAreConfiguredDifferentlyDoNotTalk() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.PLAIN)) {
            echo.client(SecureEcho.pin(), "hello")
                    .assertFailure(Program.FAILED)
                    .contains("the answer was refused");
        }
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            echo.client("--plain", "hello").assertFailure(Program.FAILED);
            assertThat(echo.awaitLine("handshake"))
                    .contains("length of the handshake message (bytes 0-1) must be 48");
        }
    }

    @Test
    void sealedNeedsTheSameKey() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.SEALED)) {
            echo.client("--sealed", "--key-file=" + sharedKey(), "hello")
                    .assertFailure(Program.FAILED)
                    .contains("the sealed message was changed");
            assertThat(echo.awaitLine("ended")).contains("the sealed message was changed");
        }
    }

    @Test
    void loginGoesInsideTheChannelAndItsPasswordIsInNoLog() throws Exception {
        Path right = Files.writeString(folder.resolve("right"), "open sesame\n");
        Path wrong = Files.writeString(folder.resolve("wrong"), "open barley\n");
        SecureEchoServer.Settings asking =
                new SecureEchoServer.Settings(
                        SecureEcho.CHANNEL.protection(),
                        SecureEcho.CHANNEL.limits(),
                        SecureEcho.CHANNEL.writeDeadline(),
                        SecureEcho.CHANNEL.maxClients(),
                        SecureEcho.CHANNEL.maxHandshakes(),
                        PasswordFile.read(right));
        try (SecureEcho echo = new SecureEcho(asking)) {
            for (String password : List.of("--password-file=" + wrong, "--user=bob")) {
                echo.client(SecureEcho.pin(), password, "hello")
                        .assertFailure(Program.FAILED)
                        .isEqualTo(
                                "secure-client: the server ends the connection: the login is"
                                        + " refused");
                assertThat(echo.awaitLine("ended"))
                        .isEqualTo("ended, 0 echoed; closed: the login is refused");
            }
            assertThat(echo.client(SecureEcho.pin(), "--password-file=" + right, "hello").status())
                    .isZero();
            assertThat(echo.awaitLine("logged")).isEqualTo("logged in as guest");
        }
    }

    @Test
    void serverKeepsItsKeyAndPrintsOnlyThePublicOne() throws Exception {
        Path file = folder.resolve("server.key");
        String first = publicKey(file);
        assertThat(publicKey(file)).isEqualTo(first);
        byte[] secret = KeyFile.read(file);
        assertThat(first).isEqualTo(HexFormat.of().formatHex(X25519KeyPair.of(secret).publicKey()));
    }

    /// What a server's process prints, from start to stop; a client talks to it meanwhile.
    private static String publicKey(Path file) throws Exception {
        try (ServerProcess server = ServerProcess.start(SecureServer.class, "--key-file=" + file)) {
            String line = server.nextLine();
            assertThat(line).matches("server: public key, for --pin: [0-9a-f]{64}");
            String key = line.substring(line.length() - 64);
            String port = "--port=" + server.awaitListening().port();
            ProgramRun client = ProgramRun.of(SecureClient::new, "--pin=" + key, port, "hello");
            assertThat(client.status()).as(client.error()).isZero();
            server.terminate();
            assertThat(server.remainingLines().toList())
                    .noneMatch(other -> other.matches(".*[0-9a-f]{32}.*"))
                    .last()
                    .isEqualTo("server: stopped");
            return key;
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keyFilesAreForTheirOwnerOnly() throws IOException {
        Path file = sharedKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("must be for its owner only: chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "secret: opensesame", "x"})
    void fileThatIsNoKeyIsRefusedWithoutItsContent(String content) throws IOException {
        Path file = sharedKey();
        for (String text : List.of(content, content.repeat(200))) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> KeyFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("key file " + file + " must have 64 hexadecimal digits");
        }
    }

    @Test
    void wrongCommandLinesEndWithStatus2() {
        assertUsage("--pin must be the server's public key", "hello");
        assertUsage("key must have 64 hexadecimal digits, was \"0011\"", "--pin=0011");
        assertUsage("exclude each other", "--plain", "--sealed");
        assertUsage("--pin and --mine are for the channel", "--plain", "--mine");
        assertUsage("cipher must be aes-gcm or chacha20-poly1305, was \"rot13\"", "--cipher=rot13");
        for (String option : List.of("--max-clients=0", "--max-handshakes=0", "--idle=0")) {
            ProgramRun.of(SecureServer::new, option, "--plain", "--port=0")
                    .assertFailure(Program.USAGE);
        }
    }

    private static void assertUsage(String error, String... arguments) {
        ProgramRun.of(SecureClient::new, arguments).assertFailure(Program.USAGE).contains(error);
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(ProgramRun.of(SecureServer::new, "--help").out())
                .contains("--key-file", "--cipher", "--max-handshakes", "--handshake-deadline");
        assertThat(ProgramRun.of(SecureClient::new, "--help").out())
                .contains("--pin", "--plain", "--sealed", "--mine");
    }

    /// What runs when they are written is shown by ChannelPartsTest.
    @Test
    void stubsAreSaidNotToBeStarted() throws IOException {
        ChannelParts parts = ChannelParts.mine();
        assumeThat(parts.initiator().isEmpty() && parts.records().isEmpty())
                .as("exercises 5.7 and 5.8 are as they were handed out")
                .isTrue();
        ProgramRun.of(SecureClient::new, SecureEcho.pin(), "--mine")
                .assertFailure(Program.FAILED)
                .contains("exercises 5.7 and 5.8 are not started: write MyNoiseInitiator");
    }

    @Test
    void failuresAreOneLine() throws IOException {
        String nowhere = folder.resolve("nowhere").toString();
        ProgramRun.of(SecureClient::new, "--sealed", "--key-file=" + nowhere)
                .assertFailure(Program.FAILED)
                .contains("no key file " + nowhere);
        ProgramRun.of(SecureClient::new, "--plain", "--port=1", "--password-file=" + nowhere)
                .assertFailure(Program.FAILED);
        assertThatThrownBy(() -> PasswordFile.read(Path.of(nowhere)))
                .hasMessage("no password file " + nowhere);
        assertThat(PasswordFile.read(null)).isEqualTo(Optional.empty());
    }
}

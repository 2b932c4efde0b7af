package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import netcourse.authoring.ProgramRun;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.NoiseCipher;
import netcourse.channel.Pem;
import netcourse.channel.ServerCertificate;
import netcourse.channel.TlsEchoServer;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an attacker between client and server sees, and what comes of what he changes.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EavesdropperTest {
    private static final String BROKEN =
            "the channel is broken: a record was changed, repeated, left out, moved, sent back or"
                    + " cut off";

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;

    /// Runs the client through an eavesdropper, to its end.
    private ProgramRun run(
            SecureEcho echo, Optional<Tampering> tampering, Path record, String... arguments)
            throws IOException {
        Eavesdropping.Settings settings =
                new Eavesdropping.Settings(
                        Connecting.to(echo.server.endpoint()),
                        tampering,
                        Optional.ofNullable(record));
        try (Eavesdropping tap =
                new Eavesdropping(
                        Listening.at(new Endpoint("127.0.0.1", 0)), settings, seen::add)) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add("--port=" + tap.endpoint().port());
            return ProgramRun.of(SecureClient::new, all.toArray(String[]::new));
        }
    }

    private ProgramRun tampered(
            SecureEcho echo, Tampering.Kind kind, int number, String... arguments)
            throws IOException {
        return run(
                echo,
                Optional.of(new Tampering(kind, number, WireUnit.Side.CLIENT)),
                null,
                arguments);
    }

    private String[] sealed(String... texts) throws IOException {
        Path key = folder.resolve("shared.key");
        KeyFile.readOrMake(key);
        List<String> all = new ArrayList<>(List.of("--sealed", "--key-file=" + key));
        all.addAll(List.of(texts));
        return all.toArray(String[]::new);
    }

    private SecureEcho sealedServer() throws IOException {
        sealed();
        byte[] key = KeyFile.read(folder.resolve("shared.key"));
        return new SecureEcho(
                SecureEcho.settings(Protection.acceptSealed(NoiseCipher.AES_GCM, key)));
    }

    @Test
    void plainMessagesAreReadInClear() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.PLAIN)) {
            run(echo, Optional.empty(), null, "--plain", "--user=ada", "hello", "la ".repeat(99));
        }
        assertThat(seen)
                .contains(
                        "1  client  message 1: request protocol 50, sequence 1, 3 bytes   \"ada\"",
                        "1  client  message 2: request protocol 2, sequence 2, 5 bytes   \"hello\"",
                        "1  server  message 2: response protocol 2, sequence 2, 5 bytes  "
                                + " \"hello\"")
                .anyMatch(line -> line.contains(", compressed   \"la la la"))
                .last()
                .isEqualTo("1  ended: FIN of the client, then FIN of the server");
    }

    @Test
    void ofSealedMessagesHeadersAndLengthsAreSeen() throws Exception {
        try (SecureEcho echo = sealedServer()) {
            run(echo, Optional.empty(), null, sealed("hello"));
        }
        assertThat(seen)
                .anyMatch(line ->
                        line.matches(
                                "1  client  message 3: request protocol 2, sequence 2, 21 bytes,"
                                        + " encrypted   ([0-9a-f]{2} ){16}\\.\\.\\."))
                .noneMatch(line -> line.contains("hello") || line.contains("guest"));
    }

    @Test
    void ofTheChannelRecordLengthsAreSeen() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            run(echo, Optional.empty(), null, SecureEcho.pin(), "hello");
        }
        assertThat(seen)
                .anyMatch(line ->
                        line.matches("1  client  record 3: 39 bytes   ([0-9a-f]{2} ){16}\\.\\.\\."))
                .noneMatch(line -> line.contains("hello") || line.contains("guest"));
    }

    @Test
    void changedBitPassesInPlainUnnoticed() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.PLAIN)) {
            ProgramRun run = tampered(echo, Tampering.Kind.FLIP, 2, "--plain", "hello");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("echo    helln ");
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 1 echoed");
        }
    }

    /// Record 1 is the handshake's, 2 the login, 3 and 4 the texts; after it come others.
    @ParameterizedTest
    @EnumSource
    void everyChangeEndsTheChannelWithTheSameError(Tampering.Kind kind) throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            ProgramRun run = tampered(echo, kind, 3, SecureEcho.pin(), "one", "two");
            run.assertFailure(Program.FAILED);
            if (kind == Tampering.Kind.REFLECT) {
                assertThat(run.error()).contains(BROKEN);
            } else {
                assertThat(echo.awaitLine("ended")).endsWith("closed: " + BROKEN);
            }
        }
        assertThat(seen).contains("1  client  changed: " + kind.meaning());
        assertThat(seen.getLast())
                .startsWith("1  ended: ")
                .contains("; after the change the client");
    }

    @Test
    void changeOfTheHandshakeIsSeenByTheServer() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            tampered(echo, Tampering.Kind.FLIP, 1, SecureEcho.pin(), "one")
                    .assertFailure(Program.FAILED)
                    .contains("no channel");
            assertThat(echo.awaitLine("handshake")).contains("tag");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRUNCATE", "REFLECT"})
    void sealedMessagesRefuseWhatWasChanged(Tampering.Kind kind) throws Exception {
        try (SecureEcho echo = sealedServer()) {
            tampered(echo, kind, 3, sealed("one", "two")).assertFailure(Program.FAILED);
            assertThat(echo.awaitLine("ended")).contains("closed: the sealed message was changed");
        }
    }

    @Test
    void reflectedMessageIsRefusedByTheClient() throws Exception {
        try (SecureEcho echo = sealedServer()) {
            tampered(echo, Tampering.Kind.REFLECT, 3, sealed("one", "two"))
                    .assertFailure(Program.FAILED)
                    .contains("the sealed message was changed");
        }
    }

    @Test
    void changeOfWhatTheServerSendsEndsTheChannelAtTheClient() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            Tampering change = new Tampering(Tampering.Kind.FLIP, 3, WireUnit.Side.SERVER);
            run(echo, Optional.of(change), null, SecureEcho.pin(), "one")
                    .assertFailure(Program.FAILED)
                    .isEqualTo("secure-client: " + BROKEN);
        }
    }

    /// The server takes the FIN for the end that the client meant.
    @Test
    void truncationOfSealedMessagesPassesUnnoticedByTheServer() throws Exception {
        try (SecureEcho echo = sealedServer()) {
            tampered(echo, Tampering.Kind.TRUNCATE, 3, sealed("one", "two"));
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 1 echoed");
        }
    }

    @Test
    void replayIsTakenBySealedMessagesAndRefusedByTheChannel() throws Exception {
        Path file = folder.resolve("client.bin");
        try (SecureEcho echo = sealedServer()) {
            run(echo, Optional.empty(), file, sealed("pay 5"));
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 1 echoed");
            assertThat(replay(file, echo).out()).contains("the server ended with a FIN, after 3");
            assertThat(echo.awaitLine("logged in")).isEqualTo("logged in as guest");
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 1 echoed");
        }
        try (SecureEcho echo = new SecureEcho(SecureEcho.CHANNEL)) {
            run(echo, Optional.empty(), file, SecureEcho.pin(), "pay 5");
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 1 echoed");
            replay(file, echo);
            assertThat(echo.awaitLine("ended")).isEqualTo("ended, 0 echoed; closed: " + BROKEN);
        }
    }

    private static ProgramRun replay(Path file, SecureEcho echo) {
        return ProgramRun.of(
                Eavesdropper::new, "--replay=" + file, "--to=" + echo.server.endpoint());
    }

    @Test
    void ofTlsTheClientHelloIsReadInClear() throws Exception {
        CertificateAuthority ca = CertificateAuthority.create("a CA");
        TlsEchoServer.Settings shown =
                new TlsEchoServer.Settings(
                        ServerCertificate.GOOD.make(ca), ca.certificate(), false, line -> {});
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        Path file = folder.resolve("ca.pem");
        Pem.write(file, ca.certificate());
        try (TlsEchoServer server = TlsEchoServer.open(free, shown);
                Eavesdropping tap =
                        new Eavesdropping(
                                free,
                                new Eavesdropping.Settings(
                                        Connecting.to(server.endpoint()),
                                        Optional.empty(),
                                        Optional.empty()),
                                seen::add)) {
            ProgramRun run =
                    ProgramRun.of(
                            TlsClient::new,
                            "--ca=" + file,
                            "--host=localhost",
                            "--port=" + tap.endpoint().port());
            assertThat(run.status()).as(run.error()).isZero();
        }
        assertThat(seen.getFirst())
                .startsWith("1  client  TLS record 1: handshake, ")
                .contains("ClientHello: server name ", "versions [0304", "key shares [x25519");
        assertThat(seen).anyMatch(line -> line.startsWith("1  server  TLS record 3: encrypted, "));
    }

    /// It takes the two seconds that a server lets its handlers finish.
    @Tag("verify")
    @Test
    void stoppingEndsWhatIsOpenAtBothSides() throws Exception {
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open()) {
            Eavesdropping tap =
                    new Eavesdropping(
                            Listening.at(new Endpoint("127.0.0.1", 0)),
                            new Eavesdropping.Settings(
                                    Connecting.to(
                                            new Endpoint("127.0.0.1", listener.getLocalPort())),
                                    Optional.empty(),
                                    Optional.empty()),
                            seen::add);
            try (Socket client = Connecting.to(tap.endpoint()).open();
                    Socket server = listener.accept()) {
                tap.close();
                assertThat(hasEnded(client)).isTrue();
                assertThat(hasEnded(server)).isTrue();
            }
        }
        assertThat(seen).last().asString().startsWith("1  ended: ");
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void wrongCommandLinesAndFailuresAreOneLine() {
        ProgramRun.of(Eavesdropper::new, "--flip=1", "--drop=1")
                .assertFailure(Program.USAGE)
                .contains("one change at a time");
        ProgramRun.of(Eavesdropper::new, "--flip=0")
                .assertFailure(Program.USAGE)
                .contains("--flip must be 1 or more, was 0");
        ProgramRun.of(Eavesdropper::new, "--to=nowhere")
                .assertFailure(Program.USAGE)
                .contains("expected host:port");
        ProgramRun.of(Eavesdropper::new, "--replay=" + folder.resolve("none"))
                .assertFailure(Program.FAILED)
                .contains("no recording");
        assertThat(ProgramRun.of(Eavesdropper::new, "--help").out())
                .contains("--flip=N", "--truncate=N", "--replay=FILE");
    }
}

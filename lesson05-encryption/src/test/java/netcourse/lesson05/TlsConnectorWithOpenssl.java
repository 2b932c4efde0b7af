package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.Pem;
import netcourse.channel.ServerCertificate;
import netcourse.checker.Check;
import netcourse.checker.ForeignProgram;
import netcourse.checker.Trial;
import netcourse.lesson05.exercise.MyTlsConnector;
import netcourse.lesson05.exercise.TlsConnector;
import org.junit.jupiter.api.Test;

/// Judges any [TlsConnector] with `openssl s_server`: `./course check 5.9 --peer openssl`.
@Check(
        id = "5.9",
        title = "TLS with openssl",
        exercise = MyTlsConnector.class,
        difficulty = 2,
        minutes = 20)
class TlsConnectorWithOpenssl {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");
    private static final CertificateAuthority OTHER_CA = CertificateAuthority.create("another CA");

    private final TlsConnector connector;

    TlsConnectorWithOpenssl(TlsConnector connector) {
        this.connector = connector;
    }

    /// @param port where it listens
    /// @param socket connected to it
    private record Server(int port, Socket socket) {}

    /// It sends each line back, reversed.
    private static Server start(Trial trial, String version) throws IOException {
        Path identity = ForeignProgram.folder(trial).resolve("server.pem");
        Pem.write(identity, ServerCertificate.GOOD.make(CA));
        int port = ForeignProgram.freePort();
        ForeignProgram openssl =
                ForeignProgram.start(
                        trial,
                        "openssl",
                        "s_server",
                        "-accept",
                        "127.0.0.1:" + port,
                        "-cert",
                        identity.toString(),
                        "-cert_chain",
                        identity.toString(),
                        version,
                        "-rev");
        return new Server(port, openssl.connect(port));
    }

    private SSLSocket connect(Trial trial, Server server, String host, CertificateAuthority ca)
            throws IOException {
        trial.calling("connect(socket, \"%s\", %d, ca)".formatted(host, server.port));
        return connector.connect(server.socket, host, server.port, ca.certificate());
    }

    @Test
    void speaksTls13WithOpenssl(Trial trial) throws IOException {
        SSLSocket tls = trial.closing(connect(trial, start(trial, "-tls1_3"), "localhost", CA));
        trial.expect("the version", "TLSv1.3", tls.getSession().getProtocol());
        tls.getOutputStream().write("hello\n".getBytes(US_ASCII));
        byte[] back = tls.getInputStream().readNBytes(6);
        trial.expectBytes("olleh\n".getBytes(US_ASCII), back);
    }

    @Test
    void refusesOpensslWithACertificateOfAnotherCa(Trial trial) throws Throwable {
        expectRefused(trial, "-tls1_3", "localhost", OTHER_CA, "another CA has signed");
    }

    @Test
    void refusesOpensslWithAnotherName(Trial trial) throws Throwable {
        expectRefused(trial, "-tls1_3", "other.example", CA, "the certificate names localhost");
    }

    @Test
    void refusesOpensslThatSpeaksTls12(Trial trial) throws Throwable {
        expectRefused(trial, "-tls1_2", "localhost", CA, "openssl speaks TLS 1.2 only");
    }

    private void expectRefused(
            Trial trial, String version, String host, CertificateAuthority ca, String when)
            throws Throwable {
        Server server = start(trial, version);
        trial.expectThrows(SSLException.class, when, () -> connect(trial, server, host, ca));
    }
}

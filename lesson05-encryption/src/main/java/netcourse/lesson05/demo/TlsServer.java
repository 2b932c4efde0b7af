package netcourse.lesson05.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.Pem;
import netcourse.channel.ServerCertificate;
import netcourse.channel.TlsEchoServer;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Echoes messages inside TLS 1.3, with a certificate that it has signed itself at start.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Echoes the course's messages inside TLS 1.3.",
            "At start it makes a certificate authority and writes files for tls-client:",
            "ca.pem, the only CA that the client trusts; client.pem, a client certificate",
            "with its key; stranger.pem, one of another CA. Ctrl-C stops it."
        },
        footer = {
            "",
            "  tls-server",
            "  tls-server --certificate wrong-name",
            "  tls-server --require --require-close-notify",
            "",
            "Try it: tls-client in another terminal, in the same folder."
        })
public final class TlsServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "tls",
            description = "Where the files go; made if it is absent (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--certificate",
            paramLabel = "KIND",
            defaultValue = "good",
            description = {
                "What it shows to clients: ${COMPLETION-CANDIDATES}.",
                "All but good must fail (default: ${DEFAULT-VALUE})."
            })
    private ServerCertificate certificate;

    @Option(names = "--require", description = "Refuses a client without a certificate.")
    private boolean require;

    @Option(
            names = "--require-close-notify",
            description = {
                "Takes a FIN without close_notify for an error. By",
                "default the JDK takes it for a clean end."
            })
    private boolean requireCloseNotify;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new TlsServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (requireCloseNotify) {
            // JSSE reads it once, when its first socket is made.
            System.setProperty("com.sun.net.ssl.requireCloseNotify", "true");
        }
        CertificateAuthority ca = CertificateAuthority.create("netcourse CA");
        writeFiles(ca);
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(
                        certificate.make(ca), ca.certificate(), require, LOG::info);
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        TlsEchoServer server = TlsEchoServer.open(listening, settings);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server))) {
            LOG.info("server: its certificate is {}: {}", certificate, certificate.meaning());
            LOG.info("server: a client certificate is {}", require ? "required" : "not required");
            LOG.info("server: listening on {}, its CA is in {}", server.endpoint(), file("ca.pem"));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void writeFiles(CertificateAuthority ca) throws IOException {
        Files.createDirectories(folder);
        CertificateDetails ada = CertificateDetails.of("ada");
        Pem.write(file("ca.pem"), ca.certificate());
        Pem.write(file("client.pem"), ca.issue(ada));
        // Of the same name: a client sends no certificate of a CA that the server does not name.
        Pem.write(file("stranger.pem"), CertificateAuthority.create("netcourse CA").issue(ada));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static void stop(TlsEchoServer server) {
        server.close();
        LOG.info("server: stopped");
    }
}

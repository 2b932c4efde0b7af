package netcourse.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import netcourse.channel.Pem;
import netcourse.common.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// [NginxTalk] with an nginx on loopback.
class NginxProcessIT extends NginxTalk {
    private static final Pattern READY = Pattern.compile("start worker process ");

    private static FreePort.Server server;
    private static int tlsPort;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path identity = folder.resolve("identity.pem");
        Pem.write(identity, CA.issue(certificate()));
        Files.writeString(folder.resolve("page.txt"), PeerFiles.PAGE);
        server = FreePort.start(READY, port -> nginx(folder, identity, port));
    }

    private static PeerProcess nginx(Path folder, Path identity, int port) {
        try {
            tlsPort = FreePort.find();
            Path configuration = folder.resolve("nginx.conf");
            Files.writeString(
                    configuration,
                    PeerFiles.nginx(
                            Map.of(
                                    "FOLDER",
                                    folder,
                                    "PAGES",
                                    folder,
                                    "IDENTITY",
                                    identity,
                                    "HTTP",
                                    "127.0.0.1:" + port,
                                    "HTTPS",
                                    "127.0.0.1:" + tlsPort)));
            return PeerProcess.start(program(), "-e", "stderr", "-c", configuration.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Debian has it where only root's PATH leads.
    private static String program() {
        Path debian = Path.of("/usr/sbin/nginx");
        return Files.isExecutable(debian) ? debian.toString() : "nginx";
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Endpoint http() {
        return server.endpoint();
    }

    @Override
    Endpoint https() {
        return server.endpoint().withPort(tlsPort);
    }
}

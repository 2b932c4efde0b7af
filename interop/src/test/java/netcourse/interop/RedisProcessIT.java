package netcourse.interop;

import java.io.IOException;
import java.util.regex.Pattern;
import netcourse.common.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// [RedisTalk] with a Redis on loopback.
class RedisProcessIT extends RedisTalk {
    private static final Pattern READY = Pattern.compile("Ready to accept connections");

    private static FreePort.Server server;

    @BeforeAll
    static void start() throws IOException {
        server =
                FreePort.start(
                        READY,
                        port ->
                                PeerProcess.start(
                                        "redis-server",
                                        "--port",
                                        "" + port,
                                        "--bind",
                                        "127.0.0.1",
                                        "--save",
                                        ""));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Endpoint redis() {
        return server.endpoint();
    }
}

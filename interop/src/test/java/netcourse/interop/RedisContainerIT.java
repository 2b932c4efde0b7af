package netcourse.interop;

import netcourse.common.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// [RedisTalk] with a Redis in a container.
class RedisContainerIT extends RedisTalk {
    private static final int PORT = 6379;

    private static PeerContainer container;

    @BeforeAll
    static void start() {
        container =
                PeerContainer.start(
                        "Ready to accept connections",
                        PORT,
                        "redis-server",
                        "--bind",
                        "0.0.0.0",
                        "--protected-mode",
                        "no",
                        "--save",
                        "");
    }

    @AfterAll
    static void stop() {
        PeerContainer.close(container);
    }

    @Override
    Endpoint redis() {
        return container.endpoint(PORT);
    }
}

package netcourse.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoppingTest {
    private final AtomicInteger port = new AtomicInteger();

    /// Its thread, which asks for the time first, goes on when no more clients are accepted.
    @Test
    void clientThatWasJustAcceptedIsToldThatTheGatewayStops() throws Exception {
        Gateway.Context context =
                new Gateway.Context(_ -> {}, false, this::time, Duration.ofMillis(5));
        Gateway gateway =
                Gateway.open(
                        Gateway.Mode.PLATFORM,
                        Listening.at(new Endpoint("127.0.0.1", 0)),
                        Gateway.Settings.defaults(),
                        context);
        port.set(gateway.endpoint().port());
        try (Socket client = Connecting.to(gateway.endpoint()).open()) {
            while (!isRunning("client-1")) {
                Thread.onSpinWait();
            }
            Thread closing = Thread.ofPlatform().start(gateway::close);
            assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
                    .isEqualTo("server stopping\n");
            client.shutdownOutput();
            closing.join();
        }
    }

    private long time() {
        if (Thread.currentThread().getName().startsWith("client-")) {
            while (isRunning("accept-" + port)) {
                Thread.onSpinWait();
            }
        }
        return 0;
    }

    private static boolean isRunning(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }
}

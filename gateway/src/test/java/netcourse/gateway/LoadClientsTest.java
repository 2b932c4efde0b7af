package netcourse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoadClientsTest {
    @Test
    void allClientsAreConnectedAndEachPingIsAnswered() throws IOException {
        List<Integer> progress = new ArrayList<>();
        try (Gateway gateway = gateway(200);
                LoadClients load = new LoadClients(gateway.endpoint().resolve())) {
            load.connect(150, progress::add);
            assertThat(progress).isSorted().endsWith(150);
            assertThat(load.report().failures()).isEmpty();
            load.hold(Duration.ofMillis(200), Duration.ofMillis(50), () -> {});
            assertThat(load.report().answeredPings()).isPositive();
            assertThat(load.report().held()).isEqualTo(150);
            assertThat(load.report().losses()).isEmpty();
        }
    }

    @Test
    void whatASurplusClientIsToldIsReported() throws IOException {
        try (Gateway gateway = gateway(5);
                LoadClients load = new LoadClients(gateway.endpoint().resolve())) {
            load.connect(8, done -> {});
            while (load.report().held() > 5) {
                load.hold(Duration.ofMillis(10), null, () -> {});
            }
            assertThat(load.report().losses())
                    .hasValue(
                            "the server closed 3, the first was told:"
                                    + " server full: at most 5 clients");
        }
    }

    @Test
    void whereNobodyListensEveryClientFailsAndTheFirstErrorIsReported() throws IOException {
        // Bound and not listening: nobody else can get the port, and connecting is refused.
        try (Socket holder = new Socket()) {
            holder.bind(new InetSocketAddress("127.0.0.1", 0));
            InetSocketAddress nobody = (InetSocketAddress) holder.getLocalSocketAddress();
            try (LoadClients load = new LoadClients(nobody)) {
                load.connect(10, done -> {});
                assertThat(load.report().connectedClients()).isZero();
                assertThat(load.report().failures().orElseThrow())
                        .startsWith("10 failed, the first: Connection refused");
            }
        }
    }

    @Test
    void stopEndsTheHolding() throws IOException {
        try (Gateway gateway = gateway(5);
                LoadClients load = new LoadClients(gateway.endpoint().resolve())) {
            load.connect(2, done -> {});
            load.stop();
            load.hold(Duration.ofDays(1), null, () -> {});
            assertThat(load.report().held()).isEqualTo(2);
        }
    }

    private static Gateway gateway(int maxClients) throws IOException {
        Gateway.Settings settings = Gateway.Settings.defaults().withMaxClients(maxClients);
        return Gateway.open(
                Gateway.Mode.SELECTOR,
                Listening.at(new Endpoint("127.0.0.1", 0)),
                settings,
                Gateway.Context.of(settings, line -> {}, false));
    }
}

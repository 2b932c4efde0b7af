package netcourse.lesson02;

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
class CrowdTest {
    @Test
    void allClientsAreLinkedAndEachPingIsAnswered() throws IOException {
        List<Integer> progress = new ArrayList<>();
        try (Gateway gateway = gateway(200);
                Crowd crowd = new Crowd(gateway.endpoint().resolve())) {
            crowd.link(150, progress::add);
            assertThat(progress).isSorted().endsWith(150);
            assertThat(crowd.report().failures()).isEmpty();
            crowd.hold(Duration.ofMillis(300), Duration.ofMillis(50), () -> {});
            assertThat(crowd.report().held()).isEqualTo(150);
            assertThat(crowd.report().answeredPings()).isPositive();
            assertThat(crowd.report().losses()).isEmpty();
        }
    }

    @Test
    void whatASurplusClientIsToldIsReported() throws IOException {
        try (Gateway gateway = gateway(5);
                Crowd crowd = new Crowd(gateway.endpoint().resolve())) {
            crowd.link(8, done -> {});
            while (crowd.report().held() > 5) {
                crowd.hold(Duration.ofMillis(10), null, () -> {});
            }
            assertThat(crowd.report().losses())
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
            try (Crowd crowd = new Crowd(nobody)) {
                crowd.link(10, done -> {});
                assertThat(crowd.report().linkedClients()).isZero();
                assertThat(crowd.report().failures().orElseThrow())
                        .startsWith("10 failed, the first: Connection refused");
            }
        }
    }

    @Test
    void stopEndsTheHolding() throws IOException {
        try (Gateway gateway = gateway(5);
                Crowd crowd = new Crowd(gateway.endpoint().resolve())) {
            crowd.link(2, done -> {});
            crowd.stop();
            crowd.hold(Duration.ofDays(1), null, () -> {});
            assertThat(crowd.report().held()).isEqualTo(2);
        }
    }

    private static Gateway gateway(int maxClients) throws IOException {
        GatewaySettings settings = GatewaySettings.defaults().withMaxClients(maxClients);
        return Gateway.open(
                Gateway.Mode.SELECTOR,
                Listening.at(new Endpoint("127.0.0.1", 0)),
                settings,
                Surroundings.of(settings, line -> {}, false));
    }
}

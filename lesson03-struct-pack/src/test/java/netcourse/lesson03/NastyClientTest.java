package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Message;
import org.junit.jupiter.api.Test;

/// The client's end behind a network that cuts and glues.
class NastyClientTest {
    @Test
    void answersFindTheirRequestsHoweverTheyCome() throws Exception {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        NastyNetwork nasty = new NastyNetwork(1, Duration.ofMillis(1), Duration.ofNanos(1000), 7);
        ServerSettings settings = ServerSettings.defaults();
        try (MessageServer server =
                        MessageServer.open(free, settings, NastyNetwork.none(), _ -> {});
                MessageClient client =
                        MessageClient.open(
                                Connecting.to(server.endpoint()),
                                PeerSettings.defaults(),
                                nasty,
                                100,
                                _ -> {})) {
            assertThat(client.local()).startsWith("127.0.0.1:");
            List<CompletableFuture<Message>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                byte[] body = ("message " + i).getBytes(StandardCharsets.UTF_8);
                answers.add(client.ask(MessageType.ECHO.number(), body).answer());
            }
            client.flush();
            for (int i = 0; i < 20; i++) {
                assertThat(answers.get(i).get(10, TimeUnit.SECONDS).text())
                        .isEqualTo("message " + i);
            }
        }
    }
}

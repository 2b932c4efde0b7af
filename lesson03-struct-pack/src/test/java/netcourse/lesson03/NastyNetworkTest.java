package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.Transport;
import org.junit.jupiter.api.Test;

class NastyNetworkTest {
    private static final byte[] BYTES = new byte[1000];

    static {
        for (int i = 0; i < BYTES.length; i++) {
            BYTES[i] = (byte) i;
        }
    }

    /// How many bytes each read gives, all of them being right.
    private static List<Integer> reads(NastyNetwork network, int atATime) throws IOException {
        ScriptedTransport below = new ScriptedTransport();
        for (int at = 0; at < BYTES.length; at += atATime) {
            below.says(Arrays.copyOfRange(BYTES, at, Math.min(at + atATime, BYTES.length)));
        }
        below.ends();
        Transport nasty = network.at(below);
        List<Integer> counts = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(300);
        int at = 0;
        for (int count = nasty.read(buffer); count >= 0; count = nasty.read(buffer.clear())) {
            assertThat(buffer.array()).startsWith(Arrays.copyOfRange(BYTES, at, at + count));
            at += count;
            counts.add(count);
        }
        assertThat(at).isEqualTo(BYTES.length);
        return counts;
    }

    private static NastyNetwork slicing(int bytes, long seed) {
        return new NastyNetwork(bytes, Duration.ZERO, Duration.ZERO, seed);
    }

    @Test
    void aKindNetworkIsTheTransportItself() {
        ScriptedTransport transport = new ScriptedTransport();
        assertThat(NastyNetwork.none().at(transport)).isSameAs(transport);
        assertThat(NastyNetwork.none()).hasToString("");
    }

    @Test
    void sliceOneGivesEveryByteByItself() throws IOException {
        assertThat(reads(slicing(1, 5), 1000)).hasSize(1000).containsOnly(1);
    }

    @Test
    void theSameSeedMakesTheSameSlices() throws IOException {
        List<Integer> slices = reads(slicing(50, 5), 1000);
        assertThat(slices).allSatisfy(count -> assertThat(count).isBetween(1, 50));
        assertThat(slices).hasSizeBetween(25, 80);
        assertThat(reads(slicing(50, 5), 1000)).isEqualTo(slices);
        assertThat(reads(slicing(50, 6), 1000)).isNotEqualTo(slices);
    }

    @Test
    void coalescingGivesTogetherWhatCameApart() throws IOException {
        NastyNetwork glue = new NastyNetwork(0, Duration.ofMillis(1), Duration.ofNanos(1000), 5);
        assertThat(reads(glue, 10)).containsExactly(300, 300, 300, 100);
    }

    @Test
    void aNegativeSliceIsTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slicing(-1, 0))
                .withMessage("slice must be 0 or more, was -1");
    }

    @Test
    void aDelayThatNobodyWaitsForIsTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NastyNetwork(0, Duration.ZERO, Duration.ofDays(2), 0))
                .withMessage("delay must be PT0S..PT24H, was PT48H");
    }

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

package netcourse.lesson02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.ProtocolException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import netcourse.common.LoopbackPair;
import org.junit.jupiter.api.Test;

/// What the article says of ten sends that arrive in three or four reads, made certain.
class ArticleSendsTest {
    @Test
    void tenSendsThatHaveAllArrivedAreOneRead() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            RunSender.defaults().send(pair.client());
            RunArrival arrival = RunReceiver.defaults().withLate(true).receive(pair.server());
            assertThat(arrival.readSizesBytes()).containsExactly(TenSends.TOTAL_BYTES);
        }
    }

    @Test
    void aReadBufferOfOneHundredBytesMakesFiftyReadsOfThem() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            RunSender.defaults().send(pair.client());
            RunReceiver small = RunReceiver.defaults().withLate(true).withReadBufferBytes(100);
            assertThat(small.receive(pair.server()).reads()).isEqualTo(50);
        }
    }

    @Test
    void aSenderThatWaitsForAnAcknowledgmentAfterEachSendGetsTenReads() throws Exception {
        RunReceiver receiver = RunReceiver.defaults().withAcknowledged(true);
        try (LoopbackPair pair = LoopbackPair.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RunArrival> arrival = threads.submit(() -> receiver.receive(pair.server()));
            RunSender.defaults().withAcknowledged(true).send(pair.client());
            assertThat(arrival.get(10, TimeUnit.SECONDS).readSizesBytes())
                    .hasSize(TenSends.SENDS)
                    .containsOnly(TenSends.SEND_BYTES);
        }
    }

    @Test
    void oneSendDoesNotWaitForACertainNumberOfBytes() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(7);
            assertThat(pair.server().getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void oneSendCanNeedManyReads() throws Exception {
        byte[] sent = new byte[3000];
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(sent);
            assertThat(pair.server().getInputStream().read(new byte[1000])).isLessThan(3000);
            assertThat(pair.server().getInputStream().readNBytes(2000)).hasSize(2000);
        }
    }

    @Test
    void whateverTheReadsAreTheSumIsFiveThousand() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int readBufferBytes : new int[] {1, 7, 499, 501, 4999, 5000, 1 << 20}) {
                try (LoopbackPair pair = LoopbackPair.open(2048)) {
                    RunReceiver receiver =
                            RunReceiver.defaults().withReadBufferBytes(readBufferBytes);
                    Future<RunArrival> arrival =
                            threads.submit(() -> receiver.receive(pair.server()));
                    RunSender.defaults().send(pair.client());
                    assertThat(arrival.get(10, TimeUnit.SECONDS).readSizesBytes())
                            .allMatch(size -> size <= readBufferBytes)
                            .satisfies(sizes ->
                                    assertThat(sizes.stream().mapToInt(i -> i).sum())
                                            .isEqualTo(5000));
                }
            }
        }
    }

    @Test
    void aRunThatEndsEarlySaysHowManyBytesCame() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(new byte[1500]);
            pair.client().shutdownOutput();
            assertThatThrownBy(() -> RunReceiver.defaults().receive(pair.server()))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("a run has 5000 bytes, the connection ended after 1500");
        }
    }

    @Test
    void aRunOfOtherBytesIsRefused() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(new byte[5000]);
            assertThatThrownBy(() -> RunReceiver.defaults().receive(pair.server()))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("expected byte 1 at index 1 of the run, was 0");
        }
    }

    @Test
    void aLateReaderCannotAcknowledge() {
        RunReceiver late = RunReceiver.defaults().withLate(true);
        assertThatThrownBy(() -> late.withAcknowledged(true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

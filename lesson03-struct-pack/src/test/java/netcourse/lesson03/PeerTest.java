package netcourse.lesson03;

import static netcourse.lesson03.TestClient.echo;
import static netcourse.lesson03.TestClient.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.lesson03.exercise.HeartbeatTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One end of a connection, on a clock that begins just before it overflows, as System.nanoTime
/// may.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PeerTest {
    private static final PeerSettings SETTINGS =
            PeerSettings.defaults()
                    .withHeartbeat(Duration.ofSeconds(10))
                    .withWriteDeadline(Duration.ofSeconds(30));

    private static final byte[] HEARTBEAT = wire(Peer.HEARTBEAT);

    private volatile long nanos = Long.MAX_VALUE - 1_000_000;
    private final ScriptedTransport network = new ScriptedTransport();
    private final WatchedTransport watched = new WatchedTransport(network, () -> nanos);
    private final FramedConnection connection = new FramedConnection(watched, SETTINGS.limits());
    private final CountingTimer timer = new CountingTimer();
    private final Peer peer = new Peer(watched, connection, SETTINGS, timer);
    private FutureTask<String> serving;

    private void serve() throws InterruptedException {
        serve(message -> Optional.of(message.echo()));
        network.awaitRead();
    }

    private void serve(Peer.Handler handler) {
        serving = new FutureTask<>(() -> peer.serve(handler));
        Thread.ofVirtual().start(serving);
    }

    @AfterEach
    void close() {
        peer.cut("over");
    }

    /// Looks once a second. A heartbeat goes out at once on this clock, if it goes out.
    private void pass(double seconds) throws InterruptedException {
        long end = nanos + (long) (seconds * 1e9);
        while (end - nanos > 1_000_000_000) {
            passTo(nanos + 1_000_000_000);
        }
        passTo(end);
    }

    private void passTo(long time) throws InterruptedException {
        nanos = time;
        peer.check();
        if (!network.isStopped()) {
            network.awaitWrites(HEARTBEAT, timer.heartbeats);
        }
    }

    private static final class CountingTimer implements HeartbeatTimer {
        private final HeartbeatTimer timer = new DefaultHeartbeatTimer();
        private int heartbeats;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            timer.begin(interval, nanoTime);
        }

        @Override
        public void sent() {
            timer.sent();
        }

        @Override
        public void heartbeatSent() {
            heartbeats++;
            timer.heartbeatSent();
        }

        @Override
        public void received() {
            timer.received();
        }

        @Override
        public Due due() {
            return timer.due();
        }
    }

    private static byte[] heartbeats(int count) {
        byte[] all = new byte[count * HEARTBEAT.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(HEARTBEAT, 0, all, i * HEARTBEAT.length, HEARTBEAT.length);
        }
        return all;
    }

    @Test
    void aHeartbeatGoesOutAfterAnIntervalWithoutAMessageOfOurs() throws Exception {
        serve();
        pass(9.9);
        assertThat(network.written()).isEmpty();
        pass(0.1);
        assertThat(network.awaitWritten(16)).isEqualTo(heartbeats(1));
        pass(9.9);
        assertThat(network.written()).isEqualTo(heartbeats(1));
        pass(0.1);
        assertThat(network.awaitWritten(32)).isEqualTo(heartbeats(2));
    }

    @Test
    void anAnswerPutsTheHeartbeatOff() throws Exception {
        serve();
        pass(9);
        network.says(wire(echo(1, "hello")));
        int length = network.awaitWritten(21).length;
        network.awaitRead();
        pass(0.1);
        pass(9.9);
        assertThat(network.written()).hasSize(length);
        pass(0.1);
        assertThat(network.awaitWritten(length + 16)).endsWith(heartbeats(1));
    }

    @Test
    void aPeerIsSilentAfterThreeIntervalsWhateverWeSay() throws Exception {
        serve();
        pass(29.9);
        assertThat(serving.isDone()).isFalse();
        pass(0.1);
        assertThat(serving.get()).isEqualTo("dropped: silent for 3 heartbeats of 10000 ms");
        Message farewell =
                Message.farewell(MessageError.SILENT, "silent for 3 heartbeats of 10000 ms");
        assertThat(network.written()).endsWith(wire(farewell));
        assertThat(network.isClosed()).isTrue();
    }

    @Test
    void aByteAtAnyTimeMakesUpForThreeIntervals() throws Exception {
        serve();
        pass(29);
        network.says(new byte[] {0x4e});
        network.awaitRead();
        pass(29);
        assertThat(serving.isDone()).isFalse();
        pass(2);
        assertThat(serving.get()).startsWith("dropped: silent");
    }

    @Test
    void aPeerThatIsNotListenedToIsNotSilent() throws Exception {
        FutureTask<Void> handler = new FutureTask<>(() -> null);
        serve(message -> {
            try {
                handler.get();
            } catch (Exception e) {
                throw new IOException(e);
            }
            return Optional.empty();
        });
        network.awaitRead();
        network.says(wire(echo(1, "takes long")));
        while (watched.isReading()) {
            Thread.onSpinWait();
        }
        pass(100);
        assertThat(serving.isDone()).isFalse();
        handler.run();
        network.awaitRead();
        pass(29);
        assertThat(serving.isDone()).isFalse();
    }

    @Test
    void aPauseOfOurOwnIsNotThePeersSilence() throws Exception {
        serve();
        nanos += 100_000_000_000L;
        peer.check();
        pass(29);
        assertThat(serving.isDone()).isFalse();
        pass(2);
        assertThat(serving.get()).startsWith("dropped: silent");
    }

    @Test
    void aPeerThatTakesNothingIsDroppedAtTheWriteDeadlineWithoutAWord() throws Exception {
        network.stopReading();
        serve();
        network.says(wire(echo(1, "not read")));
        network.awaitStuckWrite();
        pass(30);
        assertThat(serving.isDone()).isFalse();
        pass(0.1);
        assertThat(serving.get()).isEqualTo("dropped: took nothing for 30000 ms");
        assertThat(network.written()).isEmpty();
    }

    @Test
    void nothingIsReadWhileAWriteWaits() throws Exception {
        network.stopReading();
        serve();
        network.says(wire(echo(1, "one")));
        network.awaitStuckWrite();
        network.says(wire(echo(2, "two")));
        assertThat(watched.isReading()).isFalse();
        assertThat(watched.reads()).isOne();
        network.goOnReading();
        assertThat(network.awaitWritten(38)).hasSize(38);
    }

    @Test
    void moreOneWayMessagesThanMayWaitAreDropped() throws Exception {
        network.stopReading();
        assertThat(peer.offer(Peer.HEARTBEAT)).isTrue();
        network.awaitStuckWrite();
        for (int i = 0; i < Peer.MAX_UNREAD_ONE_WAY; i++) {
            assertThat(peer.offer(Peer.HEARTBEAT)).isTrue();
        }
        assertThat(peer.offer(Peer.HEARTBEAT)).isFalse();
        network.goOnReading();
        int all = Peer.MAX_UNREAD_ONE_WAY + 1;
        assertThat(network.awaitWritten(16 * all)).isEqualTo(heartbeats(all));
        assertThat(peer.offer(Peer.HEARTBEAT)).isTrue();
    }

    @Test
    void whatWasOfferedBeforeTheEndOfTheStreamIsSent() throws Exception {
        serve();
        network.stopReading();
        peer.offer(Peer.HEARTBEAT);
        peer.offer(Peer.HEARTBEAT);
        network.awaitStuckWrite();
        network.ends();
        network.goOnReading();
        assertThat(serving.get()).isEqualTo("end of stream");
        assertThat(network.written()).isEqualTo(heartbeats(2));
    }

    @Test
    void theFirstToEndAConnectionSaysWhy() throws Exception {
        serve();
        peer.cut("first");
        peer.cut("second");
        peer.drop(MessageError.STOPPING, "third");
        assertThat(serving.get()).isEqualTo("first");
        assertThat(network.written()).isEmpty();
    }

    @Test
    void whatIsLongerThanADayIsRefused() {
        assertThat(SETTINGS.withHeartbeat(PeerSettings.LONGEST).heartbeat()).hasDays(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withHeartbeat(Duration.ofDays(2)))
                .withMessage("heartbeat must be PT0.001S..PT24H, was PT48H");
    }
}

package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import netcourse.common.Message;
import netcourse.lesson03.ChunkPool.Chunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutboxTest {
    private static final int CHUNK = ChunkPool.CHUNK_BYTES;
    private static final Message SMALL = Message.request(2, 1, new byte[84]);
    private static final Message HALF_CHUNK = Message.request(2, 1, new byte[CHUNK / 2]);

    private final AtomicInteger writers = new AtomicInteger();
    private final ChunkPool pool = new ChunkPool(4 * CHUNK);

    private Outbox outbox(int maxBytes) {
        return new Outbox(pool, maxBytes, 1000, writers::incrementAndGet);
    }

    private static int takeAll(Outbox outbox) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<Chunk> chunk;
        while ((chunk = outbox.next()).isPresent()) {
            bytes.write(chunk.get().bytes.array(), 0, chunk.get().bytes.position());
            outbox.written(chunk.get());
        }
        return bytes.size();
    }

    @Test
    void messagesThatAreNotClaimedYetAreWrittenTogether() throws Exception {
        Outbox outbox = outbox(CHUNK);
        outbox.put(List.of(SMALL, SMALL));
        outbox.put(List.of(SMALL));
        assertThat(outbox.claim()).isTrue();
        Chunk chunk = outbox.next().orElseThrow();
        assertThat(chunk.bytes.position()).isEqualTo(300);
        outbox.written(chunk);
        assertThat(outbox.next()).isEmpty();
        assertThat(pool.lentBytes()).isZero();
    }

    @Test
    void onlyOneWritesAtATime() throws Exception {
        Outbox outbox = outbox(CHUNK);
        assertThat(outbox.claim()).as("nothing to write").isFalse();
        outbox.put(List.of(SMALL));
        assertThat(outbox.claim()).isTrue();
        assertThat(outbox.claim()).as("somebody writes already").isFalse();
        outbox.flush();
        assertThat(writers).hasValue(0);
        assertThat(takeAll(outbox)).isEqualTo(100);
        outbox.put(List.of(SMALL));
        outbox.flush();
        assertThat(writers).as("threads that were started").hasValue(1);
    }

    @Test
    void whoWritesPastAnEmptyBoxWritesWhatIsPutMeanwhile() throws Exception {
        Outbox outbox = outbox(CHUNK);
        assertThat(outbox.claimEmpty(300)).isTrue();
        assertThat(outbox.claimEmpty(1)).as("somebody writes already").isFalse();
        assertThat(outbox.offer(SMALL)).as("bytes that are being written count").isFalse();
        outbox.wrote(300);
        assertThat(outbox.offer(SMALL)).isTrue();
        assertThat(takeAll(outbox)).isEqualTo(100);
        outbox.put(List.of(SMALL));
        assertThat(outbox.claimEmpty(1)).as("something waits").isFalse();
    }

    @Test
    void finishWaitsForWhatIsWrittenPastTheBox() throws Exception {
        Outbox outbox = outbox(CHUNK);
        assertThat(outbox.claimEmpty(300)).isTrue();
        FutureTask<Void> finished =
                new FutureTask<>(() -> {
                    outbox.finish();
                    return null;
                });
        Thread finishing = Thread.ofPlatform().start(finished);
        while (finishing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(finished.isDone()).isFalse();
        outbox.wrote(300);
        finished.get();
    }

    @Test
    void aMessageMayWaitInAnyCaseHoweverLittleMayWait() throws Exception {
        Outbox outbox = outbox(1);
        outbox.put(List.of(Message.request(2, 1, new byte[3 * CHUNK])));
        assertThat(outbox.claim()).isTrue();
        assertThat(takeAll(outbox)).isEqualTo(3 * CHUNK + 16);
    }

    @Test
    void whoPutsMoreThanMayWaitWaits() throws Exception {
        Outbox outbox = outbox(2 * CHUNK);
        outbox.put(List.of(HALF_CHUNK, HALF_CHUNK));
        assertThat(pool.lentBytes()).isEqualTo(2 * CHUNK);
        FutureTask<Void> third =
                new FutureTask<>(() -> {
                    outbox.put(List.of(HALF_CHUNK));
                    return null;
                });
        Thread putting = Thread.ofVirtual().start(third);
        while (putting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(writers).as("who waits has somebody write").hasValue(1);
        Chunk first = outbox.next().orElseThrow();
        assertThat(third.isDone()).isFalse();
        outbox.written(first);
        third.get();
        assertThat(takeAll(outbox)).isEqualTo(2 * HALF_CHUNK.wireBytes());
    }

    @Test
    void whatIsOfferedIsDroppedInsteadOfWaitedFor() throws Exception {
        Outbox outbox = outbox(2 * CHUNK);
        for (int i = 0; i < 10; i++) {
            assertThat(outbox.offer(SMALL)).isTrue();
        }
        assertThat(outbox.offer(SMALL)).as("beyond 1000 bytes of chat").isFalse();
        outbox.put(List.of(SMALL));
        assertThat(outbox.claim()).isTrue();
        takeAll(outbox);
        assertThat(outbox.offer(SMALL)).isTrue();
    }

    @Test
    void allPeersTogetherHaveALimitAndEachStillOneChunk() throws Exception {
        Outbox greedy = outbox(100 * CHUNK);
        greedy.put(List.of(HALF_CHUNK, HALF_CHUNK, HALF_CHUNK, HALF_CHUNK));
        Outbox modest = outbox(100 * CHUNK);
        modest.put(List.of(SMALL));
        assertThat(pool.lentBytes()).isEqualTo(4 * CHUNK);
        assertThat(modest.offer(HALF_CHUNK)).as("a chunk more").isFalse();
        greedy.close();
        assertThat(pool.lentBytes()).isZero();
    }

    @Test
    void afterFinishNothingIsPutAndTheRestIsWritten() throws Exception {
        Outbox outbox = outbox(CHUNK);
        outbox.put(List.of(SMALL));
        FutureTask<Void> finishing =
                new FutureTask<>(() -> {
                    outbox.finish();
                    return null;
                });
        Thread.ofVirtual().start(finishing);
        while (writers.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(outbox.offer(SMALL)).isFalse();
        assertThatThrownBy(() -> outbox.put(List.of(SMALL))).isInstanceOf(SocketException.class);
        assertThat(takeAll(outbox)).isEqualTo(100);
        finishing.get();
    }

    @Test
    void closingFreesWhoWaits() throws Exception {
        Outbox outbox = outbox(1);
        outbox.put(List.of(HALF_CHUNK));
        FutureTask<Void> waiting =
                new FutureTask<>(() -> {
                    outbox.put(List.of(HALF_CHUNK));
                    return null;
                });
        Thread putting = Thread.ofVirtual().start(waiting);
        while (putting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        outbox.close();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(SocketException.class);
        assertThat(pool.lentBytes()).isZero();
    }
}

package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.Readers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What a check leaves behind, and in which order it runs.
class TrialLimitsTest {
    private static final List<Thread> THREADS = new CopyOnWriteArrayList<>();
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    @Tag("verify")
    @Test
    void hungSocketsAndThreadsAreGoneAfterwards() throws Exception {
        // The JDK keeps a socket of its own from the first one on that is closed.
        new ServerSocket(0).close();
        var before = OpenSockets.count();
        assertThat(new CheckRunner().run(Hangs.class).verdict()).isEqualTo(Verdict.STUCK);
        assertThat(THREADS).hasSize(3);
        for (Thread thread : THREADS) {
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(OpenSockets.count()).isEqualTo(before);
    }

    @Test
    void behavioursRunInSourceOrderAndStopAtTheFirstFailure() {
        CheckResult result = new CheckRunner().withoutCount().run(Ordered.class);
        assertThat(CALLS).containsExactly("zebra", "monkey");
        assertThat(result.behaviour()).isEqualTo("monkey");
    }

    @Test
    void whatTheMachineLacksIsNotTheLearnersFault() {
        CheckResult result = new CheckRunner().run(NeedsTheImpossible.class);
        assertThat(result.verdict()).isEqualTo(Verdict.ENVIRONMENT);
        assertThat(result.report()).isEqualTo("this machine has no IPv6 loopback");
    }

    @Check(id = "0.4", title = "hang in every way", exercise = Readers.Right.class)
    static class Hangs {
        Hangs(PairReader reader) {}

        @Test
        void hangs(Trial trial) throws Exception {
            THREADS.add(Thread.currentThread());
            ServerSocket listener = trial.listener(Delivery.whole(new byte[0]));
            CountDownLatch never = new CountDownLatch(1);
            trial.start(
                    "accepts",
                    () -> {
                        THREADS.add(Thread.currentThread());
                        return listener.accept();
                    });
            trial.start(
                    "waits",
                    () -> {
                        THREADS.add(Thread.currentThread());
                        never.await();
                        return null;
                    });
            trial.wire(Delivery.whole(new byte[0])).socket().getInputStream().read();
        }
    }

    @Check(id = "0.5", title = "run in order", exercise = Readers.Right.class)
    @TestMethodOrder(SourceOrder.class)
    static class Ordered {
        Ordered(PairReader reader) {}

        @Test
        void zebra() {
            CALLS.add("zebra");
        }

        @Test
        void monkey(Trial trial) {
            CALLS.add("monkey");
            trial.expect("the answer", 42, 41);
        }

        @Test
        void ape() {
            CALLS.add("ape");
        }
    }

    @Check(id = "0.6", title = "need what is not there", exercise = Readers.Right.class)
    static class NeedsTheImpossible {
        NeedsTheImpossible(PairReader reader) {}

        @Test
        void needs(Trial trial) {
            trial.needs(false, "IPv6 loopback");
        }
    }
}

package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.Readers;
import netcourse.common.Todo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How far a learner is, counted after the verdict, which it leaves alone.
class BehaviourCountTest {
    private static volatile Thread stuck;

    private static String lastLine(CheckResult result) {
        return result.report().lines().toList().getLast();
    }

    @Test
    void behavioursAfterTheFailedOneAreCountedSilently() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        System.setErr(new PrintStream(printed, true));
        CheckResult result;
        try {
            result = new CheckRunner().run(TwoOfFour.class);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(result.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(result.behaviour()).isEqualTo("second");
        assertThat(lastLine(result)).isEqualTo("  so far   2 of 4 behaviours hold");
        assertThat(printed.toString()).isEmpty();
        assertThat(Todo.raised()).isEmpty();
    }

    @Tag("verify")
    @Test
    void oneThatHangsCostsNoMoreThanTheSecondAndLeavesNothingBehind() throws Exception {
        // The JDK keeps a socket of its own from the first one on that is closed.
        new ServerSocket(0).close();
        var sockets = OpenSockets.count();
        long start = System.nanoTime();
        CheckResult result = new CheckRunner().run(OneHangs.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(result.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(lastLine(result)).isEqualTo("  so far   at least 1 of 4 behaviours hold");
        stuck.join(5000);
        assertThat(stuck.isAlive()).isFalse();
        assertThat(OpenSockets.count()).isEqualTo(sockets);
    }

    @Test
    void nothingIsCountedAfterAHang() {
        CheckResult result = new CheckRunner().limitMillis(300).run(HangsFirst.class);
        assertThat(result.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(result.report()).doesNotContain("so far");
    }

    @Check(id = "0.10", title = "two of four", exercise = Readers.Right.class)
    static class TwoOfFour {
        TwoOfFour(PairReader reader) {}

        @Test
        void first() {}

        @Test
        void second(Trial trial) {
            trial.expect("the answer", 42, 41);
        }

        @Test
        void third() {
            System.out.println("printed by an exercise");
            System.err.println("printed by an exercise");
        }

        @Test
        void fourth() {
            throw new Todo("0.10");
        }
    }

    @Check(id = "0.11", title = "one hangs", exercise = Readers.Right.class)
    static class OneHangs {
        OneHangs(PairReader reader) {}

        @Test
        void first(Trial trial) {
            trial.expect("the answer", 42, 41);
        }

        @Test
        void second() {}

        /// A wait with a time-out, which is found by no stillness.
        @Test
        void third(Trial trial) throws Exception {
            stuck = Thread.currentThread();
            trial.wire(Delivery.whole(new byte[0]));
            while (!Thread.interrupted()) {
                LockSupport.parkNanos(Duration.ofHours(1).toNanos());
            }
        }

        @Test
        void fourth() {}
    }

    @Check(id = "0.12", title = "hangs first", exercise = Readers.Right.class)
    static class HangsFirst {
        HangsFirst(PairReader reader) {}

        @Test
        void first() {
            LockSupport.parkNanos(Duration.ofHours(1).toNanos());
        }

        @Test
        void second() {}
    }
}

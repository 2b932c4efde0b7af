package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("verify")
class SpinDetectorTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
    }

    private Thread start(Runnable body) {
        return Thread.ofPlatform().daemon().start(body);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spin() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aThreadThatWaitsIsIdleAndOneThatSpinsIsBusy() throws InterruptedException {
        assertThat(SpinDetector.spinning(start(this::await), () -> false)).isEmpty();
        assertThat(SpinDetector.spinning(start(this::spin), () -> false)).isPresent();
    }

    /// It uses no processor time for a while, because it gets none.
    @Test
    void aThreadThatWouldRunIsNotIdle() throws InterruptedException {
        AtomicInteger polls = new AtomicInteger();
        assertThat(SpinDetector.spinning(start(this::await), () -> polls.incrementAndGet() <= 10))
                .isEmpty();
        assertThat(polls.get()).isGreaterThan(10);
    }

    @Test
    void theSystemSaysWhetherATaskWouldRun() throws Exception {
        assumeThat(Files.exists(Path.of("/proc/thread-self"))).as("there is proc(5)").isTrue();
        CountDownLatch started = new CountDownLatch(1);
        Task<Object> spins =
                new Task<>(
                        "spins",
                        () -> {
                            started.countDown();
                            spin();
                            return this;
                        },
                        _ -> {});
        assertThat(spins.isRunnable()).isFalse();
        spins.thread().start();
        started.await();
        // Now and then it is held at a safepoint.
        assertThat(IntStream.range(0, 100).filter(_ -> spins.isRunnable()).count())
                .isGreaterThan(50);
        Task<Object> waits = new Task<>("a (b) R", this::awaitAndReturn, _ -> {});
        waits.thread().start();
        assertThat(SpinDetector.spinning(waits.thread(), waits::isRunnable)).isEmpty();
        assertThat(waits.isRunnable()).isFalse();
    }

    private Object awaitAndReturn() {
        await();
        return this;
    }
}

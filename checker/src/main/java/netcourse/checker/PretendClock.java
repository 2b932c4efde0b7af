package netcourse.checker;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// A clock that a check moves, so that an hour passes at once and nobody waits.
public final class PretendClock implements LongSupplier {
    private final Trial trial;
    private final long start;
    private volatile boolean noted;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<Runnable> atNextRead = new AtomicReference<>();

    /// @param start what it shows at first; any number
    public PretendClock(Trial trial, long start) {
        this.trial = trial;
        this.start = start;
    }

    @Override
    public long getAsLong() {
        reads.incrementAndGet();
        if (noted) {
            trial.step("you read", "the clock");
        }
        Runnable now = atNextRead.getAndSet(null);
        if (now != null) {
            now.run();
        }
        return start + passed.get();
    }

    /// Makes each read a step of the report, with the learner's line, from now on or no longer.
    public void note(boolean reads) {
        noted = reads;
    }

    /// Runs this once, inside the next read: in the thread that reads, and wherever that is.
    public void atNextRead(Runnable action) {
        atNextRead.set(action);
    }

    /// How often it was read.
    public int reads() {
        return reads.get();
    }

    /// Lets the time pass until so much has passed since the start.
    public void moveTo(Duration sinceStart) {
        jumpTo(sinceStart);
        trial.step("the clock", "shows the start and " + text(sinceStart));
    }

    /// The same without a step in the report.
    public void jumpTo(Duration sinceStart) {
        passed.set(sinceStart.toNanos());
    }

    /// `4 s`, `9.999999999 s`.
    public static String text(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }
}

package netcourse.checker;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/// Two threads that use one object at the same time, until a call of one has often ended inside a
/// call of the other: if a call keeps something in a field from its beginning to its end, the other
/// has overwritten it by then.
///
/// For methods that get nothing but arrays. Where they use an object of the check's, that can keep
/// one thread at the worst moment: [ConcurrentCall].
public final class TwoThreads {
    private static final int OFTEN = 20;

    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    private TwoThreads() {}

    /// Runs both again and again.
    ///
    /// @param one calls the learner's code, looks at the result, and throws if it is wrong
    /// @param other does the same with other bytes
    public static void run(Trial trial, Callable<?> one, Callable<?> other) throws Exception {
        TwoThreads threads = new TwoThreads();
        Task<?> first = trial.start("thread A", () -> threads.repeat(one));
        Task<?> second = trial.start("thread B", () -> threads.repeat(other));
        first.result();
        second.result();
    }

    /// What a call gave must be right, although the other thread called at the same time.
    public static Void expectRight(Trial trial, boolean right, CallResult result) {
        trial.expectThat(
                right,
                "alone each call is right; at the same time one was wrong"
                        + (result.thrown() == null ? "" : ": it threw " + result.thrown()));
        return null;
    }

    private Void repeat(Callable<?> call) throws Exception {
        try {
            while (overlaps.get() < OFTEN) {
                int before = ended.get();
                call.call();
                if (ended.incrementAndGet() > before + 1) {
                    overlaps.incrementAndGet();
                }
            }
            return null;
        } finally {
            overlaps.set(OFTEN); // if this one fails, the other need not go on
        }
    }
}

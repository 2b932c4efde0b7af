package netcourse.checker;

import org.junit.jupiter.api.Test;

/// What [CheckRunner#warmUp()] runs.
@Check(id = "0.0", title = "nothing", exercise = CheckOfNothing.Nothing.class)
final class CheckOfNothing {
    private final Runnable nothing;

    CheckOfNothing(Runnable nothing) {
        this.nothing = nothing;
    }

    @Test
    void doesNothing(Trial trial) {
        nothing.run();
        trial.expect("nothing", 0, 0);
    }

    /// Its implementation.
    static final class Nothing implements Runnable {
        @Override
        public void run() {
            // That is all.
        }
    }
}

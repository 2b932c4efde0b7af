package netcourse.lesson05.answer;

import java.util.function.BooleanSupplier;
import netcourse.lesson05.exercise.ReplayWindow;

/// The answer to exercise 5.6.
public class SolvedReplayWindow implements ReplayWindow {
    private long highest;

    /// Bit `i`: `highest - i` was received. All 0 as long as nothing was.
    private long received;

    @Override
    public void begin() {
        received = 0;
    }

    @Override
    public boolean accept(long sequence, BooleanSupplier tagIsRight) {
        boolean isNew = received == 0 || Long.compareUnsigned(sequence, highest) > 0;
        long distance = isNew ? sequence - highest : highest - sequence; // unsigned, too
        boolean isFar = Long.compareUnsigned(distance, WIDTH) >= 0;
        if (!isNew && (isFar || (received >>> distance & 1) == 1)) {
            return false;
        }
        if (!tagIsRight.getAsBoolean()) {
            return false;
        }
        if (isNew) {
            // << takes the distance modulo 64: a far jump is a case of its own.
            received = (isFar ? 0 : received << distance) | 1;
            highest = sequence;
        } else {
            received |= 1L << distance;
        }
        return true;
    }
}

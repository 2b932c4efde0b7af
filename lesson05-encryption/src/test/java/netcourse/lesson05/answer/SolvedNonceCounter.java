package netcourse.lesson05.answer;

import java.nio.ByteBuffer;
import netcourse.lesson05.exercise.NonceCounter;

/// The answer to exercise 5.4.
// @start region="count-nonces"
public class SolvedNonceCounter implements NonceCounter {
    private static final int NONCE_BYTES = 12;

    private int direction;
    private long counter;
    private long limit;

    @Override
    public void begin(Direction direction, long first, long limit) {
        if (Long.compareUnsigned(first, limit) > 0) {
            throw new IllegalArgumentException(
                    "first must be 0..%s, was %s"
                            .formatted(Long.toUnsignedString(limit), Long.toUnsignedString(first)));
        }
        this.direction = direction == Direction.CLIENT_TO_SERVER ? 0 : 1;
        this.counter = first;
        this.limit = limit;
    }

    @Override
    public byte[] next() {
        if (counter == limit) { // and so it stays
            throw new IllegalStateException(
                    "nonces are used up at " + Long.toUnsignedString(limit) + ", a new key is due");
        }
        return ByteBuffer.allocate(NONCE_BYTES).putInt(direction).putLong(counter++).array();
    }
}
// @end

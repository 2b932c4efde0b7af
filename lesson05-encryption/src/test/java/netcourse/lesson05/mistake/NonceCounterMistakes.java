package netcourse.lesson05.mistake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson05.exercise.NonceCounter;

/// Common mistakes in exercise 5.4, nonces from a counter, in the order of the behaviours of
/// [netcourse.lesson05.NonceCounterCheck] that catch them.
public final class NonceCounterMistakes {
    private NonceCounterMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class NonceCounterInSteps implements NonceCounter {
        private Direction direction;
        private long counter;
        private long limit;

        @Override
        public void begin(Direction direction, long first, long limit) {
            if (isLess(limit, first)) {
                throw new IllegalArgumentException("%x > %x".formatted(first, limit));
            }
            this.direction = direction;
            this.limit = limit;
            count(first);
        }

        boolean isLess(long one, long other) {
            return Long.compareUnsigned(one, other) < 0;
        }

        long counter() {
            return counter;
        }

        void count(long next) {
            counter = next;
        }

        @Override
        public byte[] next() {
            long count = counter();
            if (isUsedUp(count, limit)) {
                throw new IllegalStateException("limit %x".formatted(limit));
            }
            count(count + 1);
            return write(buffer(), number(direction), count).array();
        }

        boolean isUsedUp(long count, long limit) {
            return !isLess(count, limit);
        }

        ByteBuffer buffer() {
            return ByteBuffer.allocate(12);
        }

        int number(Direction direction) {
            return direction.ordinal();
        }

        ByteBuffer write(ByteBuffer buffer, int direction, long count) {
            return buffer.putInt(direction).putLong(count);
        }
    }

    @Mistake(
            does = "writes the counter little-endian",
            sees =
                    """
                    From counter 1 on, every tag is wrong: the peer uses the other order. Counter 0
                    is the same in both. Noise's ChaChaPoly counts little-endian; this nonce does
                    not.
                    """,
            caughtBy = "countsFromTheFirst")
    public static class CountsLittleEndian extends NonceCounterInSteps {
        @Override
        ByteBuffer write(ByteBuffer buffer, int direction, long count) {
            return buffer.putInt(direction).order(ByteOrder.LITTLE_ENDIAN).putLong(count);
        }
    }

    @Mistake(
            does = "counts in 32 bits",
            sees =
                    """
                    After 2^32 nonces the first comes again. At a million messages a second that is after
                    72 minutes, and with it the key is broken.
                    """,
            caughtBy = "writesEveryByteOfTheCounter")
    public static class CountsInAnInt extends NonceCounterInSteps {
        @Override
        ByteBuffer write(ByteBuffer buffer, int direction, long count) {
            return buffer.putInt(direction).putLong((int) count);
        }
    }

    @Mistake(
            does = "leaves the direction out of the nonce",
            sees =
                    """
                    Both ends begin at the same number with the same key: the first message of each side
                    is sealed with one nonce, and whoever sees both has the XOR of their plaintexts.
                    """,
            caughtBy = "separatesTheDirections")
    public static class ForgetsTheDirection extends NonceCounterInSteps {
        @Override
        int number(Direction direction) {
            return 0;
        }
    }

    @Mistake(
            does = "gives the same array each time",
            sees =
                    """
                    The nonce of a message that is still to be sealed changes when the next is asked
                    for: two messages with one nonce, the worst that can happen. Each call gives a
                    new array.
                    """,
            caughtBy = "givesArrayOfItsOwn")
    public static class ReusesTheArray extends NonceCounterInSteps {
        private final ByteBuffer buffer = ByteBuffer.allocate(12);

        @Override
        ByteBuffer buffer() {
            return buffer.clear();
        }
    }

    @Mistake(
            does = "gives the limit itself, too",
            sees =
                    """
                    One nonce more is given than was agreed: the limit is the first counter that is
                    refused. With 2^64-1 that is the number that Noise reserves, and the next one is
                    0 again.
                    """,
            caughtBy = "refusesFromTheLimitOn")
    public static class GivesTheLimitToo extends NonceCounterInSteps {
        @Override
        boolean isUsedUp(long count, long limit) {
            return isLess(limit, count);
        }
    }

    @Mistake(
            does = "compares counters as signed numbers",
            sees =
                    """
                    The limit 2^64-1 seems to be less than every counter: from 2^63 on a long is
                    negative, and this one is -1. Long.compareUnsigned compares what is meant.
                    """,
            caughtBy = "comparesUnsigned")
    public static class ComparesSigned extends NonceCounterInSteps {
        @Override
        boolean isLess(long one, long other) {
            return one < other;
        }
    }

    @Mistake(
            does = "counts on with every call, those that are refused included",
            sees =
                    """
                    A caller that tries again gets a nonce beyond the limit; at 2^64-1, one that was
                    there before. The counter has to stay at its limit.
                    """,
            caughtBy = "refusesFromThenOn")
    public static class WrapsInTheEnd extends NonceCounterInSteps {
        @Override
        boolean isUsedUp(long count, long limit) {
            count(count + 1);
            return count == limit;
        }
    }

    @Mistake(
            does = "keeps the counter in a static field",
            sees =
                    """
                    All connections count together, and a new one sets the counter back for all others:
                    they use their nonces again. A counter belongs to a key.
                    """,
            caughtBy = "countsAloneInEachObject")
    public static class CountsForAllObjects extends NonceCounterInSteps {
        private static long counter;

        @Override
        long counter() {
            return counter;
        }

        @Override
        void count(long next) {
            counter = next;
        }
    }
}

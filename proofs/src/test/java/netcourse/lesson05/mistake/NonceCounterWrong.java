package netcourse.lesson05.mistake;

import java.nio.ByteBuffer;
import netcourse.authoring.Wrong;
import netcourse.lesson05.answer.SolvedNonceCounter;

/// Further wrong solutions of exercise 5.4.
public final class NonceCounterWrong {
    private NonceCounterWrong() {}

    @Wrong("takes the limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedNonceCounter {
        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, first, limit == 0 ? -1 : limit);
        }
    }

    @Wrong("refuses to begin at the limit")
    public static class RefusesTheLimitAsFirst extends SolvedNonceCounter {
        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, first, limit);
            if (first == limit) {
                throw new IllegalArgumentException("nothing to count");
            }
        }
    }

    @Wrong("begins once, and ignores every later time")
    public static class BeginsOnce extends SolvedNonceCounter {
        private boolean begun;

        @Override
        public void begin(Direction direction, long first, long limit) {
            if (!begun) {
                super.begin(direction, first, limit);
            }
            begun = true;
        }
    }

    @Wrong("keeps the direction of the first time")
    public static class KeepsTheDirection extends SolvedNonceCounter {
        private Direction kept;

        @Override
        public void begin(Direction direction, long first, long limit) {
            kept = kept == null ? direction : kept;
            super.begin(kept, first, limit);
        }
    }

    @Wrong("keeps the lowest limit that there was")
    public static class KeepsTheLimit extends SolvedNonceCounter {
        private long lowest = -1;

        @Override
        public void begin(Direction direction, long first, long limit) {
            lowest = Long.compareUnsigned(limit, lowest) < 0 ? limit : lowest;
            super.begin(direction, first, lowest);
        }
    }

    @Wrong("stays refused after a new begin")
    public static class StaysRefused extends SolvedNonceCounter {
        private boolean refused;

        @Override
        public byte[] next() {
            if (refused) {
                throw new IllegalStateException("refused before");
            }
            refused = true;
            byte[] nonce = super.next();
            refused = false;
            return nonce;
        }
    }

    @Wrong("throws IllegalArgumentException at the limit")
    public static class BlamesTheCaller extends SolvedNonceCounter {
        @Override
        public byte[] next() {
            try {
                return super.next();
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Wrong("gives null at the limit")
    public static class GivesNull extends SolvedNonceCounter {
        @Override
        public byte[] next() {
            try {
                return super.next();
            } catch (IllegalStateException e) {
                return null;
            }
        }
    }

    @Wrong("counts in 48 bits")
    public static class CountsIn48Bits extends SolvedNonceCounter {
        @Override
        public byte[] next() {
            byte[] nonce = super.next();
            nonce[4] = 0;
            nonce[5] = 0;
            return nonce;
        }
    }

    @Wrong("begins anew at 0 for a key of another direction")
    public static class BeginsAtZero extends SolvedNonceCounter {
        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, direction == Direction.SERVER_TO_CLIENT ? 0 : first, limit);
        }
    }

    @Wrong("refuses a first number over the limit, and counts from there all the same")
    public static class SetsBeforeItRefuses extends SolvedNonceCounter {
        @Override
        public void begin(Direction direction, long first, long limit) {
            if (Long.compareUnsigned(first, limit) > 0) {
                super.begin(direction, first, -1);
                throw new IllegalArgumentException("first must not be more than the limit");
            }
            super.begin(direction, first, limit);
        }
    }

    @Wrong(value = "writes one byte of the counter, in front", nameless = true)
    public static class WritesOneByte extends SolvedNonceCounter {
        @Override
        public byte[] next() {
            byte[] nonce = super.next();
            nonce[4] = nonce[11];
            nonce[11] = 0;
            return nonce;
        }
    }

    @Wrong(value = "puts the halves together with their signs", nameless = true)
    public static class KeepsTheSign extends SolvedNonceCounter {
        @Override
        public byte[] next() {
            ByteBuffer nonce = ByteBuffer.wrap(super.next());
            return nonce.putLong(4, (long) nonce.getInt(4) << 32 | nonce.getInt(8)).array();
        }
    }

    @Wrong(value = "writes the nonces of one direction only", nameless = true)
    public static class KnowsOneDirection extends SolvedNonceCounter {
        @Override
        public byte[] next() {
            byte[] nonce = super.next();
            return nonce[3] == 0 ? nonce : new byte[12];
        }
    }

    @Wrong(value = "gives two arrays in turn", nameless = true)
    public static class AlternatesTwoArrays extends SolvedNonceCounter {
        private final byte[][] arrays = new byte[2][12];
        private int turn;

        @Override
        public byte[] next() {
            byte[] nonce = super.next();
            turn ^= 1;
            System.arraycopy(nonce, 0, arrays[turn], 0, 12);
            return arrays[turn];
        }
    }

    @Wrong(value = "makes each nonce of the array that it gave before", nameless = true)
    public static class CountsInTheLastArray extends SolvedNonceCounter {
        private byte[] last;

        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, first, limit);
            last = null;
        }

        @Override
        public byte[] next() {
            byte[] right = super.next();
            if (last == null) {
                last = right;
                return last;
            }
            ByteBuffer nonce = ByteBuffer.wrap(last.clone());
            last = nonce.putLong(4, nonce.getLong(4) + 1).array();
            return last;
        }
    }

    @Wrong(value = "forgets the limit", nameless = true)
    public static class ForgetsTheLimit extends SolvedNonceCounter {
        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, first, limit);
            super.begin(direction, first, -1);
        }
    }

    @Wrong(value = "has one limit for all objects", nameless = true)
    public static class SharesTheLimit extends SolvedNonceCounter {
        private static long shared;
        private long next;

        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, first, limit);
            super.begin(direction, first, -1);
            next = first;
            shared = limit;
        }

        @Override
        public byte[] next() {
            if (next == shared) {
                throw new IllegalStateException("used up");
            }
            next++;
            return super.next();
        }
    }

    @Wrong(value = "begins anew once it has refused", nameless = true)
    public static class BeginsAgain extends SolvedNonceCounter {
        private Runnable again;

        @Override
        public void begin(Direction direction, long first, long limit) {
            super.begin(direction, first, limit);
            again = () -> super.begin(direction, first, limit);
        }

        @Override
        public byte[] next() {
            try {
                return super.next();
            } catch (IllegalStateException e) {
                again.run();
                throw e;
            }
        }
    }
}

package netcourse.lesson05.answer;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.stream.Stream;
import netcourse.authoring.Alternative;
import netcourse.lesson05.exercise.NonceCounter;

/// Unusual solutions of exercise 5.4, nonces from a counter, which are right.
public final class NonceCounterAlternatives {
    private NonceCounterAlternatives() {}

    @Alternative("counts in a BigInteger, which has no end, and has the nonces from an iterator")
    public static class CountsInBigInteger implements NonceCounter {
        private Iterator<byte[]> nonces;

        @Override
        public void begin(Direction direction, long first, long limit) {
            BigInteger from = new BigInteger(Long.toUnsignedString(first));
            BigInteger end = new BigInteger(Long.toUnsignedString(limit));
            if (from.compareTo(end) > 0) {
                throw new IllegalArgumentException(from + " > " + end);
            }
            BigInteger high = BigInteger.valueOf(direction.ordinal()).shiftLeft(64);
            nonces =
                    Stream.iterate(from, n -> n.compareTo(end) < 0, n -> n.add(BigInteger.ONE))
                            .map(n -> nonce(n.add(high)))
                            .iterator();
        }

        private static byte[] nonce(BigInteger number) {
            byte[] nonce = new byte[12];
            for (int i = 0; i < 12; i++) {
                nonce[11 - i] = number.shiftRight(8 * i).byteValue();
            }
            return nonce;
        }

        @Override
        public byte[] next() {
            if (!nonces.hasNext()) {
                throw new IllegalStateException();
            }
            return nonces.next();
        }
    }

    @Alternative("counts down how many are left, and adds 1 to the bytes of the last nonce")
    public static class AddsToTheBytes implements NonceCounter {
        private byte[] next;
        private long left;

        @Override
        public void begin(Direction direction, long first, long limit) {
            if (first + Long.MIN_VALUE > limit + Long.MIN_VALUE) {
                throw new IllegalArgumentException("%x > %x".formatted(first, limit));
            }
            left = limit - first;
            next = new byte[12];
            next[3] = (byte) (direction == Direction.SERVER_TO_CLIENT ? 1 : 0);
            for (int i = 4; i < 12; i++) {
                next[i] = (byte) (first >>> 8 * (11 - i));
            }
        }

        @Override
        public byte[] next() {
            if (left == 0) {
                throw new IllegalStateException("none left");
            }
            left--;
            byte[] nonce = next.clone();
            for (int i = 11; i >= 4 && ++next[i] == 0; i--) {
                // the carry
            }
            return nonce;
        }
    }
}

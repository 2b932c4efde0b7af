package netcourse.lesson05.answer;

import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import netcourse.authoring.Alternative;
import netcourse.lesson05.exercise.ReplayWindow;

/// Unusual solutions of exercise 5.6, a replay window, which are right.
public final class ReplayWindowAlternatives {
    private ReplayWindowAlternatives() {}

    @Alternative("keeps the last 64 numbers as a sorted set, in the order of unsigned numbers")
    public static class KeepsASet implements ReplayWindow {
        private final TreeSet<Long> received = new TreeSet<>(Long::compareUnsigned);

        @Override
        public void begin() {
            received.clear();
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            boolean old = !received.isEmpty() && isOld(sequence, received.last());
            if (old || received.contains(sequence) || !tagIsRight.getAsBoolean()) {
                return false;
            }
            received.add(sequence);
            received.removeIf(each -> isOld(each, received.last()));
            return true;
        }

        private static boolean isOld(long sequence, long highest) {
            return Long.compareUnsigned(sequence, highest) < 0
                    && Long.compareUnsigned(highest - sequence, 64) >= 0;
        }
    }

    @Alternative("never shifts: a ring of 64 places holds the number that came there last")
    public static class KeepsARing implements ReplayWindow {
        private long[] ring;
        private boolean[] used;
        private Long highest;

        @Override
        public void begin() {
            ring = new long[64];
            used = new boolean[64];
            highest = null;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            int at = (int) (sequence & 63);
            if (highest != null && Long.compareUnsigned(sequence, highest) <= 0) {
                boolean old = Long.compareUnsigned(highest - sequence, 63) > 0;
                if (old || used[at] && ring[at] == sequence) {
                    return false;
                }
            }
            if (!tagIsRight.getAsBoolean()) {
                return false;
            }
            if (highest == null || Long.compareUnsigned(sequence, highest) > 0) {
                highest = sequence;
            }
            ring[at] = sequence;
            used[at] = true;
            return true;
        }
    }
}

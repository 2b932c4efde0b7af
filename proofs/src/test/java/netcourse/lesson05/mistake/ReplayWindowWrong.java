package netcourse.lesson05.mistake;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import netcourse.authoring.Wrong;
import netcourse.lesson05.answer.SolvedReplayWindow;
import netcourse.lesson05.exercise.ReplayWindow;

/// Further wrong solutions of exercise 5.6.
public final class ReplayWindowWrong {
    private ReplayWindowWrong() {}

    @Wrong("does not begin anew")
    public static class BeginsOnce extends SolvedReplayWindow {
        private boolean begun;

        @Override
        public void begin() {
            if (!begun) {
                super.begin();
            }
            begun = true;
        }
    }

    @Wrong("takes a failing verification for a wrong tag")
    public static class SwallowsFailures extends SolvedReplayWindow {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return super.accept(
                    sequence,
                    () -> {
                        try {
                            return tagIsRight.getAsBoolean();
                        } catch (RuntimeException e) {
                            return false;
                        }
                    });
        }
    }

    @Wrong("verifies a second time")
    public static class VerifiesTwice extends SolvedReplayWindow {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return super.accept(
                    sequence, () -> tagIsRight.getAsBoolean() && tagIsRight.getAsBoolean());
        }
    }

    @Wrong("refuses a first number that is not 0 or 1")
    public static class WantsTheBeginning extends SolvedReplayWindow {
        private boolean begun;

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            if (!begun && (sequence < 0 || sequence > 1)) {
                return false;
            }
            boolean accepted = super.accept(sequence, tagIsRight);
            begun |= accepted;
            return accepted;
        }
    }

    @Wrong("refuses jumps of more than 2^31")
    public static class RefusesFarJumps extends SolvedReplayWindow {
        private long highest;
        private boolean any;

        @Override
        public void begin() {
            super.begin();
            any = false;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            if (any && sequence - highest > Integer.MAX_VALUE) {
                return false;
            }
            boolean accepted = super.accept(sequence, tagIsRight);
            if (accepted && (!any || Long.compareUnsigned(sequence, highest) > 0)) {
                highest = sequence;
                any = true;
            }
            return accepted;
        }
    }

    @Wrong("remembers every number, and refuses none for its age")
    public static class RemembersAll implements ReplayWindow {
        private final Set<Long> received = new HashSet<>();

        @Override
        public void begin() {
            received.clear();
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return !received.contains(sequence)
                    && tagIsRight.getAsBoolean()
                    && received.add(sequence);
        }
    }

    @Wrong("marks the number before it verifies, and takes that back only if the answer is no")
    public static class KeepsTheMarkOfFailure implements ReplayWindow {
        private SolvedReplayWindow window = new SolvedReplayWindow();
        private final Set<Long> marked = new HashSet<>();

        @Override
        public void begin() {
            window = new SolvedReplayWindow();
            marked.clear();
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            if (!marked.add(sequence)) {
                return false;
            }
            boolean accepted = window.accept(sequence, tagIsRight);
            if (!accepted) {
                marked.remove(sequence);
            }
            return accepted;
        }
    }

    @Wrong("shares its bits with other windows")
    public static class SharesTheWindow implements ReplayWindow {
        private static final SolvedReplayWindow SHARED = new SolvedReplayWindow();

        @Override
        public void begin() {
            SHARED.begin();
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return SHARED.accept(sequence, tagIsRight);
        }
    }

    @Wrong("refuses the number 2^64-1")
    public static class RefusesTheLast extends SolvedReplayWindow {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return sequence != -1 && super.accept(sequence, tagIsRight);
        }
    }

    @Wrong(value = "leaves in its ring what was received 64 numbers before", nameless = true)
    public static class ClearsNothing implements ReplayWindow {
        private final boolean[] received = new boolean[WIDTH];
        private boolean begun;
        private long highest;

        @Override
        public void begin() {
            begun = false;
            Arrays.fill(received, false);
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            int place = (int) sequence & WIDTH - 1;
            boolean higher = !begun || Long.compareUnsigned(sequence, highest) > 0;
            boolean old = Long.compareUnsigned(highest - sequence, WIDTH) >= 0;
            if (!higher && (old || received[place]) || !tagIsRight.getAsBoolean()) {
                return false;
            }
            highest = higher ? sequence : highest;
            begun = true;
            received[place] = true;
            return true;
        }
    }

    @Wrong("refuses a jump of 2^63 or more")
    public static class JumpsBySignedNumbers extends SolvedReplayWindow {
        private boolean begun;
        private long highest;

        @Override
        public void begin() {
            super.begin();
            begun = false;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            boolean higher = !begun || Long.compareUnsigned(sequence, highest) > 0;
            if (begun && higher && sequence - highest < 0 || !super.accept(sequence, tagIsRight)) {
                return false;
            }
            highest = higher ? sequence : highest;
            begun = true;
            return true;
        }
    }

    @Wrong(value = "has a window of 32 numbers", nameless = true)
    public static class HasHalfOfIt extends SolvedReplayWindow {
        private boolean begun;
        private long highest;

        @Override
        public void begin() {
            super.begin();
            begun = false;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            boolean higher = !begun || Long.compareUnsigned(sequence, highest) > 0;
            if (!higher && Long.compareUnsigned(highest - sequence, 32) >= 0
                    || !super.accept(sequence, tagIsRight)) {
                return false;
            }
            highest = higher ? sequence : highest;
            begun = true;
            return true;
        }
    }
}

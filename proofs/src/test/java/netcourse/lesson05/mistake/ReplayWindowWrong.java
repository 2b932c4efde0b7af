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

    /// A window of bits, whose steps can be changed.
    private abstract static class InSteps implements ReplayWindow {
        long highest;
        long received;

        @Override
        public void begin() {
            highest = 0;
            received = 0;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            boolean higher = received == 0 || isHigher(sequence);
            long distance = highest - sequence;
            boolean late = Long.compareUnsigned(distance, WIDTH) < 0;
            if (!higher && (!late || (received >>> distance & 1) != 0)
                    || !tagIsRight.getAsBoolean()) {
                return false;
            }
            if (higher) {
                move(sequence);
            } else {
                mark(distance);
            }
            return true;
        }

        boolean isHigher(long sequence) {
            return Long.compareUnsigned(sequence, highest) > 0;
        }

        void move(long sequence) {
            received = shifted(sequence - highest) | 1;
            highest = sequence;
        }

        long shifted(long by) {
            return Long.compareUnsigned(by, WIDTH) < 0 ? received << by : 0;
        }

        void mark(long distance) {
            received |= 1L << distance;
        }
    }

    @Wrong("refuses number 0 always")
    public static class RefusesZero extends SolvedReplayWindow {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return sequence != 0 && super.accept(sequence, tagIsRight);
        }
    }

    @Wrong(value = "marks the highest number only, and begins at highest 0", nameless = true)
    public static class MarksTheHighestOnly implements ReplayWindow {
        private long highest;
        private long received;

        @Override
        public void begin() {
            highest = 0;
            received = 0;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            long distance = highest - sequence;
            if (Long.compareUnsigned(sequence, highest) <= 0) {
                return Long.compareUnsigned(distance, WIDTH) < 0
                        && (received >>> distance & 1) == 0
                        && tagIsRight.getAsBoolean();
            }
            if (!tagIsRight.getAsBoolean()) {
                return false;
            }
            received = (distance > -WIDTH ? received << -distance : 0) | 1;
            highest = sequence;
            return true;
        }
    }

    @Wrong("looks at the number, and verifies all the same")
    public static class VerifiesAllTheSame implements ReplayWindow {
        private final SolvedReplayWindow window = new SolvedReplayWindow();

        @Override
        public void begin() {
            window.begin();
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            boolean[] asked = {false};
            boolean accepted =
                    window.accept(
                            sequence,
                            () -> {
                                asked[0] = true;
                                return tagIsRight.getAsBoolean();
                            });
            return asked[0] ? accepted : accepted & tagIsRight.getAsBoolean();
        }
    }

    @Wrong(value = "has a window of 48 numbers", nameless = true)
    public static class HasThreeQuartersOfIt extends InSteps {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            boolean old = !isHigher(sequence) && received != 0 && highest - sequence >= 48;
            return !old && super.accept(sequence, tagIsRight);
        }
    }

    @Wrong(value = "begins anew at a number that is far below", nameless = true)
    public static class BeginsAnewFarBelow extends InSteps {
        @Override
        boolean isHigher(long sequence) {
            return super.isHigher(sequence)
                    || Long.compareUnsigned(highest - sequence, 1L << 32) >= 0;
        }
    }

    @Wrong(value = "leaves the bits where they are when it jumps far", nameless = true)
    public static class KeepsTheBits extends InSteps {
        @Override
        long shifted(long by) {
            return Long.compareUnsigned(by, WIDTH) < 0 ? received << by : received;
        }
    }

    @Wrong(value = "refuses numbers from 2^63 on", nameless = true)
    public static class RefusesNegativeNumbers extends InSteps {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return sequence >= 0 && super.accept(sequence, tagIsRight);
        }
    }

    @Wrong(value = "looks at the sign of the difference", nameless = true)
    public static class ComparesTheDifference extends InSteps {
        @Override
        boolean isHigher(long sequence) {
            return sequence - highest > 0;
        }
    }

    @Wrong(value = "takes nothing more after a wrong tag", nameless = true)
    public static class StaysBroken extends InSteps {
        private boolean broken;

        @Override
        public void begin() {
            super.begin();
            broken = false;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return !broken
                    && super.accept(
                            sequence,
                            () -> {
                                broken = !tagIsRight.getAsBoolean();
                                return !broken;
                            });
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

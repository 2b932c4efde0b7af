package netcourse.lesson05.mistake;

import java.util.function.BooleanSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson05.exercise.ReplayWindow;

/// Common mistakes in exercise 5.6, a replay window, in the order of the behaviours of
/// [netcourse.lesson05.ReplayWindowCheck] that catch them.
public final class ReplayWindowMistakes {
    private ReplayWindowMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class ReplayWindowInSteps implements ReplayWindow {
        private long highest;
        private long received;

        @Override
        public void begin() {
            highest = 0;
            received = receivedAtFirst();
        }

        long receivedAtFirst() {
            return 0;
        }

        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            if (isNew(sequence)) {
                if (!tagIsRight.getAsBoolean()) {
                    return false;
                }
                move(sequence);
                return true;
            }
            if (isRefused(highest - sequence, received) || !tagIsRight.getAsBoolean()) {
                return false;
            }
            received |= bit(highest - sequence);
            return true;
        }

        boolean isNew(long sequence) {
            return isNothingReceived(highest, received) || isHigher(sequence, highest);
        }

        boolean isNothingReceived(long highest, long received) {
            return received == 0;
        }

        boolean isHigher(long one, long other) {
            return Long.compareUnsigned(one, other) > 0;
        }

        void move(long sequence) {
            received = shifted(received, sequence - highest) | 1;
            highest = sequence;
        }

        long shifted(long received, long distance) {
            return isOutside(distance) ? 0 : received << distance;
        }

        boolean isRefused(long distance, long received) {
            return isOutside(distance) || (received & bit(distance)) != 0;
        }

        boolean isOutside(long distance) {
            return Long.compareUnsigned(distance, WIDTH) >= 0;
        }

        long bit(long distance) {
            return 1L << distance;
        }
    }

    @Mistake(
            does = "refuses number 0 although nothing has been received",
            sees =
                    """
                    The first datagram is lost if its number is 0. 0 is a number like any other, and
                    often the first: a window with highest 0 and its bit set is the state after
                    number 0, not the one before.
                    """,
            caughtBy = "acceptsInOrder")
    public static class RefusesZeroAtFirst extends ReplayWindowInSteps {
        @Override
        long receivedAtFirst() {
            return 1;
        }
    }

    @Mistake(
            does = "takes highest 0 for \"nothing received\"",
            sees =
                    """
                    The datagram with number 0 is accepted again and again, until another has come:
                    highest is 0 before it and after it. 0 is a number like any other.
                    """,
            caughtBy = "refusesWhatWasReceived")
    public static class TakesZeroForNothing extends ReplayWindowInSteps {
        @Override
        boolean isNothingReceived(long highest, long received) {
            return highest == 0;
        }
    }

    @Mistake(
            does = "verifies the tag of a datagram that it refuses for its number",
            sees =
                    """
                    The result is right, but a datagram that is certain to be refused costs as much
                    as a good one, and an attacker floods you with repeated ones. The window is the
                    cheaper question.
                    """,
            caughtBy = "doesNotVerifyWhatWasReceived")
    public static class VerifiesWhatItRefuses extends ReplayWindowInSteps {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return tagIsRight.getAsBoolean() && super.accept(sequence, () -> true);
        }
    }

    @Mistake(
            does = "accepts only numbers that are higher than any before",
            sees =
                    """
                    That is enough against replay, but datagrams overtake each other: each that comes
                    late is lost, although nobody sent it twice.
                    """,
            caughtBy = "acceptsLateOnes")
    public static class DemandsOrder extends ReplayWindowInSteps {
        @Override
        boolean isRefused(long distance, long received) {
            return true;
        }
    }

    @Mistake(
            does = "shifts an int: 1 << distance",
            sees =
                    """
                    The number 40 below the highest is taken for the one 8 below it: 1 is an int,
                    and an int is shifted by the distance modulo 32. 1L is a long.
                    """,
            caughtBy = "hasAPlaceForEachOf64")
    public static class ShiftsAnInt extends ReplayWindowInSteps {
        @Override
        long bit(long distance) {
            return 1 << distance;
        }
    }

    @Mistake(
            does = "refuses the number 63 below the highest",
            sees =
                    """
                    A datagram that is just in time is lost. 63 below the highest is the last place
                    inside: 64 numbers, the highest included.
                    """,
            caughtBy = "hasAPlaceForEachOf64")
    public static class IsOneTooNarrow extends ReplayWindowInSteps {
        @Override
        boolean isRefused(long distance, long received) {
            return distance == WIDTH - 1 || super.isRefused(distance, received);
        }
    }

    @Mistake(
            does = "lets the number 64 below the highest in",
            sees =
                    """
                    A datagram that is too old is judged by a bit that is not its own: for 64 there
                    is none left, and 1L << 64 is 1, the bit of the highest. The highest is one of
                    the 64, so the lowest is 63 below it.
                    """,
            caughtBy = "refusesWhatIsTooOld")
    public static class IsOneTooWide extends ReplayWindowInSteps {
        @Override
        boolean isRefused(long distance, long received) {
            return Long.compareUnsigned(distance, WIDTH) > 0
                    || distance < WIDTH && super.isRefused(distance, received);
        }
    }

    @Mistake(
            does = "cuts the distance to 32 bits",
            sees =
                    """
                    A number that is 2^32 too old looks like the highest, and one that is 2^32 + 1
                    too old looks like the one below it, and is accepted. The distance needs all the
                    bits of a long.
                    """,
            caughtBy = "refusesWhatIsTooOldByFar")
    public static class CutsTheDistance extends ReplayWindowInSteps {
        @Override
        boolean isRefused(long distance, long received) {
            return super.isRefused((int) distance, received);
        }
    }

    @Mistake(
            does = "shifts the window by any distance at once",
            sees =
                    """
                    Datagrams that have not come are taken for repeated ones. Java shifts a long by
                    the distance modulo 64: a shift by 64 is a shift by 0, and the old bits stay.
                    From 64 on, the window is empty.
                    """,
            caughtBy = "movesByAnyDistance")
    public static class ShiftsByTheRemainder extends ReplayWindowInSteps {
        @Override
        long shifted(long received, long distance) {
            return received << distance;
        }
    }

    @Mistake(
            does = "compares the numbers as signed ones",
            sees =
                    """
                    From 2^63 on every datagram is refused: a long is negative there, so the number
                    seems to be lower than all before. Long.compareUnsigned compares what is meant.
                    """,
            caughtBy = "comparesUnsigned")
    public static class ComparesSigned extends ReplayWindowInSteps {
        @Override
        boolean isHigher(long one, long other) {
            return one > other;
        }
    }

    @Mistake(
            does = "moves the window, or marks the number, before the tag is verified",
            sees =
                    """
                    One forged packet cuts the connection: anybody can send a datagram with a high
                    number and a wrong tag. If that moves the window, all the good ones after it are
                    too old.
                    """,
            caughtBy = "changesNothingIfTheTagIsWrong")
    public static class MovesBeforeTheTag extends ReplayWindowInSteps {
        @Override
        public boolean accept(long sequence, BooleanSupplier tagIsRight) {
            return super.accept(sequence, () -> true) && tagIsRight.getAsBoolean();
        }
    }
}

package netcourse.lesson04;

import java.util.function.IntSupplier;

/// Gives the bits of a text of 0 and 1, and counts those that were taken.
final class BitSource implements IntSupplier {
    /// No bits are left.
    static final class NoBitsLeft extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NoBitsLeft() {
            super("made by the check: no bits are left");
        }
    }

    private final String bits;
    private int taken;

    BitSource(String bits) {
        this.bits = bits;
    }

    @Override
    public int getAsInt() {
        if (taken == bits.length()) {
            throw new NoBitsLeft();
        }
        return bits.charAt(taken++) - '0';
    }

    int taken() {
        return taken;
    }
}

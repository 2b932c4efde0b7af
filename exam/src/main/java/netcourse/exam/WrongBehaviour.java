package netcourse.exam;

import java.util.Arrays;
import netcourse.common.Hex;

/// What was judged did something else than the specification says.
final class WrongBehaviour extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 16;

    private final boolean stuck;

    /// @param what in lower case: what was expected, what came, where
    WrongBehaviour(String what) {
        this(what, false);
    }

    private WrongBehaviour(String what, boolean stuck) {
        super(what);
        this.stuck = stuck;
    }

    /// The judge waited in vain.
    static WrongBehaviour stuck(String what) {
        return new WrongBehaviour(what, true);
    }

    boolean isStuck() {
        return stuck;
    }

    /// @param when where in the trial, as in `split after byte 3`; may be empty
    static WrongBehaviour during(String when, WrongBehaviour cause) {
        return new WrongBehaviour(when + ": " + cause.getMessage(), cause.stuck);
    }

    /// For bytes that differ: both, from a few bytes before the first difference on.
    static WrongBehaviour bytes(String what, byte[] expected, byte[] got) {
        int at = Arrays.mismatch(expected, got);
        int from = Math.max(0, at - SHOWN / 2);
        return new WrongBehaviour(
                "%s%n  got       %s%n  expected  %s%n            %s^^ byte %d"
                        .formatted(
                                what,
                                window(got, from),
                                window(expected, from),
                                " ".repeat((from == 0 ? 0 : 2) + 3 * (at - from)),
                                at));
    }

    private static String window(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + SHOWN);
        String shown = from >= to ? "(end)" : Hex.format(Arrays.copyOfRange(bytes, from, to));
        return (from == 0 ? "" : "… ")
                + shown
                + (to < bytes.length ? " … (%d bytes)".formatted(bytes.length) : "");
    }
}

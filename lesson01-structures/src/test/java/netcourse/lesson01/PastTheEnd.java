package netcourse.lesson01;

import java.nio.BufferUnderflowException;
import netcourse.checker.CallResult;

/// How code fails that takes a length from a peer as it is.
final class PastTheEnd {
    /// What `Arrays.copyOfRange` throws for an end before the beginning: `2 > 1`.
    private static final String RANGE = "-?\\d+ > -?\\d+";

    private PastTheEnd() {}

    /// Whether it ran past the end of its bytes. An exception that names a field does not come from
    /// there, but from a comparison.
    static boolean ran(CallResult outcome) {
        boolean thrown =
                outcome.threw(IndexOutOfBoundsException.class)
                        || outcome.threw(BufferUnderflowException.class)
                        || outcome.message().matches(RANGE);
        return thrown && !outcome.message().contains("(byte");
    }

    /// Whether it failed with a number below zero.
    static boolean wasNegative(CallResult outcome) {
        return outcome.threw(NegativeArraySizeException.class)
                || outcome.message().matches(RANGE)
                || outcome.message().matches("(?s).*(?<![\\w.])-\\d.*");
    }
}

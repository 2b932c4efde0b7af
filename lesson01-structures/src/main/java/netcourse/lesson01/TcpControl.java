package netcourse.lesson01;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What bytes 12 and 13 of a TCP header say; the value of exercise 1.5.
///
/// @param headerBytes the length of the header with its options: 20 to 60, a multiple of 4
/// @param flags those that are set
public record TcpControl(int headerBytes, Set<TcpFlag> flags) {
    public TcpControl {
        if (headerBytes < 20 || headerBytes > 60 || headerBytes % 4 != 0) {
            throw new IllegalArgumentException(
                    "headerBytes must be a multiple of 4 from 20 to 60, was " + headerBytes);
        }
        EnumSet<TcpFlag> copy = EnumSet.noneOf(TcpFlag.class);
        copy.addAll(flags);
        flags = Collections.unmodifiableSet(copy);
    }
}

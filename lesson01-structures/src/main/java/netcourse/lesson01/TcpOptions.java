package netcourse.lesson01;

import java.util.Optional;
import java.util.OptionalInt;

/// The options of a TCP header that the course knows (RFC 9293, section 3.2; RFC 7323; RFC 2018).
///
/// @param maximumSegmentBytes the MSS: 0..65535
/// @param windowShift the window scale as it stands there: 0..255
/// @param sackPermitted whether selective acknowledgments are welcome
/// @param timestamps the sender's clock, and the peer's that it has seen last
public record TcpOptions(
        OptionalInt maximumSegmentBytes,
        OptionalInt windowShift,
        boolean sackPermitted,
        Optional<Timestamps> timestamps) {

    /// Two clocks.
    ///
    /// @param value 0..4294967295
    /// @param echo 0..4294967295
    public record Timestamps(long value, long echo) {}
}

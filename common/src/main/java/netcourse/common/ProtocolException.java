package netcourse.common;

import java.io.IOException;

/// A peer's bytes that break the agreement. The message names the field, the offset of its first
/// byte, what was expected and what came: `version (byte 2) must be 1, was 2`.
///
/// The type says whose fault it was: the caller's is an [IllegalArgumentException], the network's
/// the [IOException] as it came. This is not `java.net.ProtocolException`, which an editor likes to
/// import in its place.
///
/// Not for an end of the stream inside a message: nothing wrong has come then, only too little.
public class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /// With a message as above.
    public ProtocolException(String message) {
        super(message);
    }
}

package netcourse.lesson05.demo;

import java.time.Duration;
import java.util.Optional;
import netcourse.common.MessageLimits;

/// What the secure server is set up with.
///
/// @param writeDeadline how long a client may take no byte
/// @param maxClients at a time; one more is closed without a word
/// @param maxHandshakes unfinished ones at a time; one more likewise
/// @param password what a client must know; empty: any client is let in
record SecureSettings(
        Protection protection,
        MessageLimits limits,
        Duration writeDeadline,
        int maxClients,
        int maxHandshakes,
        Optional<byte[]> password) {
    /// Without the password.
    @Override
    public String toString() {
        return "SecureSettings[maxClients=%d, maxHandshakes=%d]"
                .formatted(maxClients, maxHandshakes);
    }
}

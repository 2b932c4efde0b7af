package netcourse.lesson02;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What a gateway uses that is not its own.
///
/// @param out takes lines for the operator; called by many threads
/// @param eachClient whether to print a line for each accepted client
/// @param clock nanoseconds; the deadlines go by it
/// @param tick how often to look whether a deadline has passed
public record Surroundings(
        Consumer<String> out, boolean eachClient, LongSupplier clock, Duration tick) {
    /// The system's clock, and a tick that closes a client a tenth too late at most, but looks no
    /// more often than 200 times a second and no less often than 4 times.
    public static Surroundings of(
            GatewaySettings settings, Consumer<String> out, boolean eachClient) {
        long shorter = Math.min(settings.idle().toMillis(), settings.messageDeadline().toMillis());
        Duration tick = Duration.ofMillis(Math.clamp(shorter / 10, 5, 250));
        return new Surroundings(out, eachClient, System::nanoTime, tick);
    }
}

package netcourse.lesson04;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import netcourse.codecs.Compression;

/// How a [TransferClient] speaks.
///
/// @param codings what it accepts, as exercise 4.7 reads it
/// @param level of the codec; empty for its default
/// @param patience how long the server may take for an answer, or to take what is sent
/// @param parts what a learner's class replaces
public record ClientSettings(
        String codings, OptionalInt level, Duration patience, TransferParts parts) {
    /// All codecs, and the server chooses; 30 s, as the server has it.
    public static ClientSettings defaults() {
        String all =
                TransferSettings.BEST_FIRST.stream()
                        .map(Compression::title)
                        .collect(Collectors.joining(", "));
        return new ClientSettings(
                all, OptionalInt.empty(), Duration.ofSeconds(30), TransferParts.own());
    }

    public ClientSettings withCodings(String others) {
        return new ClientSettings(others, level, patience, parts);
    }

    public ClientSettings withLevel(int other) {
        return new ClientSettings(codings, OptionalInt.of(other), patience, parts);
    }

    public ClientSettings withPatience(Duration duration) {
        return new ClientSettings(codings, level, duration, parts);
    }

    public ClientSettings withParts(TransferParts others) {
        return new ClientSettings(codings, level, patience, others);
    }
}

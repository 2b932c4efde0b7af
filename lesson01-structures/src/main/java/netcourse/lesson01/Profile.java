package netcourse.lesson01;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// What a peer says about itself, as far as it likes to. How it looks on the wire:
/// [netcourse.lesson01.exercise.TlvReader].
///
/// @param name what it calls itself; may be an empty text
/// @param port on which it listens, 0..65535
/// @param topics in the order in which they came; the same one may be there twice
public record Profile(Optional<String> name, OptionalInt port, List<String> topics) {
    public Profile {
        Objects.requireNonNull(name, "name");
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("port must be 0..65535, was " + port.getAsInt());
        }
        topics = List.copyOf(topics);
    }
}

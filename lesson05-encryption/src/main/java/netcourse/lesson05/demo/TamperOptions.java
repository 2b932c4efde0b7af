package netcourse.lesson05.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcourse.common.Program;
import picocli.CommandLine.Option;

/// The options of the eavesdropper that change something on the way: one of them at a time.
final class TamperOptions {
    private static final String N = "N";

    @Option(names = "--flip", paramLabel = N, description = "Flips the last bit of the N-th.")
    private Integer flip;

    @Option(names = "--drop", paramLabel = N, description = "Does not pass the N-th on.")
    private Integer drop;

    @Option(names = "--repeat", paramLabel = N, description = "Passes the N-th on twice.")
    private Integer repeat;

    @Option(names = "--reorder", paramLabel = N, description = "Passes the N-th on after the next.")
    private Integer reorder;

    @Option(names = "--reflect", paramLabel = N, description = "Sends the N-th back, too.")
    private Integer reflect;

    @Option(names = "--truncate", paramLabel = N, description = "Sends a FIN after the N-th.")
    private Integer truncate;

    @Option(
            names = "--of",
            paramLabel = "SIDE",
            defaultValue = "client",
            description = "Whose: client or server (default: ${DEFAULT-VALUE}).")
    private Side of;

    /// @throws IllegalArgumentException if there is more than one, or a number that is none
    Optional<Tampering> tampering() {
        List<Tampering> given = new ArrayList<>();
        add(Tampering.Kind.FLIP, flip, given);
        add(Tampering.Kind.DROP, drop, given);
        add(Tampering.Kind.REPEAT, repeat, given);
        add(Tampering.Kind.REORDER, reorder, given);
        add(Tampering.Kind.REFLECT, reflect, given);
        add(Tampering.Kind.TRUNCATE, truncate, given);
        if (given.size() > 1) {
            throw new IllegalArgumentException("one change at a time, please");
        }
        return given.stream().findFirst();
    }

    private void add(Tampering.Kind kind, Integer number, List<Tampering> given) {
        if (number != null) {
            Program.checkRange(
                    "--" + kind.name().toLowerCase(Locale.ROOT), number, 1, Integer.MAX_VALUE);
            given.add(new Tampering(kind, number, of));
        }
    }
}

package netcourse.lesson05.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcourse.common.Program;
import picocli.CommandLine.Option;

/// What an attacker does to one message or record, and once for each connection.
///
/// @param kind what
/// @param number of the message or record in its direction; the first is 1
/// @param sender whose
record Tampering(Kind kind, int number, WireUnit.Side sender) {
    enum Kind {
        FLIP("its last bit is flipped"),
        DROP("it is not passed on"),
        REPEAT("it is passed on twice"),
        REORDER("the next one goes first"),
        REFLECT("it is sent back to its sender, too"),
        TRUNCATE("nothing after it is passed on, and a FIN is sent");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    /// The options of the eavesdropper that change something on the way: one of them at a time.
    static final class Options {
        private static final String N = "N";

        @Option(names = "--flip", paramLabel = N, description = "Flips the last bit of the N-th.")
        private Integer flip;

        @Option(names = "--drop", paramLabel = N, description = "Does not pass the N-th on.")
        private Integer drop;

        @Option(names = "--repeat", paramLabel = N, description = "Passes the N-th on twice.")
        private Integer repeat;

        @Option(
                names = "--reorder",
                paramLabel = N,
                description = "Passes the N-th on after the next.")
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
        private WireUnit.Side of;

        /// @throws IllegalArgumentException if there is more than one, or a number that is none
        Optional<Tampering> tampering() {
            List<Tampering> given = new ArrayList<>();
            add(Kind.FLIP, flip, given);
            add(Kind.DROP, drop, given);
            add(Kind.REPEAT, repeat, given);
            add(Kind.REORDER, reorder, given);
            add(Kind.REFLECT, reflect, given);
            add(Kind.TRUNCATE, truncate, given);
            if (given.size() > 1) {
                throw new IllegalArgumentException("one change at a time, please");
            }
            return given.stream().findFirst();
        }

        private void add(Kind kind, Integer number, List<Tampering> given) {
            if (number != null) {
                Program.checkRange(
                        "--" + kind.name().toLowerCase(Locale.ROOT), number, 1, Integer.MAX_VALUE);
                given.add(new Tampering(kind, number, of));
            }
        }
    }
}

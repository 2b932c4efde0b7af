package netcourse.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the framed servers are asked.
enum FramedShape {
    /// Many small requests at once.
    SMALL("16 clients, 64 B, 32 in flight", 16, 64, 32),
    /// Few large ones.
    LARGE("4 clients, 64 KiB, 4 in flight", 4, 65_536, 4),
    /// A small client, one request at a time, beside four that never pause.
    FAIR("4 clients, 64 KiB, 16 in flight, and a small one", 4, 65_536, 16);

    private static final Set<FramedContender> FEW =
            EnumSet.of(FramedContender.NETTY, FramedContender.FRAMED, FramedContender.LOOP);

    private final String label;
    private final List<String> options;

    FramedShape(String label, int clients, int bytes, int inFlight) {
        this.label = label;
        this.options =
                List.of("--clients=" + clients, "--bytes=" + bytes, "--in-flight=" + inFlight);
    }

    /// The options of [FramedLoad].
    List<String> options() {
        List<String> all = new ArrayList<>(options);
        if (this == FAIR) {
            all.add("--small-beside");
        }
        return all;
    }

    /// How often a server flushes matters for small messages.
    boolean isFor(FramedContender contender) {
        return this == SMALL || FEW.contains(contender);
    }

    @Override
    public String toString() {
        return label;
    }
}

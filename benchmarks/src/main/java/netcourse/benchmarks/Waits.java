package netcourse.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long a client waits for each of its answers, one after the other.
final class Waits {
    private final List<Long> nanos = new ArrayList<>();
    private long since;

    /// Forgets what was counted.
    void clear() {
        nanos.clear();
    }

    void begin() {
        since = System.nanoTime();
    }

    void end() {
        nanos.add(System.nanoTime() - since);
    }

    /// In words that [Rounds] finds; nothing if nothing was counted.
    @Override
    public String toString() {
        if (nanos.isEmpty()) {
            return "";
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                ", a small client beside them waited %.2f ms, %.2f ms at the 99th percentile",
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
    }
}

package netcourse.lesson02;

import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How often a run of [TenSends] arrived in one read, in two, in three …
///
/// Not for several threads.
public final class ReadHistogram {
    private static final int WIDEST_BAR = 40;

    private final NavigableMap<Integer, Integer> runsByReads = new TreeMap<>();
    private int runs;
    private int smallestReadBytes = Integer.MAX_VALUE;
    private int largestReadBytes;

    /// Counts one run.
    public void add(RunArrival arrival) {
        runs++;
        runsByReads.merge(arrival.reads(), 1, Integer::sum);
        for (int sizeBytes : arrival.readSizesBytes()) {
            smallestReadBytes = Math.min(smallestReadBytes, sizeBytes);
            largestReadBytes = Math.max(largestReadBytes, sizeBytes);
        }
    }

    /// How many runs were counted.
    public int runs() {
        return runs;
    }

    /// How many runs took this number of reads.
    public int runsWith(int reads) {
        return runsByReads.getOrDefault(reads, 0);
    }

    /// One line per number of reads that occurred, with a bar; the longest bar has 40 characters,
    /// and a run that occurred has one at least.
    @Override
    public String toString() {
        if (runs == 0) {
            return "no run arrived%n".formatted();
        }
        int most = runsByReads.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        StringBuilder text = new StringBuilder("reads   runs%n".formatted());
        runsByReads.forEach((reads, count) ->
                text.append("%5d %6d  %s%n".formatted(reads, count, bar(count, most))));
        return text.append(summary()).toString();
    }

    private static String bar(int count, int most) {
        return "#".repeat(Math.max(1, Math.toIntExact((long) count * WIDEST_BAR / most)));
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%d runs of %d sends x %d bytes = %d bytes, complete every time; one read gave %d to %d bytes%n",
                runs,
                TenSends.SENDS,
                TenSends.SEND_BYTES,
                TenSends.TOTAL_BYTES,
                smallestReadBytes,
                largestReadBytes);
    }
}

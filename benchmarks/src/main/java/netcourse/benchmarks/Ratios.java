package netcourse.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netcourse.benchmarks.Rounds.Figures;

/// The ratios of every round to the server that we compare with, and their medians.
final class Ratios<C> {
    private final Map<C, List<Double>> rates = new LinkedHashMap<>();
    private final Map<C, List<Double>> cpuRates = new LinkedHashMap<>();

    /// Returns the ratio of the rates and that of the rates per CPU time, as they are printed.
    String add(C contender, Figures figures, Figures reference) {
        double rate = figures.rate() / reference.rate();
        double cpuRate = figures.cpuRate() / reference.cpuRate();
        rates.computeIfAbsent(contender, _ -> new ArrayList<>()).add(rate);
        cpuRates.computeIfAbsent(contender, _ -> new ArrayList<>()).add(cpuRate);
        return columns(rate, cpuRate);
    }

    /// The medians of both, in the same columns.
    String medians(C contender) {
        return columns(median(rates.get(contender)), median(cpuRates.get(contender)));
    }

    private static String columns(double rate, double cpuRate) {
        return "%6.2f %6.2f".formatted(rate, cpuRate);
    }

    static double median(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

package netcourse.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import netcourse.benchmarks.Rounds.Figures;

/// The ratios of every round to the server that we compare with, and their medians.
final class Ratios<C> {
    private final Map<C, List<Figures>> ratios = new LinkedHashMap<>();

    /// Returns the ratio of the rates and that of the rates per CPU time, as they are printed; and
    /// the waits of a small client, if there was one.
    String add(C contender, Figures figures, Figures reference) {
        Figures ratio =
                new Figures(
                        figures.rate() / reference.rate(),
                        figures.cpuRate() / reference.cpuRate(),
                        figures.waited(),
                        figures.waited99());
        ratios.computeIfAbsent(contender, _ -> new ArrayList<>()).add(ratio);
        return columns(ratio);
    }

    /// The medians of each, in the same columns.
    String medians(C contender) {
        List<Figures> all = ratios.get(contender);
        return columns(
                new Figures(
                        median(all, Figures::rate),
                        median(all, Figures::cpuRate),
                        median(all, Figures::waited),
                        median(all, Figures::waited99)));
    }

    private static String columns(Figures ratio) {
        String rates = "%6.2f %6.2f".formatted(ratio.rate(), ratio.cpuRate());
        return Double.isNaN(ratio.waited())
                ? rates
                : rates + " %10.2f %10.2f".formatted(ratio.waited(), ratio.waited99());
    }

    private static double median(List<Figures> figures, ToDoubleFunction<Figures> which) {
        return median(figures.stream().mapToDouble(which).boxed().toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

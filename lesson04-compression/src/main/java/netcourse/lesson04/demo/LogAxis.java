package netcourse.lesson04.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// A logarithmic axis: the same factor is the same distance everywhere.
///
/// @param least more than 0
/// @param most more than that
/// @param start where `least` is, in pixels
/// @param end where `most` is
record LogAxis(double least, double most, double start, double end) {
    /// Wide enough for all values, with some room, and for a factor of 2 at least.
    static LogAxis around(double[] values, double start, double end) {
        double least = DoubleStream.of(values).min().orElse(1);
        double most = DoubleStream.of(values).max().orElse(1);
        double room = Math.max(1.15 * Math.pow(most / least, 0.05), Math.sqrt(2 * least / most));
        return new LogAxis(least / room, most * room, start, end);
    }

    /// Where a value is.
    double at(double value) {
        return start + (end - start) * Math.log(value / least) / Math.log(most / least);
    }

    /// Round numbers: 1, 10, 100 … over a wide range, 1, 2, 5, 10 … over a smaller one, else in
    /// equal steps.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (most / least > 8) {
            for (double power = power(least); power < most; power *= 10) {
                addInside(ticks, power);
                if (most / least < 3000) {
                    addInside(ticks, 2 * power);
                    addInside(ticks, 5 * power);
                }
            }
        } else {
            double step = step((most - least) / 5);
            for (long i = Math.round(least / step); i * step < most; i++) {
                addInside(ticks, i * step);
            }
        }
        return ticks;
    }

    private void addInside(List<Double> ticks, double value) {
        if (value >= least && value <= most) {
            ticks.add(value);
        }
    }

    /// 1, 2 or 5 times a power of ten, not less than a value.
    private static double step(double value) {
        double power = power(value);
        if (value <= 2 * power) {
            return value <= power ? power : 2 * power;
        }
        return value <= 5 * power ? 5 * power : 10 * power;
    }

    /// The power of ten that is not above a value.
    private static double power(double value) {
        return Math.pow(10, Math.floor(Math.log10(value)));
    }

    /// A tick as text, with as many digits as it needs.
    static String text(double tick) {
        String text = String.format(Locale.ROOT, "%.3f", tick);
        return text.replaceFirst("\\.?0+$", "");
    }
}

package netcourse.common;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A duration among a program's options: seconds (`10`, `0.5`) or ISO 8601 (`PT1M30S`); more than
/// zero, and not longer than a socket can wait.
public final class DurationConverter implements ITypeConverter<Duration> {
    /// `Socket.setSoTimeout` takes milliseconds as an `int`: 24 days and 20 hours. In nanoseconds,
    /// as a clock counts, it fits a `long`.
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    @Override
    public Duration convert(String text) {
        Duration duration = parse(text);
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw bad(text);
        }
        return duration;
    }

    private static Duration parse(String text) {
        try {
            // 3 digits after the point: a time-out counts milliseconds.
            if (text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
                return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
            }
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw bad(text);
        }
    }

    private static TypeConversionException bad(String text) {
        return new TypeConversionException(
                "duration must be seconds, such as 10 or 0.5, or ISO 8601, such as PT1M30S, more than"
                        + " zero and up to 24 days, was \""
                        + text
                        + "\"");
    }
}

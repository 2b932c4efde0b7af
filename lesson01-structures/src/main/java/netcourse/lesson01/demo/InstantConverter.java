package netcourse.lesson01.demo;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A point in time among a program's options: ISO 8601, such as `2023-11-14T22:13:20Z`.
final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "time must be ISO 8601, such as 2023-11-14T22:13:20Z, was \"" + text + "\"");
        }
    }
}

package netcourse.lesson05.demo;

import netcourse.common.Hex;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Checks a public key that is given as 64 hexadecimal digits. It stays text: picocli takes an
/// array for an option with several values.
final class PinConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        try {
            if (Hex.parse(text).length == KeyFile.KEY_BYTES) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new TypeConversionException(
                "key must have 64 hexadecimal digits, was \"" + text + "\"");
    }
}

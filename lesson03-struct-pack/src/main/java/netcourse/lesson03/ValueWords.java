package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import netcourse.common.Hex;

/// Values as a person types them, for the codes of a format.
///
/// - integers: `80`, `-1`, `0x50`
/// - numbers: `0.5`, `1e300`, `nan`, `inf`, `-inf`
/// - `?`: `true`, `false`, or a number
/// - bytes: text, as UTF-8, or `0x` and pairs of hexadecimal digits: `NC`, `0x4e43`
public final class ValueWords {
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)");
    private static final int MAX_DIGITS = 400;

    private ValueWords() {}

    /// The values to pack.
    ///
    /// @param words as many as the format takes values
    /// @throws IllegalArgumentException names the word that is no value for its code
    public static Object[] values(Struct struct, List<String> words) {
        if (words.size() != struct.valueCount()) {
            throw new IllegalArgumentException(
                    "format %s takes %d values, was given %d"
                            .formatted(
                                    StructFormat.shortened(struct.format()),
                                    struct.valueCount(),
                                    words.size()));
        }
        return struct.parsed().singles().stream()
                .map(field -> value(field, words.get(field.firstIndex())))
                .toArray();
    }

    private static Object value(StructField field, String word) {
        try {
            return switch (field.type()) {
                case BytesType _ -> bytes(word);
                case StructType.Bool _ -> bool(word);
                case FloatType _ -> number(word);
                case IntegerType _, UnsignedLongType _ -> integer(word);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s must be a number, was \"%s\""
                            .formatted(field.describe(field.firstIndex()), word),
                    e);
        }
    }

    private static byte[] bytes(String word) {
        return word.startsWith("0x") ? Hex.parse(word.substring(2)) : word.getBytes(UTF_8);
    }

    private static Object bool(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> number(word);
        };
    }

    private static Object number(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> INTEGER.matcher(word).matches() ? integer(word) : Double.valueOf(word);
        };
    }

    private static BigInteger integer(String word) {
        // More digits than any double has; BigInteger would take its time for millions.
        if (word.length() > MAX_DIGITS || !INTEGER.matcher(word).matches()) {
            throw new NumberFormatException(word);
        }
        String digits = word.replaceFirst("0[xX]", "");
        return new BigInteger(digits, digits.length() == word.length() ? 10 : 16);
    }
}

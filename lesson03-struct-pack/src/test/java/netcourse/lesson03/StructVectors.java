package netcourse.lesson03;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What CPython answered: the lines of `golden/struct.txt`, which `golden/struct.py` beside it
/// explains, and the same questions put to [Struct].
final class StructVectors {
    private static final HexFormat HEX = HexFormat.of();

    /// A question and CPython's answer.
    record Case(List<String> columns) {
        String operation() {
            return columns.getFirst();
        }

        String expected() {
            return columns.getLast();
        }
    }

    private StructVectors() {}

    static String text() throws IOException {
        try (InputStream in = StructVectors.class.getResourceAsStream("/golden/struct.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<Case> all() throws IOException {
        return text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> new Case(List.of(line.split("\t", -1))))
                .toList();
    }

    /// What [Struct] answers, written as in the file; `!` if it refuses as its contract says.
    static String answer(Case question) {
        List<String> c = question.columns();
        try {
            Struct struct = Struct.of(c.get(1).translateEscapes());
            return switch (question.operation()) {
                case "size" -> "" + struct.size();
                case "pack" -> HEX.formatHex(struct.pack(values(c.get(2))));
                case "into" -> into(struct, c);
                case "unpack" -> written(struct.unpack(HEX.parseHex(c.get(2))));
                case "from" ->
                        written(
                                struct.unpackFrom(
                                        HEX.parseHex(c.get(2)), Integer.parseInt(c.get(3))));
                case "iter" ->
                        struct.iterUnpack(HEX.parseHex(c.get(2)))
                                .map(StructVectors::written)
                                .collect(Collectors.joining(" | "));
                default -> throw new IllegalStateException(question.operation());
            };
        } catch (IllegalArgumentException e) {
            return "!";
        }
    }

    private static String into(Struct struct, List<String> c) {
        byte[] buffer = HEX.parseHex(c.get(2));
        struct.packInto(buffer, Integer.parseInt(c.get(3)), values(c.get(4)));
        return HEX.formatHex(buffer);
    }

    private static Object[] values(String column) {
        return column.isEmpty()
                ? new Object[0]
                : Arrays.stream(column.split(" ")).map(StructVectors::value).toArray();
    }

    private static Object value(String word) {
        String text = word.substring(2);
        return switch (word.charAt(0)) {
            case 'i' -> narrowest(new BigInteger(text));
            case 'd' -> Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(text));
            case 't' -> text.equals("True");
            case 'b' -> HEX.parseHex(text);
            case 's' -> text;
            case 'n' -> null;
            default -> throw new IllegalStateException(word);
        };
    }

    private static Object narrowest(BigInteger number) {
        if (number.bitLength() < 8) {
            return number.byteValue();
        }
        if (number.bitLength() < 16) {
            return number.shortValue();
        }
        if (number.bitLength() < 32) {
            return number.intValue();
        }
        return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }

    private static String written(Object[] values) {
        return Arrays.stream(values).map(StructVectors::written).collect(Collectors.joining(" "));
    }

    private static String written(Object value) {
        return switch (value) {
            case Float f -> written((double) f);
            case Double d when d.isNaN() -> "d:nan";
            case Double d -> "d:" + HEX.toHexDigits(Double.doubleToRawLongBits(d));
            case Boolean b -> b ? "t:True" : "t:False";
            case byte[] bytes -> "b:" + HEX.formatHex(bytes);
            default -> "i:" + value;
        };
    }
}

package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import netcourse.checker.HexVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [Struct] agrees with CPython, byte for byte and refusal for refusal: it gives the answers that
/// `golden/struct-vectors.txt` has, whose lines `golden/struct-vectors.py` beside it explains.
class StructVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    /// A question and CPython's answer.
    private record Case(List<String> columns) {
        String operation() {
            return columns.getFirst();
        }

        String expected() {
            return columns.getLast();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"size", "pack", "into", "unpack", "from", "iter"})
    void answersAsCpythonDoes(String operation) {
        List<Case> cases =
                HexVectors.read("struct-vectors.txt")
                        .lines()
                        .map(line -> new Case(List.of(line.split("\t", -1))))
                        .filter(c -> c.operation().equals(operation))
                        .toList();
        assertThat(cases).hasSizeGreaterThan(50);
        assertThat(cases)
                .filteredOn(c -> !answer(c).equals(c.expected()))
                .extracting(c -> c.columns() + " but was " + answer(c))
                .isEmpty();
    }

    /// What [Struct] answers, written as in the file; `!` if it refuses as its contract says.
    private static String answer(Case question) {
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
                                .map(StructVectorsTest::written)
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
                : Arrays.stream(column.split(" ")).map(StructVectorsTest::value).toArray();
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
        return Arrays.stream(values)
                .map(StructVectorsTest::written)
                .collect(Collectors.joining(" "));
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

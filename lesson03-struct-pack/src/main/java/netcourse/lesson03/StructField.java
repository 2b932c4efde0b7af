package netcourse.lesson03;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A code of a format with its count, and where it stands.
///
/// @param name of the record's component that it is, or empty
/// @param code one of `xcbB?hHiIlLqQnNefdspP`
/// @param type what it stands for
/// @param count of equal values one behind the other, `3H`; the length of one value for `s` and `p`
/// @param offset of its first byte
/// @param firstIndex the place of its first value among all values, from 0
record StructField(String name, char code, StructType type, int count, int offset, int firstIndex) {
    /// How many values it takes: none for padding.
    int values() {
        return switch (type) {
            case PAD -> 0;
            case OCTETS, PASCAL -> 1;
            default -> count;
        };
    }

    /// The size of one of its values.
    int valueBytes() {
        return type.isText() ? count : type.bytes();
    }

    /// Behind its last byte.
    int end() {
        return offset + count * type.bytes();
    }

    /// `3H` as three fields.
    Stream<StructField> singles() {
        return type.isText()
                ? Stream.of(this)
                : IntStream.range(0, values())
                        .mapToObj(i ->
                                new StructField(
                                        name,
                                        code,
                                        type,
                                        1,
                                        offset + i * type.bytes(),
                                        firstIndex + i));
    }

    StructField withName(String name) {
        return new StructField(name, code, type, count, offset, firstIndex);
    }

    /// How one of its values is called in an error: `value 3 (H at byte 4)`, `port (H at byte 4)`.
    String describe(int index) {
        int at = offset + (index - firstIndex) * valueBytes();
        String called = name.isEmpty() ? "value " + (index + 1) : name;
        return "%s (%s at byte %d)".formatted(called, codeText(), at);
    }

    /// The code as it stands in a format: `H`, `16s`.
    String codeText() {
        return type.isText() ? "" + count + code : "" + code;
    }
}

package netcourse.lesson03;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A code of a format with its count, and where it stands.
///
/// @param name of the record's component that it is, or empty
/// @param code one of `cbB?hHiIlLqQnNPefdsp`
/// @param type what it stands for
/// @param count of values: 3 for `3H`; 1 for `10s`, which is one value
/// @param offset of its first byte
/// @param firstIndex the place of its first value among all values, from 0
record StructField(String name, char code, StructType type, int count, int offset, int firstIndex) {
    /// Packs one of its values.
    ///
    /// @param start of the format's first byte
    /// @param index of the value among all values
    /// @throws IllegalArgumentException if the value is refused; it does not say which one it is
    void pack(byte[] out, int start, int index, Object value) {
        type.pack(out, start + offsetOf(index), value);
    }

    /// The same, for the only value that it has; the exception names it.
    void packNamed(byte[] out, Object value) {
        try {
            pack(out, 0, firstIndex, value);
        } catch (IllegalArgumentException e) {
            throw named(firstIndex, e);
        }
    }

    /// The refusal of a value with its name in front.
    IllegalArgumentException named(int index, IllegalArgumentException refusal) {
        return new IllegalArgumentException(describe(index) + " " + refusal.getMessage(), refusal);
    }

    /// Unpacks one of its values.
    Object unpack(byte[] in, int start, int index) {
        return type.unpack(in, start + offsetOf(index));
    }

    /// The same, for the only value that it has.
    Object unpack(byte[] in) {
        return unpack(in, 0, firstIndex);
    }

    private int offsetOf(int index) {
        return offset + (index - firstIndex) * type.bytes();
    }

    /// The index after that of its last value.
    int endIndex() {
        return firstIndex + count;
    }

    /// The offset after that of its last byte.
    int end() {
        return offsetOf(endIndex());
    }

    /// `3H` as three fields.
    Stream<StructField> singles() {
        return IntStream.range(firstIndex, endIndex())
                .mapToObj(i -> new StructField(name, code, type, 1, offsetOf(i), i));
    }

    StructField withName(String name) {
        return new StructField(name, code, type, count, offset, firstIndex);
    }

    /// How one of its values is called in an error: `value 3 (H at byte 4)`, `port (H at byte 4)`.
    String describe(int index) {
        String called = name.isEmpty() ? "value " + (index + 1) : name;
        return "%s (%s at byte %d)".formatted(called, codeText(), offsetOf(index));
    }

    /// The code as it stands in a format: `H`, `16s`.
    String codeText() {
        return (StructFormat.isLength(code) ? "" + type.bytes() : "") + code;
    }
}

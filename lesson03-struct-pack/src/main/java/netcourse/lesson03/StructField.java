package netcourse.lesson03;

/// A code of a format with its count, and where it stands.
///
/// @param code one of `xcbB?hHiIlLqQnNefdspP`
/// @param type what it stands for
/// @param count of equal values one behind the other, `3H`; the length of one value for `s` and `p`
/// @param offset of its first byte
/// @param firstIndex the place of its first value among all values, from 0
record StructField(char code, StructType type, int count, int offset, int firstIndex) {
    /// How many values it takes: none for padding.
    int values() {
        return switch (type) {
            case PAD -> 0;
            case BYTES, PASCAL -> 1;
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

    /// How one of its values is called in an error: `value 3 (H at byte 4)`.
    String describe(int index) {
        int at = offset + (index - firstIndex) * valueBytes();
        return "value %d (%s at byte %d)".formatted(index + 1, codeText(), at);
    }

    /// The code as it stands in a format: `H`, `16s`.
    String codeText() {
        return type.isText() ? "" + count + code : "" + code;
    }
}

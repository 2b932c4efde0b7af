package netcourse.checker;

import java.util.Optional;

/// A named field of a message, for the dumps of a report.
///
/// @param offset of its first byte, from 0
/// @param length in bytes, at least 1
public record Field(String name, int offset, int length) {
    public Field {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "field "
                            + name
                            + " must have an offset from 0 and a length from 1, were "
                            + offset
                            + " and "
                            + length);
        }
    }

    /// The name of the field that holds the byte at an offset.
    static Optional<String> at(int offset, Field... layout) {
        for (Field field : layout) {
            if (offset >= field.offset && offset < field.offset + field.length) {
                return Optional.of(field.name);
            }
        }
        return Optional.empty();
    }
}

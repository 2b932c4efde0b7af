package netcourse.lesson01.demo;

import java.util.Objects;

/// A field that was read from a message, for a dump.
///
/// @param name as the agreement calls it
/// @param offset of its first byte in the message
/// @param bytes as they came
/// @param meaning what they say, in one line
record NotedField(String name, int offset, byte[] bytes, String meaning) {
    public NotedField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}

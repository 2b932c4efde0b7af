package netcourse.lesson01.demo;

import java.util.ArrayList;
import java.util.List;
import netcourse.lesson01.FieldReader;

/// A reader that keeps a note of every field, for a dump. It takes many times the memory of the
/// message.
final class NotingReader extends FieldReader {
    private final List<NotedField> notes = new ArrayList<>();

    /// @param first offset of the first of the bytes in their message
    NotingReader(byte[] bytes, int first) {
        super(bytes, first);
    }

    @Override
    protected void reading(String field, int count, Object meaning) {
        notes.add(new NotedField(field, offset(), peek(count), meaning.toString()));
    }

    /// Says more about the field that was read last than its number.
    void means(String meaning) {
        NotedField last = notes.removeLast();
        notes.add(new NotedField(last.name(), last.offset(), last.bytes(), meaning));
    }

    /// The fields that were read so far, in their order.
    List<NotedField> notes() {
        return List.copyOf(notes);
    }
}

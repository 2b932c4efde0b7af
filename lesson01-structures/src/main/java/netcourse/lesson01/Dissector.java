package netcourse.lesson01;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A [FieldReader] that keeps every field it reads, for a dump, as the dissectors of Wireshark do.
/// It takes many times the memory of the message.
public final class Dissector extends FieldReader {
    /// A field that was read.
    ///
    /// @param name as the table of the protocol calls it
    /// @param offset of its first byte in the message
    /// @param bytes as they came
    /// @param meaning what they say, in one line; may be empty
    public record DissectedField(String name, int offset, byte[] bytes, String meaning) {
        public DissectedField {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(meaning, "meaning");
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    private final List<DissectedField> dissected = new ArrayList<>();

    /// @param first offset of the first of the bytes in their message
    public Dissector(byte[] bytes, int first) {
        super(bytes, first);
    }

    @Override
    protected void reading(String field, int count, Object meaning) {
        dissected.add(new DissectedField(field, offset(), peek(count), meaning.toString()));
    }

    /// Replaces the meaning of the field that was read last, which is its number or its text.
    public void means(String meaning) {
        DissectedField last = dissected.removeLast();
        dissected.add(new DissectedField(last.name(), last.offset(), last.bytes(), meaning));
    }

    /// The fields that were read so far, in their order.
    public List<DissectedField> dissected() {
        return List.copyOf(dissected);
    }
}

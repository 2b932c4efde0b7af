package netcourse.lesson01;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import netcourse.common.ProtocolException;

/// Reads the fields of a message, one after the other. Given: the programs read with it, and from
/// exercise 1.6 on you may too, since 1.1 to 1.3 are what it does inside.
///
/// Numbers are unsigned and big-endian. A field for which too few bytes are left, and a number that
/// is not allowed, are refused, and not read; the exception names the field and the offset of its
/// first byte: `version (byte 2) must be 1, was 2`.
///
/// Not for use by several threads at once.
public class FieldReader {
    private final byte[] bytes;
    private final int first;
    private int at;
    private int end;

    /// @param bytes the whole message; not changed, and not to be changed while this is in use
    public FieldReader(byte[] bytes) {
        this(bytes, 0);
    }

    /// @param bytes the rest of a message
    /// @param first offset of the first of them in that message, for the errors
    public FieldReader(byte[] bytes, int first) {
        this.bytes = bytes;
        this.first = first;
        this.end = bytes.length;
    }

    /// The offset of the next field in the message.
    public int offset() {
        return first + at;
    }

    /// How many bytes are left.
    public int left() {
        return end - at;
    }

    /// Ends the message after this many more bytes; what follows them is not part of it.
    ///
    /// @param count 0 to [#left()]
    public void endAfter(int count) {
        if (count < 0 || count > left()) {
            throw new IllegalArgumentException(
                    "count must be 0..%d, was %d".formatted(left(), count));
        }
        end = at + count;
    }

    /// Refuses the field if fewer bytes are left than it needs.
    public void need(String field, int count) throws ProtocolException {
        if (count > left()) {
            throw new ProtocolException(
                    "%s (byte %d) needs %d %s, %d %s left"
                            .formatted(
                                    field,
                                    offset(),
                                    count,
                                    count == 1 ? "byte" : "bytes",
                                    left(),
                                    left() == 1 ? "is" : "are"));
        }
    }

    /// A number of 1 byte.
    public int u8(String field) throws ProtocolException {
        return (int) number(field, 1);
    }

    /// A number of 1 byte in a range.
    public int u8(String field, int least, int most) throws ProtocolException {
        return (int) inRange(field, 1, least, most);
    }

    /// A number of 2 bytes.
    public int u16(String field) throws ProtocolException {
        return (int) number(field, 2);
    }

    /// A number of 2 bytes in a range.
    public int u16(String field, int least, int most) throws ProtocolException {
        return (int) inRange(field, 2, least, most);
    }

    /// A number of 4 bytes.
    public long u32(String field) throws ProtocolException {
        return number(field, 4);
    }

    /// A number of 4 bytes in a range.
    public long u32(String field, long least, long most) throws ProtocolException {
        return inRange(field, 4, least, most);
    }

    /// A number of 8 bytes, in two's complement.
    public long i64(String field) throws ProtocolException {
        return number(field, 8);
    }

    private long inRange(String field, int size, long least, long most) throws ProtocolException {
        need(field, size);
        require(field, offset(), valueOf(size), least, most);
        return number(field, size);
    }

    private long number(String field, int size) throws ProtocolException {
        need(field, size);
        long value = valueOf(size);
        take(field, size, value);
        return value;
    }

    private long valueOf(int size) {
        long value = 0;
        for (int i = at; i < at + size; i++) {
            value = value << 8 | Byte.toUnsignedInt(bytes[i]);
        }
        return value;
    }

    /// Bytes as they are; a copy.
    public byte[] bytes(String field, int count) throws ProtocolException {
        need(field, count);
        byte[] copy = peek(count);
        take(field, count, "");
        return copy;
    }

    /// Steps over bytes.
    public void skip(String field, int count) throws ProtocolException {
        need(field, count);
        take(field, count, "");
    }

    /// Text in UTF-8; anything else is refused, never replaced.
    public String utf8(String field, int count) throws ProtocolException {
        need(field, count);
        try {
            ByteBuffer text = ByteBuffer.wrap(bytes, at, count);
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
            take(field, count, decoded);
            return decoded;
        } catch (CharacterCodingException e) {
            throw new ProtocolException("%s (byte %d) must be UTF-8".formatted(field, offset()));
        }
    }

    /// A copy of the next bytes, which stay unread.
    ///
    /// @param count 0 to [#left()]
    public byte[] peek(int count) {
        return Arrays.copyOfRange(bytes, at, Objects.checkIndex(at + count, end + 1));
    }

    private void take(String field, int count, Object meaning) {
        reading(field, count, meaning);
        at += count;
    }

    /// Called for every field just before it is taken. Does nothing; [Dissector] keeps the field.
    ///
    /// @param meaning the number or the text; empty for bytes
    protected void reading(String field, int count, Object meaning) {}

    /// Refuses a number that is not allowed. For a number that the caller has read, such as one of
    /// 4 bits.
    public static void require(String field, int offset, long value, long least, long most)
            throws ProtocolException {
        if (value < least || value > most) {
            String allowed = least == most ? Long.toString(least) : least + ".." + most;
            throw new ProtocolException(
                    "%s (byte %d) must be %s, was %d".formatted(field, offset, allowed, value));
        }
    }
}

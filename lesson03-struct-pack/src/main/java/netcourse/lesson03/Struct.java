package netcourse.lesson03;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Python's `struct` in Java: a format is the agreement about bytes, pack and unpack are its two
/// directions. `Struct.of("!2sBBHHII")` is the header of the course's message.
///
/// **A format** is a prefix, then codes, each with a count in front if you like: `3H` is `HHH`.
/// White space between codes is skipped; between a count and its code there may be none.
///
/// | prefix | byte order | sizes | alignment |
/// |---|---|---|---|
/// | `@` or none | little-endian | native | native |
/// | `=` | little-endian | standard | none |
/// | `<` | little-endian | standard | none |
/// | `>` `!` | big-endian | standard | none |
///
/// **Native means 64-bit Linux, on every system**, also on Windows and on a big-endian machine:
/// little-endian, a C `long` has 8 bytes, and a number stands at a multiple of its size. A protocol
/// needs one meaning everywhere; for C's layout on another machine, write it out with `<` or `>`
/// and `x`. A count of 0 only aligns: `BI0q` ends at a multiple of 8.
///
/// | code | bytes | to pack | unpacked as |
/// |---|---|---|---|
/// | `x` | 1 | nothing: a zero byte | nothing, whatever it is |
/// | `c` | 1 | `byte[1]` | `byte[1]` |
/// | `b` `B` | 1 | integer | `Integer` |
/// | `?` | 1 | anything: 1 if Python takes it for true | `Boolean`: not zero |
/// | `h` `H` | 2 | integer | `Integer` |
/// | `i` `I` | 4 | integer | `Integer`, `I`: `Long` |
/// | `l` `L` | 4, native 8 | integer | as `i` `I`, native as `q` `Q` |
/// | `q` `Q` | 8 | integer | `Long`, `Q`: `BigInteger` |
/// | `n` `N` | native 8 only | integer | as `q` `Q` |
/// | `P` | native 8 only | integer | `BigInteger` |
/// | `e` `f` | 2, 4 | number, rounded to the nearest, ties to even | `Float` |
/// | `d` | 8 | number | `Double` |
/// | `10s` | 10 | `byte[]`, cut, or filled up with zeros | `byte[10]`, zeros and all |
/// | `10p` | 10 | `byte[]`, cut to 9, after a byte with its length | `byte[]` of that length |
///
/// A code in capitals has no sign. The type of an unpacked integer depends on the code alone, never
/// on the value, and it holds the whole range: a `Q` as a `long` would be negative from 2^63 up,
/// and as a `Long` now, a `BigInteger` then, it would break on the first large number. To pack, any
/// of `Byte`, `Short`, `Integer`, `Long`, `BigInteger` and `Boolean` is an integer; these, `Float`
/// and `Double` are numbers.
///
/// Errors are [IllegalArgumentException], of the caller: no byte between the first and the last can
/// be wrong, only their number. They say which value, which code, what range: `value 3 (H at byte
/// 4) must be 0..65535, was 70000`.
///
/// It agrees with CPython 3.11 on 64-bit Linux byte for byte, and in what it refuses, but for four
/// things: a size is at most 2147483639 bytes, as no array is longer; `0p` packs and unpacks
/// nothing, where CPython writes a byte beyond the field and cannot unpack; `e` and `f` are
/// unpacked as `Float`, so a NaN keeps its bits; there is no `__index__` to ask.
///
/// Immutable. It goes through the fields of the format each time, as CPython does; [StructCodec] is
/// quicker, where the values are a record.
///
/// See also <https://docs.python.org/3.11/library/struct.html>.
public final class Struct {
    private final StructFormat format;

    private Struct(StructFormat format) {
        this.format = format;
    }

    /// Reads a format; takes time and memory in proportion to its length, not to its counts.
    ///
    /// @throws IllegalArgumentException says at which index of the format, what was expected there
    ///   and what is there
    public static Struct of(String format) {
        return new Struct(StructFormat.parse(format));
    }

    /// The format as it was given.
    public String format() {
        return format.text();
    }

    StructFormat parsed() {
        return format;
    }

    /// The number of bytes, padding included.
    public int size() {
        return format.size();
    }

    /// The number of values to pack, and of those unpacked.
    public int valueCount() {
        return format.values();
    }

    /// Packs values into [#size()] new bytes.
    public byte[] pack(Object... values) {
        byte[] bytes = new byte[size()];
        write(values, bytes, 0);
        return bytes;
    }

    /// Packs values into an array. If a value is refused, those before it are written already.
    ///
    /// @param offset where to begin; a negative one counts from the end, as in Python
    public void packInto(byte[] buffer, int offset, Object... values) {
        int start = start(buffer, offset);
        Arrays.fill(buffer, start, start + size(), (byte) 0);
        write(values, buffer, start);
    }

    private void write(Object[] values, byte[] bytes, int start) {
        if (values.length != valueCount()) {
            throw refused("takes %d values, was given %d".formatted(valueCount(), values.length));
        }
        List<StructField> fields = format.fields();
        int field = 0;
        int index = 0;
        try {
            // One loop over the values: a loop over the fields with another inside is slower.
            for (; index < values.length; index++) {
                if (index == fields.get(field).endIndex()) {
                    field++;
                }
                fields.get(field).pack(bytes, start, index, values[index]);
            }
        } catch (IllegalArgumentException e) {
            throw fields.get(field).named(index, e);
        }
    }

    /// Unpacks exactly [#size()] bytes.
    public Object[] unpack(byte[] bytes) {
        requireSize(bytes);
        return read(bytes, 0);
    }

    void requireSize(byte[] bytes) {
        if (bytes.length != size()) {
            throw refused("takes %d bytes, was given %d".formatted(size(), bytes.length));
        }
    }

    /// Unpacks bytes out of a larger array.
    ///
    /// @param offset where to begin; a negative one counts from the end, as in Python
    public Object[] unpackFrom(byte[] buffer, int offset) {
        return read(buffer, start(buffer, offset));
    }

    /// Unpacks one after the other, each when it is asked for. The bytes are not copied.
    ///
    /// @param bytes a multiple of [#size()], which must not be 0
    public Stream<Object[]> iterUnpack(byte[] bytes) {
        int size = size();
        if (size == 0) {
            throw refused("has no bytes to iterate by");
        }
        if (bytes.length % size != 0) {
            throw refused("iterates by %d bytes, was given %d".formatted(size, bytes.length));
        }
        return IntStream.range(0, bytes.length / size).mapToObj(i -> read(bytes, i * size));
    }

    private Object[] read(byte[] bytes, int start) {
        Object[] values = new Object[valueCount()];
        List<StructField> fields = format.fields();
        int field = 0;
        for (int index = 0; index < values.length; index++) {
            if (index == fields.get(field).endIndex()) {
                field++;
            }
            values[index] = fields.get(field).unpack(bytes, start, index);
        }
        return values;
    }

    /// The place in an array, from 0, if the format fits there.
    int start(byte[] buffer, int offset) {
        long start = offset < 0 ? (long) buffer.length + offset : offset;
        if (start < 0 || buffer.length - start < size()) {
            throw refused(
                    "takes %d bytes from offset %d, the buffer has %d"
                            .formatted(size(), offset, buffer.length));
        }
        return (int) start;
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "format " + StructFormat.shortened(format.text()) + " " + why);
    }

    @Override
    public String toString() {
        return "Struct " + StructFormat.shortened(format.text());
    }
}

package netcourse.lesson03;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import netcourse.common.ProtocolException;

/// A record bound to a format of [Struct]: its components, in their order, are the values.
///
/// ```
/// record LoginRequest(int version, long userId, byte[] token) {}
///
/// StructCodec<LoginRequest> codec = StructCodec.of(LoginRequest.class, "!BI16s");
/// ```
///
/// A component's type holds every value of its code, so that nothing can be cut:
///
/// | code | component |
/// |---|---|
/// | `b`, `B` | `byte`, `short`, `int` or `long`; `B`: not `byte` |
/// | `h`, `H` | `short`, `int` or `long`; `H`: not `short` |
/// | `i` `l`, `I` `L` | `int` or `long`; `I` `L`: not `int` |
/// | `q` `n`, `Q` `N` `P` | `long`; `Q` `N` `P`, and `L` of 8 bytes: `BigInteger` |
/// | `e` `f`, `d` | `float` or `double`; `d`: not `float` |
/// | `?` | `boolean` |
/// | `c` `s` `p` | `byte[]` |
///
/// `3H` is three components. Errors name the component: `port (H at byte 4) must be 0..65535, was
/// 70000`.
///
/// Keep a codec in a `static final` field: code is compiled for it when it is made, and then runs
/// like code written by hand for this record. Immutable. Packing allocates the bytes and nothing
/// else, unpacking the record and what is in it.
public final class StructCodec<T extends Record> {
    private final Class<T> type;
    private final Struct struct;
    private final RecordAccess access;

    private StructCodec(Class<T> type, Struct struct, RecordAccess access) {
        this.type = type;
        this.struct = struct;
        this.access = access;
    }

    /// Binds a record class, which need not be public, to a format.
    ///
    /// @throws IllegalArgumentException if the format is wrong, or does not fit the components
    public static <T extends Record> StructCodec<T> of(Class<T> type, String format) {
        StructFormat parsed = StructFormat.parse(format);
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != parsed.values()) {
            throw new IllegalArgumentException(
                    "record %s has %d components, format %s takes %d values"
                            .formatted(
                                    type.getSimpleName(),
                                    components.length,
                                    StructFormat.shortened(format),
                                    parsed.values()));
        }
        List<StructField> singles = parsed.singles();
        List<StructField> fields =
                IntStream.range(0, components.length)
                        .mapToObj(i -> bound(singles.get(i), components[i]))
                        .toList();
        RecordAccess access = StructCompiler.compile(parsed, fields, RecordHandles.of(type));
        return new StructCodec<>(type, Struct.of(format), access);
    }

    private static StructField bound(StructField single, RecordComponent component) {
        StructField field = single.withName(component.getName());
        List<Class<?>> allowed = types(field.type());
        if (!allowed.contains(component.getType())) {
            throw new IllegalArgumentException(
                    "component %s must be of type %s, was %s"
                            .formatted(
                                    field.describe(field.firstIndex()),
                                    String.join(
                                            " or ",
                                            allowed.stream().map(Class::getSimpleName).toList()),
                                    component.getType().getSimpleName()));
        }
        return field;
    }

    private static List<Class<?>> types(StructType type) {
        return switch (type) {
            case INT8 -> List.of(byte.class, short.class, int.class, long.class);
            case UINT8, INT16 -> List.of(short.class, int.class, long.class);
            case UINT16, INT32 -> List.of(int.class, long.class);
            case UINT32, INT64 -> List.of(long.class);
            case UINT64, POINTER -> List.of(BigInteger.class);
            case HALF, FLOAT32, CAST32 -> List.of(float.class, double.class);
            case FLOAT64 -> List.of(double.class);
            case BOOL -> List.of(boolean.class);
            case OCTET, OCTETS, PASCAL -> List.of(byte[].class);
            case PAD -> List.of();
        };
    }

    /// The number of bytes, padding included.
    public int size() {
        return struct.size();
    }

    /// Packs a record into [#size()] new bytes.
    ///
    /// @throws IllegalArgumentException for a component out of its code's range
    public byte[] pack(T value) {
        byte[] bytes = new byte[access.size()];
        access.write(value, bytes, 0);
        return bytes;
    }

    /// Packs a record into an array. If a component is refused, those before it are written
    /// already.
    ///
    /// @param offset where to begin; a negative one counts from the end, as in Python
    public void packInto(byte[] buffer, int offset, T value) {
        int start = struct.start(buffer, offset);
        Arrays.fill(buffer, start, start + struct.size(), (byte) 0);
        access.write(value, buffer, start);
    }

    /// Unpacks exactly [#size()] bytes.
    ///
    /// @throws IllegalArgumentException if there are more or fewer: how many there are is up to the
    ///   caller
    /// @throws ProtocolException if the record's constructor refuses the values with an
    ///   [IllegalArgumentException]: they are the peer's
    public T unpack(byte[] bytes) throws ProtocolException {
        if (bytes.length != access.size()) {
            throw struct.wrongSize(bytes);
        }
        return read(bytes, 0);
    }

    /// Unpacks bytes out of a larger array; see [#unpack(byte\[\])].
    ///
    /// @param offset where to begin; a negative one counts from the end, as in Python
    public T unpackFrom(byte[] buffer, int offset) throws ProtocolException {
        return read(buffer, struct.start(buffer, offset));
    }

    @SuppressWarnings("unchecked") // the access was compiled for this record class
    private T read(byte[] bytes, int start) throws ProtocolException {
        try {
            return (T) access.read(bytes, start);
        } catch (IllegalArgumentException e) {
            var refused =
                    new ProtocolException(
                            "the bytes make no %s: %s"
                                    .formatted(type.getSimpleName(), e.getMessage()));
            refused.initCause(e);
            throw refused;
        }
    }
}

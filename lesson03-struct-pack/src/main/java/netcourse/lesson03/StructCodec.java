package netcourse.lesson03;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
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
/// Keep a codec in a `static final` field: to make one costs much more than to use it. A method
/// handle of the record's accessors and one of its constructor are put together once, and the JIT
/// compiler sees through them: a codec takes about twice as long as code by hand. Immutable.
public final class StructCodec<T extends Record> {
    private static final MethodHandle PACK =
            fieldMethod("packNamed", void.class, byte[].class, Object.class);
    private static final MethodHandle UNPACK = fieldMethod("unpack", Object.class, byte[].class);

    private final Class<T> type;
    private final Struct struct;
    private final BiConsumer<byte[], T> packer;
    private final Function<byte[], T> unpacker;

    @SuppressWarnings("unchecked") // the handles were made for this record class
    private StructCodec(Class<T> type, Struct struct) throws ReflectiveOperationException {
        this.type = type;
        this.struct = struct;
        List<StructField> fields = fields(type, struct);
        Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        this.packer =
                MethodHandleProxies.asInterfaceInstance(BiConsumer.class, packer(fields, lookup));
        this.unpacker =
                MethodHandleProxies.asInterfaceInstance(Function.class, unpacker(fields, lookup));
    }

    /// Binds a record class, which need not be public, to a format.
    ///
    /// @throws IllegalArgumentException if the format is wrong, or does not fit the components
    public static <T extends Record> StructCodec<T> of(Class<T> type, String format) {
        try {
            return new StructCodec<>(type, Struct.of(format));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot see into " + type + ": " + e, e);
        }
    }

    private static List<StructField> fields(Class<?> type, Struct struct) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != struct.valueCount()) {
            throw new IllegalArgumentException(
                    "record %s has %d components, format %s takes %d values"
                            .formatted(
                                    type.getSimpleName(),
                                    components.length,
                                    StructFormat.shortened(struct.format()),
                                    struct.valueCount()));
        }
        List<StructField> fields = new ArrayList<>();
        for (StructField single : struct.parsed().singles()) {
            fields.add(bound(single, components[single.firstIndex()]));
        }
        return fields;
    }

    private static StructField bound(StructField single, RecordComponent component) {
        StructField field = single.withName(component.getName());
        List<Class<?>> allowed = field.type().componentTypes();
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

    private static MethodHandle fieldMethod(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup()
                    .findVirtual(StructField.class, name, methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// For `record Point(int x, int y)`, what this lambda would do:
    ///
    /// ```
    /// (out, point) -> {
    ///     field0.packNamed(out, point.x());
    ///     field1.packNamed(out, point.y());
    /// }
    /// ```
    private MethodHandle packer(List<StructField> fields, Lookup lookup)
            throws ReflectiveOperationException {
        MethodHandle all = MethodHandles.empty(methodType(void.class, byte[].class, type));
        // What is folded in last runs first.
        for (StructField field : fields.reversed()) {
            int i = field.firstIndex();
            MethodHandle pack = PACK.bindTo(field);
            MethodHandle component = lookup.unreflect(type.getRecordComponents()[i].getAccessor());
            MethodHandle boxed = component.asType(methodType(Object.class, type));
            all = MethodHandles.foldArguments(all, MethodHandles.filterArguments(pack, 1, boxed));
        }
        return all;
    }

    /// For the same record:
    ///
    /// ```
    /// in -> new Point((int) field0.unpack(in), (int) field1.unpack(in))
    /// ```
    private MethodHandle unpacker(List<StructField> fields, Lookup lookup)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        MethodHandle constructor = lookup.findConstructor(type, methodType(void.class, types));
        MethodHandle all = MethodHandles.dropArguments(constructor, types.length, byte[].class);
        // Each one folded in makes the last argument in front of the bytes.
        for (StructField field : fields.reversed()) {
            int i = field.firstIndex();
            MethodHandle unpack = UNPACK.bindTo(field);
            MethodType unboxed = methodType(types[i], byte[].class);
            all =
                    MethodHandles.foldArguments(
                            all, i, MethodHandles.explicitCastArguments(unpack, unboxed));
        }
        return all;
    }

    /// The number of bytes, padding included.
    public int size() {
        return struct.size();
    }

    /// Packs a record into [#size()] new bytes.
    ///
    /// @throws IllegalArgumentException for a component out of its code's range
    public byte[] pack(T value) {
        byte[] bytes = new byte[struct.size()];
        packer.accept(bytes, value);
        return bytes;
    }

    /// Packs a record into an array; nothing is written if a component is refused.
    ///
    /// @param offset where to begin; a negative one counts from the end, as in Python
    public void packInto(byte[] buffer, int offset, T value) {
        int start = struct.start(buffer, offset);
        System.arraycopy(pack(value), 0, buffer, start, size());
    }

    /// Unpacks exactly [#size()] bytes.
    ///
    /// @throws IllegalArgumentException if there are more or fewer: how many there are is up to the
    ///   caller
    /// @throws ProtocolException if the record's constructor refuses the values with an
    ///   [IllegalArgumentException]: they are the peer's
    public T unpack(byte[] bytes) throws ProtocolException {
        struct.requireSize(bytes);
        try {
            return unpacker.apply(bytes);
        } catch (IllegalArgumentException e) {
            var refused =
                    new ProtocolException(
                            "the bytes make no %s: %s"
                                    .formatted(type.getSimpleName(), e.getMessage()));
            refused.initCause(e);
            throw refused;
        }
    }

    /// Unpacks bytes out of a larger array; see [#unpack(byte\[\])].
    ///
    /// @param offset where to begin; a negative one counts from the end, as in Python
    public T unpackFrom(byte[] buffer, int offset) throws ProtocolException {
        int start = struct.start(buffer, offset);
        return unpack(Arrays.copyOfRange(buffer, start, start + size()));
    }
}

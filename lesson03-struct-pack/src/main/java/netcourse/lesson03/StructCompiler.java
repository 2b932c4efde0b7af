package netcourse.lesson03;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes the code that one would write by hand for a format: one call behind the other, of the
/// methods of [StructReader] and [StructWriter], without the loop and the switch of
/// [StructInterpreter].
///
/// For `!BH` and a record `Point(int x, int y)`:
///
/// ```
/// Record read(byte[] b, int at) {
///     return CONSTRUCTOR.invokeExact(
///             StructReader.uint8(b, at + 0, true, FIELD_0),
///             StructReader.uint16(b, at + 1, true, FIELD_1));
/// }
///
/// void write(Record r, byte[] b, int at) {
///     StructWriter.uint8(b, at + 0, true, (long) (int) ACCESSOR_0.invokeExact(r), FIELD_0, 0);
///     StructWriter.uint16(b, at + 1, true, (long) (int) ACCESSOR_1.invokeExact(r), FIELD_1, 1);
/// }
/// ```
///
/// The names in capitals are constants, handed over with the class: the JIT compiler sees through
/// them. They are method handles, since the record need not be public.
final class StructCompiler {
    /// More would be more bytecode than HotSpot compiles (8000 bytes): it is left to a loop.
    private static final int MAX_VALUES = 128;

    private static final ClassDesc NAME = ClassDesc.of("netcourse.lesson03.StructCompiled");
    private static final ClassDesc FIELD = desc(StructField.class);
    private static final ClassDesc BYTES = desc(byte[].class);
    private static final ClassDesc RECORD = desc(Record.class);
    private static final DirectMethodHandleDesc CLASS_DATA_AT =
            ConstantDescs.ofConstantBootstrap(
                    desc(MethodHandles.class), "classDataAt", CD_Object, CD_int);

    private final StructFormat format;
    private final List<StructField> fields;

    /// The fields, then the accessors of the record and its constructor.
    private final List<Object> constants;

    private StructCompiler(StructFormat format, List<StructField> fields) {
        this.format = format;
        this.fields = fields;
        this.constants = new ArrayList<>(fields);
    }

    static boolean isCompilable(StructFormat format) {
        return format.values() <= MAX_VALUES;
    }

    static StructAccess compile(StructFormat format) {
        return (StructAccess) new StructCompiler(format, format.singles()).compileBoxed();
    }

    /// @param fields one for each component
    /// @param handles of the accessors, which take a [Record], and of the constructor, which
    ///   returns one
    static RecordAccess compile(
            StructFormat format, List<StructField> fields, List<MethodHandle> handles) {
        StructCompiler compiler = new StructCompiler(format, fields);
        compiler.constants.addAll(handles);
        return (RecordAccess) compiler.compileRecord();
    }

    private Object compileBoxed() {
        ClassDesc objects = desc(Object[].class);
        return instance(
                desc(StructAccess.class),
                type -> {
                    type.withMethodBody(
                            "write", voidType(objects, BYTES, CD_int), 0, this::writeBoxed);
                    type.withMethodBody(
                            "read", voidType(BYTES, CD_int, objects), 0, this::readBoxed);
                });
    }

    private Object compileRecord() {
        return instance(
                desc(RecordAccess.class),
                type -> {
                    type.withMethodBody(
                            "write", voidType(RECORD, BYTES, CD_int), 0, this::writeRecord);
                    type.withMethodBody(
                            "read", MethodTypeDesc.of(RECORD, BYTES, CD_int), 0, this::readRecord);
                });
    }

    private static MethodTypeDesc voidType(ClassDesc... parameters) {
        return MethodTypeDesc.of(CD_void, parameters);
    }

    private Object instance(ClassDesc parent, Consumer<ClassBuilder> methods) {
        Consumer<CodeBuilder> constructor =
                code -> code.aload(0).invokespecial(parent, "<init>", voidType()).return_();
        byte[] bytes =
                ClassFile.of()
                        .build(
                                NAME,
                                type -> {
                                    type.withFlags(AccessFlag.FINAL).withSuperclass(parent);
                                    type.withMethodBody("<init>", voidType(), 0, constructor);
                                    number(type, "size", format.size());
                                    number(type, "values", format.values());
                                    methods.accept(type);
                                });
        try {
            MethodHandles.Lookup hidden =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constants, true);
            return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("generated code is wrong", e);
        }
    }

    /// A method that returns a constant.
    private static void number(ClassBuilder type, String name, int value) {
        type.withMethodBody(
                name, MethodTypeDesc.of(CD_int), 0, code -> code.loadConstant(value).ireturn());
    }

    // write(Object[] 1, byte[] 2, int 3)
    private void writeBoxed(CodeBuilder code) {
        for (int i = 0; i < fields.size(); i++) {
            StructType type = fields.get(i).type();
            place(code, 2, i);
            code.aload(1).loadConstant(i).aaload();
            field(code, i).loadConstant(i);
            code.invokestatic(
                    desc(StructValues.class),
                    conversion(type),
                    MethodTypeDesc.of(desc(type.written()), CD_Object, FIELD, CD_int));
            put(code, i);
        }
        code.return_();
    }

    private static String conversion(StructType type) {
        return switch (type.written().getSimpleName()) {
            case "long" -> "integer";
            case "BigInteger" -> "bigInteger";
            case "double" -> "decimal";
            case "boolean" -> "truth";
            default -> "bytes";
        };
    }

    // read(byte[] 1, int 2, Object[] 3)
    private void readBoxed(CodeBuilder code) {
        for (int i = 0; i < fields.size(); i++) {
            code.aload(3).loadConstant(i);
            take(code, i);
            box(code, fields.get(i).type().read());
            code.aastore();
        }
        code.return_();
    }

    private static void box(CodeBuilder code, Class<?> type) {
        if (type.isPrimitive()) {
            Class<?> box = MethodType.methodType(type).wrap().returnType();
            code.invokestatic(desc(box), "valueOf", MethodTypeDesc.of(desc(box), desc(type)));
        }
    }

    // write(Record 1, byte[] 2, int 3)
    private void writeRecord(CodeBuilder code) {
        for (int i = 0; i < fields.size(); i++) {
            StructType type = fields.get(i).type();
            MethodHandle accessor = (MethodHandle) constants.get(fields.size() + i);
            place(code, 2, i);
            code.ldc(constant(fields.size() + i, CD_MethodHandle)).aload(1);
            code.invokevirtual(
                    CD_MethodHandle,
                    "invokeExact",
                    MethodTypeDesc.ofDescriptor(accessor.type().toMethodDescriptorString()));
            convert(code, accessor.type().returnType(), type.written());
            put(code, i);
        }
        code.return_();
    }

    // read(byte[] 1, int 2)
    private void readRecord(CodeBuilder code) {
        MethodHandle constructor = (MethodHandle) constants.getLast();
        code.ldc(constant(constants.size() - 1, CD_MethodHandle));
        for (int i = 0; i < fields.size(); i++) {
            take(code, i);
            convert(code, fields.get(i).type().read(), constructor.type().parameterType(i));
        }
        code.invokevirtual(
                CD_MethodHandle,
                "invokeExact",
                MethodTypeDesc.ofDescriptor(constructor.type().toMethodDescriptorString()));
        code.areturn();
    }

    private static void convert(CodeBuilder code, Class<?> from, Class<?> to) {
        if (from != to && from.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        }
    }

    /// The arguments in front of the value: array, place, byte order.
    private void place(CodeBuilder code, int bytesSlot, int i) {
        code.aload(bytesSlot).iload(bytesSlot + 1);
        code.loadConstant(fields.get(i).offset()).iadd();
        code.loadConstant(format.bigEndian() ? 1 : 0);
    }

    /// With the value on top of the stack: the arguments behind it, and the call that writes it.
    private void put(CodeBuilder code, int i) {
        StructType type = fields.get(i).type();
        field(code, i).loadConstant(i);
        code.invokestatic(
                desc(StructWriter.class),
                type.method(),
                MethodTypeDesc.of(
                        CD_void, BYTES, CD_int, CD_boolean, desc(type.written()), FIELD, CD_int));
    }

    private void take(CodeBuilder code, int i) {
        StructType type = fields.get(i).type();
        place(code, 1, i);
        field(code, i);
        code.invokestatic(
                desc(StructReader.class),
                type.method(),
                MethodTypeDesc.of(desc(type.read()), BYTES, CD_int, CD_boolean, FIELD));
    }

    private static CodeBuilder field(CodeBuilder code, int i) {
        return code.ldc(constant(i, FIELD));
    }

    private static DynamicConstantDesc<?> constant(int i, ClassDesc type) {
        return DynamicConstantDesc.ofNamed(
                CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, (Integer) i);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}

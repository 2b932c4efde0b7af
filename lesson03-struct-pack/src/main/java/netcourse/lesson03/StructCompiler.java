package netcourse.lesson03;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
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
    private static final ClassDesc BYTES = desc(byte[].class);
    private static final ClassDesc RECORD = desc(Record.class);

    private final StructFormat format;
    private final StructBytecode code;

    private StructCompiler(StructFormat format, StructBytecode code) {
        this.format = format;
        this.code = code;
    }

    static boolean isCompilable(StructFormat format) {
        return format.values() <= MAX_VALUES;
    }

    static StructAccess compile(StructFormat format) {
        var code = new StructBytecode(format.bigEndian(), format.singles(), List.of());
        return (StructAccess) new StructCompiler(format, code).compileBoxed();
    }

    /// @param fields one for each component
    /// @param handles of the accessors, which take a [Record], and of the constructor, which
    ///   returns one
    static RecordAccess compile(
            StructFormat format, List<StructField> fields, List<MethodHandle> handles) {
        var code = new StructBytecode(format.bigEndian(), fields, handles);
        return (RecordAccess) new StructCompiler(format, code).compileRecord();
    }

    private Object compileBoxed() {
        ClassDesc objects = desc(Object[].class);
        return instance(
                desc(StructAccess.class),
                type -> {
                    type.withMethodBody(
                            "write", voidType(objects, BYTES, CD_int), 0, code::writeBoxed);
                    type.withMethodBody(
                            "read", voidType(BYTES, CD_int, objects), 0, code::readBoxed);
                });
    }

    private Object compileRecord() {
        return instance(
                desc(RecordAccess.class),
                type -> {
                    type.withMethodBody(
                            "write", voidType(RECORD, BYTES, CD_int), 0, code::writeRecord);
                    type.withMethodBody(
                            "read", MethodTypeDesc.of(RECORD, BYTES, CD_int), 0, code::readRecord);
                });
    }

    private static MethodTypeDesc voidType(ClassDesc... parameters) {
        return MethodTypeDesc.of(CD_void, parameters);
    }

    private Object instance(ClassDesc parent, Consumer<ClassBuilder> methods) {
        Consumer<CodeBuilder> constructor =
                body -> body.aload(0).invokespecial(parent, "<init>", voidType()).return_();
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
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(bytes, code.constants(), true);
            return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("generated code is wrong", e);
        }
    }

    /// A method that returns a constant.
    private static void number(ClassBuilder type, String name, int value) {
        type.withMethodBody(
                name, MethodTypeDesc.of(CD_int), 0, body -> body.loadConstant(value).ireturn());
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}

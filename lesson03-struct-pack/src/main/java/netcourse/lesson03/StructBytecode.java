package netcourse.lesson03;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

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
import java.util.ArrayList;
import java.util.List;

/// The bodies of the methods that [StructCompiler] makes.
final class StructBytecode {
    private static final ClassDesc FIELD = desc(StructField.class);
    private static final ClassDesc BYTES = desc(byte[].class);
    private static final DirectMethodHandleDesc CLASS_DATA_AT =
            ConstantDescs.ofConstantBootstrap(
                    desc(MethodHandles.class), "classDataAt", CD_Object, CD_int);

    private final boolean big;
    private final List<StructField> fields;
    private final List<Object> constants;

    /// @param fields one for each value
    /// @param handles the accessors of a record and its constructor, or none
    StructBytecode(boolean big, List<StructField> fields, List<MethodHandle> handles) {
        this.big = big;
        this.fields = fields;
        this.constants = new ArrayList<>(fields);
        constants.addAll(handles);
    }

    /// What the code needs as the data of its class: the fields, then the handles.
    List<Object> constants() {
        return constants;
    }

    /// `void write(Object[] 1, byte[] 2, int 3)`: the numbers are the slots of the parameters.
    void writeBoxed(CodeBuilder code) {
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

    /// `void read(byte[] 1, int 2, Object[] 3)`
    void readBoxed(CodeBuilder code) {
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

    /// `void write(Record 1, byte[] 2, int 3)`
    void writeRecord(CodeBuilder code) {
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

    /// `Record read(byte[] 1, int 2)`
    void readRecord(CodeBuilder code) {
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
        code.loadConstant(big ? 1 : 0);
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

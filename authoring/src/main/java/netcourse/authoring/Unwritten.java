package netcourse.authoring;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a method does that a learner has not written yet, so that it compiles. Code like that must
/// be refused without a mistake's name: whatever it gives explains nothing.
enum Unwritten {
    /// Returns null, zero, false; or nothing, at once.
    NOTHING,
    /// Returns an empty array, text, collection or [Optional]; as above for other types.
    EMPTY,
    /// Throws what has nothing to do with the task.
    STATE(IllegalStateException.class),
    /// Throws what a field leads to that was never set.
    NULL(NullPointerException.class),
    /// Throws what a loop leads to that goes too far.
    INDEX(ArrayIndexOutOfBoundsException.class);

    private static final Set<Class<?>> HAVE_OF = Set.of(List.class, Set.class, Map.class);

    private final Class<? extends Exception> thrown;

    Unwritten() {
        this(null);
    }

    Unwritten(Class<? extends Exception> thrown) {
        this.thrown = thrown;
    }

    /// The answer, with this instead of one of its methods.
    Class<?> in(Class<?> answer, Method method) throws IllegalAccessException {
        String name = "%s$%s_%s".formatted(answer.getName(), method.getName(), name());
        byte[] bytes =
                ClassFile.of()
                        .build(ClassDesc.of(name), type -> subclass(type, desc(answer), method));
        return MethodHandles.privateLookupIn(answer, MethodHandles.lookup()).defineClass(bytes);
    }

    private void subclass(ClassBuilder type, ClassDesc answer, Method method) {
        type.withFlags(ACC_PUBLIC)
                .withSuperclass(answer)
                .withMethodBody(
                        INIT_NAME,
                        MTD_void,
                        ACC_PUBLIC,
                        code -> code.aload(0).invokespecial(answer, INIT_NAME, MTD_void).return_())
                .withMethodBody(
                        method.getName(),
                        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                .describeConstable()
                                .orElseThrow(),
                        ACC_PUBLIC,
                        code -> body(code, method.getReturnType()));
    }

    private void body(CodeBuilder code, Class<?> type) {
        if (thrown != null) {
            code.new_(desc(thrown))
                    .dup()
                    .ldc("not written yet")
                    .invokespecial(
                            desc(thrown), INIT_NAME, MethodTypeDesc.of(desc(void.class), CD_String))
                    .athrow();
        } else if (this == EMPTY && isEmptyKnown(type)) {
            empty(code, type);
            code.areturn();
        } else {
            nothing(code, TypeKind.from(type));
        }
    }

    private static boolean isEmptyKnown(Class<?> type) {
        return type.isArray()
                || type == String.class
                || type == Optional.class
                || HAVE_OF.contains(type);
    }

    private static void empty(CodeBuilder code, Class<?> type) {
        if (type.isArray() && type.getComponentType().isPrimitive()) {
            code.iconst_0().newarray(TypeKind.from(type.getComponentType()));
        } else if (type.isArray()) {
            code.iconst_0().anewarray(desc(type.getComponentType()));
        } else if (type == String.class) {
            code.ldc("");
        } else {
            boolean isInterface = HAVE_OF.contains(type);
            code.invokestatic(
                    desc(type),
                    isInterface ? "of" : "empty",
                    MethodTypeDesc.of(desc(type)),
                    isInterface);
        }
    }

    private static void nothing(CodeBuilder code, TypeKind kind) {
        switch (kind) {
            case VOID -> {}
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case REFERENCE -> code.aconst_null();
            default -> code.iconst_0();
        }
        code.return_(kind);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}

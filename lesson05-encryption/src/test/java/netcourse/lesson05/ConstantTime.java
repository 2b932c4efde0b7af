package netcourse.lesson05;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Looks in a compiled class for comparisons whose time depends on what is compared. Measured, they
/// differ by nanoseconds, which an attacker finds with many tries, and a check with luck.
final class ConstantTime {
    private static final Set<String> OWNERS =
            Set.of(
                    "java/util/Arrays",
                    "java/util/Objects",
                    "java/util/List",
                    "java/lang/String",
                    "java/math/BigInteger",
                    "java/nio/ByteBuffer");

    private static final Set<String> STOPPING =
            Set.of(
                    "equals",
                    "deepEquals",
                    "mismatch",
                    "compare",
                    "compareUnsigned",
                    "compareTo",
                    "contentEquals",
                    "equalsIgnoreCase");

    private ConstantTime() {}

    /// The first call of a method of the JDK that stops at the first difference: `Arrays.equals`.
    static Optional<String> stoppingCall(Class<?> type) {
        return find(
                type,
                method ->
                        elements(method)
                                .filter(InvokeInstruction.class::isInstance)
                                .map(InvokeInstruction.class::cast)
                                .filter(i -> OWNERS.contains(i.owner().asInternalName()))
                                .filter(i -> STOPPING.contains(i.name().stringValue()))
                                .map(ConstantTime::text)
                                .findFirst());
    }

    /// Whether `MessageDigest.isEqual` is called anywhere.
    static boolean callsIsEqual(Class<?> type) {
        return has(
                type,
                e ->
                        e instanceof InvokeInstruction call
                                && call.owner()
                                        .asInternalName()
                                        .equals("java/security/MessageDigest")
                                && call.name().stringValue().equals("isEqual"));
    }

    /// Whether anything is XORed, as in a comparison that collects the differences.
    static boolean xors(Class<?> type) {
        return has(
                type,
                e -> e instanceof OperatorInstruction operator && operator.opcode() == Opcode.IXOR);
    }

    /// In the class, or in what it inherits and does not override.
    private static boolean has(Class<?> type, Predicate<CodeElement> wanted) {
        Set<String> overridden = new HashSet<>();
        return find(
                        type,
                        method ->
                                overridden.add(signature(method))
                                                && elements(method).anyMatch(wanted)
                                        ? Optional.of(signature(method))
                                        : Optional.empty())
                .isPresent();
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private static String text(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name().stringValue();
    }

    /// The first method that loads a byte from an array and then branches on it, perhaps compared
    /// with another byte: `if (a[i] != b[i])`.
    static Optional<String> branchOnByte(Class<?> type) {
        return find(
                type,
                method ->
                        branchesOnByte(elements(method).toList())
                                ? Optional.of(method.methodName().stringValue())
                                : Optional.empty());
    }

    /// Follows bytes through local variables too, in the order of the code.
    private static boolean branchesOnByte(List<CodeElement> code) {
        Set<Integer> slots = new HashSet<>();
        boolean loaded = false;
        for (CodeElement each : code) {
            if (loaded && isConditional(each)) {
                return true;
            }
            if (each instanceof StoreInstruction store) {
                note(slots, store.slot(), loaded);
            }
            loaded = isByteLoad(each, slots) || loaded && keepsByte(each);
        }
        return false;
    }

    private static void note(Set<Integer> slots, int slot, boolean isByte) {
        if (isByte) {
            slots.add(slot);
        } else {
            slots.remove(slot);
        }
    }

    private static boolean isConditional(CodeElement element) {
        return element instanceof BranchInstruction branch
                && branch.opcode() != Opcode.GOTO
                && branch.opcode() != Opcode.GOTO_W;
    }

    private static boolean isByteLoad(CodeElement element, Set<Integer> slots) {
        return element instanceof ArrayLoadInstruction array && array.opcode() == Opcode.BALOAD
                || element instanceof LoadInstruction local && slots.contains(local.slot());
    }

    /// `& 0xff`, and what compares: `^`, `-`.
    private static boolean keepsByte(CodeElement element) {
        return element instanceof ConstantInstruction
                || element instanceof OperatorInstruction operator
                        && Set.of(Opcode.IAND, Opcode.IXOR, Opcode.ISUB)
                                .contains(operator.opcode());
    }

    private static Stream<CodeElement> elements(MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .filter(Instruction.class::isInstance);
    }

    /// In the class, its superclasses, and the classes nested in it.
    private static Optional<String> find(
            Class<?> type, Function<MethodModel, Optional<String>> search) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .filter(c -> c.getClassLoader() != null)
                .flatMap(c -> Stream.concat(Stream.of(c), Arrays.stream(c.getDeclaredClasses())))
                .flatMap(ConstantTime::methods)
                .flatMap(method -> search.apply(method).stream())
                .findFirst();
    }

    /// Nothing for a class that has no class file.
    private static Stream<MethodModel> methods(Class<?> type) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            return in == null
                    ? Stream.empty()
                    : ClassFile.of().parse(in.readAllBytes()).methods().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

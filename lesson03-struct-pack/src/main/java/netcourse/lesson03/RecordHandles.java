package netcourse.lesson03;

import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What makes a record and what reads its components, as method handles that know no more than
/// [Record]: the record need not be public.
final class RecordHandles {
    private final Class<?> type;
    private final RecordComponent[] components;
    private final Class<?>[] parameters;

    private RecordHandles(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.parameters =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    }

    /// The accessors in their order, and the constructor as the last.
    static List<MethodHandle> of(Class<?> type) {
        try {
            return new RecordHandles(type).all();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot see into " + type + ": " + e, e);
        }
    }

    private List<MethodHandle> all() throws ReflectiveOperationException {
        Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        List<MethodHandle> handles = new ArrayList<>();
        for (RecordComponent component : components) {
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            handles.add(accessor.asType(MethodType.methodType(component.getType(), Record.class)));
        }
        handles.add(maker(lookup));
        return handles;
    }

    /// A handle of the constructor itself would allocate in a way that costs 1 ns more: it asks
    /// each time whether the class is initialized.
    private MethodHandle maker(Lookup lookup) throws ReflectiveOperationException {
        MethodType made = MethodType.methodType(Record.class, parameters);
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of(type.getPackageName(), "RecordMaker"),
                                hidden ->
                                        hidden.withMethodBody(
                                                "make",
                                                made.describeConstable().orElseThrow(),
                                                AccessFlag.STATIC.mask(),
                                                this::make));
        Lookup nestmate = lookup.defineHiddenClass(bytes, true, ClassOption.NESTMATE);
        return nestmate.findStatic(nestmate.lookupClass(), "make", made);
    }

    // static Record make(…)
    private void make(CodeBuilder code) {
        ClassDesc record = type.describeConstable().orElseThrow();
        code.new_(record).dup();
        int slot = 0;
        for (Class<?> parameter : parameters) {
            TypeKind kind = TypeKind.from(parameter);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        List<ClassDesc> types =
                Stream.of(parameters).map(p -> p.describeConstable().orElseThrow()).toList();
        code.invokespecial(record, "<init>", MethodTypeDesc.of(CD_void, types)).areturn();
    }
}

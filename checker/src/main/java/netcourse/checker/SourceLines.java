package netcourse.checker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.List;
import java.util.Optional;

/// Where a class stands in its source, read from its class file.
public final class SourceLines {
    private SourceLines() {}

    /// The names of a class's methods in the order of its source; an overloaded name stands more
    /// than once.
    public static List<String> methodNames(Class<?> type) {
        return model(type).methods().stream().map(m -> m.methodName().stringValue()).toList();
    }

    /// The first line of a method's code, as a stack frame; empty when the class has no such
    /// method.
    static Optional<StackTraceElement> of(Class<?> type, String method) {
        if (type.getResource(resource(type)) == null) {
            return Optional.empty(); // made at run time
        }
        ClassModel model = model(type);
        return model.methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .flatMap(m -> firstLine(m).stream())
                .findFirst()
                .map(line -> new StackTraceElement(type.getName(), method, file(model), line));
    }

    /// The first line that has code of this class; to put nested classes in the order of their
    /// source.
    public static int firstLine(Class<?> type) {
        return model(type).methods().stream()
                .flatMap(m -> firstLine(m).stream())
                .mapToInt(Integer::intValue)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static Optional<Integer> firstLine(MethodModel method) {
        return method.findAttribute(Attributes.code())
                .map(CodeAttribute.class::cast)
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                .flatMap(table -> table.lineNumbers().stream().findFirst())
                .map(info -> info.lineNumber());
    }

    private static String file(ClassModel model) {
        return model.findAttribute(Attributes.sourceFile())
                .map(SourceFileAttribute::sourceFile)
                .map(Object::toString)
                .orElse(null);
    }

    private static String resource(Class<?> type) {
        return "/" + type.getName().replace('.', '/') + ".class";
    }

    private static ClassModel model(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(resource(type))) {
            if (in == null) {
                throw new IllegalStateException("no class file for " + type.getName());
            }
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

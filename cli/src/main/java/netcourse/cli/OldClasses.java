package netcourse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Lifts a library that was compiled for Java 5 to a class file version that an AOT cache takes: it
/// leaves out what is older than version 50 and so has no stack maps (JVM Specification, 4.10.1).
final class OldClasses {
    private static final ClassFile FORMAT =
            ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);

    private OldClasses() {}

    /// Writes a copy of a jar with its classes as of Java 8. A module's descriptor is left out.
    static void modernise(Path jar, Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try (JarFile source = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(fresh);
                JarOutputStream out = new JarOutputStream(file)) {
            out.setLevel(0);
            for (Enumeration<JarEntry> entries = source.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                boolean left = entry.isDirectory() || entry.getName().endsWith("module-info.class");
                if (!left) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(content(source, entry));
                    out.closeEntry();
                }
            }
        }
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            return entry.getName().endsWith(".class") ? modern(bytes) : bytes;
        }
    }

    private static byte[] modern(byte[] bytes) {
        ClassModel model = FORMAT.parse(bytes);
        // Each instruction is written anew: code that is taken over as it is gets no stack maps.
        ClassTransform anew =
                ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
        return FORMAT.transformClass(
                model,
                anew.andThen(
                        ClassTransform.endHandler(
                                type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }
}

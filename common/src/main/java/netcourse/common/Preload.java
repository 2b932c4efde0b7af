package netcourse.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/// Loads a server's classes while there are still descriptors.
///
/// A class is loaded when it is first used. Where classes lie in a folder, as Maven leaves them,
/// each is a file to open, and a process that has run out of descriptors gets a
/// `NoClassDefFoundError`. The virtual machine remembers it: "subsequent attempts to resolve the
/// reference always fail" (Java Virtual Machine Specification, 5.4.3). A server whose first clients
/// took the last descriptors would then fail every later client too, until the process ends.
///
/// A jar is opened once and stays open; the JDK's own classes are mapped into memory.
public final class Preload {
    private static final String SUFFIX = ".class";

    private Preload() {}

    /// Loads every class that lies in the same folder of classes as `type`, whatever its package,
    /// and those of this library; runs none of their static initializers. One that cannot be loaded
    /// is passed over: it fails where it is used. Does nothing for a jar. Blocks for as long as it
    /// takes to read the files, some 0.1 s for a hundred.
    ///
    /// @throws IOException if the folder cannot be read
    public static void classesBeside(Class<?> type) throws IOException {
        loadFolder(type);
        loadFolder(Preload.class);
    }

    private static void loadFolder(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
        Path folder = path(source);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> className(folder.relativize(file)))
                    .forEach(name -> load(name, type.getClassLoader()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path path(CodeSource source) throws IOException {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("not the place of classes: " + source.getLocation(), e);
        }
    }

    private static String className(Path file) {
        String name = file.toString();
        return name.substring(0, name.length() - SUFFIX.length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // It fails where it is used, if it ever is.
        }
    }
}

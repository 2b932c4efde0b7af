package netcourse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// What the compiler refused, each error as it says it: `file:line: error: …`, the line, a caret.
record CompileErrors(List<Error> errors) {
    static final CompileErrors NONE = new CompileErrors(List.of());

    private static final String CANNOT_WRITE = "compiler.err.class.cant.write";

    /// More than these are mostly echoes of the first.
    private static final int SHOWN = 3;

    /// @param file its name, without the folders
    record Error(String file, String text) {}

    /// Whether there is one in this file.
    boolean isAbout(Path source) {
        return errors.stream().anyMatch(e -> source.endsWith(e.file()));
    }

    /// @throws IOException if the compiler could not write what it made, as on a full disk: that is
    ///   not the source's fault
    static CompileErrors of(List<Diagnostic<? extends JavaFileObject>> diagnostics)
            throws IOException {
        for (Diagnostic<?> diagnostic : diagnostics) {
            if (CANNOT_WRITE.equals(diagnostic.getCode())) {
                throw new IOException(diagnostic.getMessage(Locale.ENGLISH));
            }
        }
        return new CompileErrors(
                diagnostics.stream()
                        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                        .map(d -> new Error(file(d.getSource()), d.toString().stripTrailing()))
                        .toList());
    }

    static CompileErrors missingClass(Path source, String name) {
        return new CompileErrors(
                List.of(
                        new Error(
                                source.getFileName().toString(),
                                "%s: error: there is no class %s in it".formatted(source, name))));
    }

    private static String file(JavaFileObject source) {
        return source == null ? "" : Path.of(source.toUri()).getFileName().toString();
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /// The first few errors, those of one file before all others, with paths as seen from a folder.
    String render(String first, Path from) {
        String prefix = from + from.getFileSystem().getSeparator();
        String shown =
                errors.stream()
                        .sorted(Comparator.comparing(e -> !e.file().equals(first)))
                        .limit(SHOWN)
                        .map(e -> e.text().replace(prefix, ""))
                        .collect(Collectors.joining(System.lineSeparator()));
        return errors.size() <= SHOWN
                ? shown
                : "%s%nand %d more".formatted(shown, errors.size() - SHOWN);
    }
}

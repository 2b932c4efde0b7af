package netcourse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The JDK's compiler, within this process.
final class SourceCompiler {
    private static final int COURSE_RELEASE = 25;

    private SourceCompiler() {}

    /// @param classes the folder for what is compiled
    /// @param where the options that say where other classes and sources are
    static CompileErrors compile(List<Path> sources, Path classes, List<String> where)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            options(classes, where),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return CompileErrors.of(diagnostics.getDiagnostics());
    }

    private static List<String> options(Path classes, List<String> where) {
        List<String> options =
                new ArrayList<>(
                        List.of("-d", classes.toString(), "-g", "-parameters", "-proc:none"));
        options.addAll(List.of("-Xlint:none", "-nowarn", "-implicit:class", "-Xprefer:newer"));
        options.addAll(where);
        // Not on 25 itself: it costs the compiler a third of its time.
        if (Runtime.version().feature() > COURSE_RELEASE) {
            options.addAll(List.of("--release", String.valueOf(COURSE_RELEASE)));
        }
        return options;
    }
}

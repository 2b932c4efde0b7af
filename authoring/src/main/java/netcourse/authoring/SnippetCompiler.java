package netcourse.authoring;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles what a chapter shows, as a file of its own; nothing is written.
final class SnippetCompiler {
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:\\w+ )*(?:class|record|interface|enum) (\\w+)");

    private SnippetCompiler() {}

    /// What the compiler says of it; empty if it compiles.
    static String errors(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task =
                (JavacTask)
                        compiler.getTask(
                                null,
                                null,
                                said,
                                List.of("-proc:none"),
                                null,
                                List.of(file(source)));
        try {
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> "line %d: %s".formatted(d.getLineNumber(), d.getMessage(null)))
                .collect(Collectors.joining("\n"));
    }

    /// Called after its first type, as a public one must be.
    private static JavaFileObject file(String source) {
        Matcher type = TYPE.matcher(source);
        String name = type.find() ? type.group(1) : "Snippet";
        return new SimpleJavaFileObject(
                URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}

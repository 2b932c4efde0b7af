package netcourse.cli;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The learner's class as it is handed out, made from its contract: each method throws `Todo`. So
/// it is there without Git, on any branch and in any state of the learner's file.
final class Stub {
    private static final int COLUMNS = 100;

    private Stub() {}

    /// The text of the file.
    ///
    /// @throws IOException if the contract cannot be read
    static String of(Exercise exercise) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Path contract = exercise.contract();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    diagnostic -> {},
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjects(contract));
            CompilationUnitTree unit = task.parse().iterator().next();
            ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
            return text(exercise, unit, methods(exercise, type));
        }
    }

    private static String text(Exercise exercise, CompilationUnitTree unit, String methods) {
        String name = exercise.contractName();
        return """
        package %s;

        %s
        /// Exercise %s; the task is in [%s], hints in `hints/%3$s.md`.
        public class My%4$s implements %4$s {
        %s
        }
        """
                .formatted(
                        unit.getPackageName(),
                        imports(unit, methods),
                        exercise.id(),
                        name,
                        methods);
    }

    private static String imports(CompilationUnitTree unit, String methods) {
        List<String> names = new ArrayList<>(List.of("netcourse.common.Todo"));
        for (ImportTree tree : unit.getImports()) {
            String name = tree.getQualifiedIdentifier().toString();
            String simple = name.substring(name.lastIndexOf('.') + 1);
            boolean used =
                    Pattern.compile("\\b" + Pattern.quote(simple) + "\\b").matcher(methods).find();
            if (!tree.isStatic() && used) {
                names.add(name);
            }
        }
        return names.stream().sorted().map("import %s;%n"::formatted).collect(Collectors.joining());
    }

    private static String methods(Exercise exercise, ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(m -> m.getBody() == null)
                .map(m -> method(exercise, m))
                .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
    }

    private static String method(Exercise exercise, MethodTree method) {
        String parameters = list(method.getParameters());
        String thrown = method.getThrows().isEmpty() ? "" : "throws " + list(method.getThrows());
        String head = "    public %s %s(".formatted(method.getReturnType(), method.getName());
        String line = head + parameters + ")" + (thrown.isEmpty() ? "" : " " + thrown) + " {";
        if (line.length() > COLUMNS) {
            String indent = " ".repeat(12);
            String separator = System.lineSeparator() + indent;
            line = head + parameters + ")" + separator + thrown + " {";
            if (head.length() + parameters.length() >= COLUMNS) {
                boolean fits = indent.length() + parameters.length() + ") {".length() <= COLUMNS;
                line =
                        head
                                + separator
                                + (fits ? parameters : parameters.replace(", ", "," + separator))
                                + ")"
                                + (thrown.isEmpty() ? "" : separator + thrown)
                                + " {";
            }
        }
        return "    @Override%n%s%n        throw new Todo(\"%s\");%n    }"
                .formatted(line, exercise.id());
    }

    private static String list(List<? extends Tree> trees) {
        return trees.stream().map(Stub::plain).collect(Collectors.joining(", "));
    }

    /// A parameter of an interface has no modifiers that matter to the class.
    private static String plain(Tree tree) {
        return tree.toString().replace(Modifier.FINAL + " ", "");
    }

    /// Whether a text is the stub, however it is laid out.
    static boolean isSame(String text, String stub) {
        return squeezed(text).equals(squeezed(stub));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}

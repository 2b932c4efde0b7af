package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.checker.CheckResult;

/// An exercise, as its check's source names it.
///
/// @param id `2.5`
/// @param check the source of the check
/// @param solution the learner's file
record Exercise(Lesson lesson, String id, String title, Path check, Path solution) {
    private static final Pattern ANNOTATION =
            Pattern.compile("^@(?:netcourse\\.checker\\.)?Check\\s*\\(", Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("\\bid\\s*=\\s*\"([0-9]+\\.[0-9]+)\"");
    private static final Pattern TITLE = Pattern.compile("\\btitle\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern SOLUTION =
            Pattern.compile("\\bexercise\\s*=\\s*([\\w.]+)\\.class");

    /// The exercises of a lesson, in the order of their ids. They are read from the sources: a
    /// lesson that does not compile has exercises all the same.
    ///
    /// @throws IOException if a check lacks its id, its title or the learner's class
    static List<Exercise> of(Lesson lesson) throws IOException {
        List<Exercise> found = new ArrayList<>();
        for (Path source : Lesson.sources(lesson.testSources())) {
            if (source.toString().endsWith("Check.java")) {
                read(lesson, source).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Exercise::number));
        return found;
    }

    private static Optional<Exercise> read(Lesson lesson, Path source) throws IOException {
        String text = Files.readString(source);
        Matcher annotation = ANNOTATION.matcher(text);
        if (!annotation.find()) {
            return Optional.empty();
        }
        String rest = text.substring(annotation.end());
        return Optional.of(
                new Exercise(
                        lesson,
                        first(ID, rest, source),
                        first(TITLE, rest, source),
                        source,
                        solution(lesson, text, first(SOLUTION, rest, source))));
    }

    private static String first(Pattern pattern, String text, Path source) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(
                    source + ": expected @Check(id = \"…\", title = \"…\", exercise = …)");
        }
        return matcher.group(1);
    }

    /// The file of a class that is named in full or imported.
    private static Path solution(Lesson lesson, String text, String type) {
        Matcher imported =
                Pattern.compile(
                                "^import\\s+([\\w.]+\\." + Pattern.quote(type) + ");",
                                Pattern.MULTILINE)
                        .matcher(text);
        String name = imported.find() ? imported.group(1) : type;
        return lesson.mainSources().resolve(name.replace('.', '/') + ".java");
    }

    private int number() {
        return Integer.parseInt(id.substring(id.indexOf('.') + 1));
    }

    String checkClass() {
        return Lesson.className(lesson.testSources(), check);
    }

    /// `ExactReaderCheck`.
    String checkName() {
        return check.getFileName().toString().replace(".java", "");
    }

    private String solutionClass() {
        return Lesson.className(lesson.mainSources(), solution);
    }

    /// `MyExactReader.java`.
    String solutionName() {
        return solution.getFileName().toString();
    }

    /// The path of a file of the lesson as seen from the folder of the course.
    Path fromRoot(Path file) {
        return lesson.root().relativize(file.toAbsolutePath());
    }

    /// Its result before it is judged.
    CheckResult unjudged() {
        return CheckResult.none(id, title, solutionClass());
    }
}

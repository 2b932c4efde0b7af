package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /// The exercise of a source file, if that is a check.
    ///
    /// @throws IOException if it is one that lacks its id, its title or the learner's class
    static Optional<Exercise> read(Lesson lesson, Path source) throws IOException {
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

    int number() {
        return Integer.parseInt(id.substring(id.indexOf('.') + 1));
    }

    String checkClass() {
        return Lesson.className(lesson.testSources(), check);
    }

    String solutionClass() {
        return Lesson.className(lesson.mainSources(), solution);
    }

    /// `MyExactReader.java`.
    String solutionName() {
        return solution.getFileName().toString();
    }

    /// `2.5 read exactly n bytes`.
    String label() {
        return id + " " + title;
    }
}

package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.checker.CheckResult;
import netcourse.checker.Effort;

/// An exercise, as its check's source names it.
///
/// @param id `2.5`
/// @param check the source of the check
/// @param solution the learner's file
record Exercise(Lesson lesson, String id, String title, Effort effort, Path check, Path solution) {
    private static final String ANNOTATION = "\n@Check(";
    private static final Pattern FIELD =
            Pattern.compile(
                    "\\b(id|title|exercise|core|difficulty|minutes)\\s*=\\s*(?:\"([^\"]+)\"|([\\w.]+))");

    /// The exercises of a lesson, in the order of their ids. They are read from the sources: a
    /// lesson that does not compile has exercises all the same.
    ///
    /// @throws IOException if a check lacks its id, its title or the learner's class
    static List<Exercise> of(Lesson lesson) throws IOException {
        List<Exercise> found = new ArrayList<>();
        for (Path source : Lesson.sources(lesson.testSources(), "Check.java")) {
            read(lesson, source).ifPresent(found::add);
        }
        found.sort((a, b) -> Integer.compare(a.number(), b.number()));
        return found;
    }

    private static Optional<Exercise> read(Lesson lesson, Path source) throws IOException {
        String text = Files.readString(source);
        int annotation = text.indexOf(ANNOTATION);
        if (annotation < 0) {
            return Optional.empty();
        }
        Map<String, String> fields = fields(text, annotation);
        if (!fields.keySet().containsAll(List.of("id", "title", "exercise"))) {
            throw new IOException(
                    source + ": expected @Check(id = \"…\", title = \"…\", exercise = …)");
        }
        String type = fields.get("exercise").replaceFirst("\\.class$", "");
        return Optional.of(
                new Exercise(
                        lesson,
                        fields.get("id"),
                        fields.get("title"),
                        effort(fields),
                        source,
                        solution(lesson, text, type)));
    }

    /// What the annotation says, each with its name.
    private static Map<String, String> fields(String text, int start) {
        int end = text.indexOf("class ", Math.max(start, text.indexOf(".class", start)));
        Matcher field = FIELD.matcher(text).region(start, end < 0 ? text.length() : end);
        Map<String, String> fields = new HashMap<>();
        while (field.find()) {
            fields.put(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
        }
        return fields;
    }

    /// What the annotation leaves out has the default of [netcourse.checker.Check].
    private static Effort effort(Map<String, String> fields) {
        return new Effort(
                !"false".equals(fields.get("core")),
                Integer.parseInt(fields.getOrDefault("difficulty", "1")),
                Integer.parseInt(fields.getOrDefault("minutes", "15")));
    }

    /// The file of a class that is named in full or imported.
    private static Path solution(Lesson lesson, String text, String type) {
        int imported = text.indexOf("." + type + ";");
        String name =
                imported < 0
                        ? type
                        : text.substring(
                                text.lastIndexOf(' ', imported) + 1, imported + 1 + type.length());
        return lesson.mainSources().resolve(name.replace('.', '/') + ".java");
    }

    /// The same exercise with another program at the other end: its check is then a class such as
    /// `LineSplitterWithRedis`.
    ///
    /// @throws UnknownName if there is none; says which there are
    Exercise withPeer(String name) throws IOException {
        Pattern peers = Pattern.compile(Pattern.quote(contractName()) + "With(\\w+)\\.java");
        List<String> found = new ArrayList<>();
        for (Path source : Lesson.sources(lesson.testSources())) {
            Matcher peer = peers.matcher(source.getFileName().toString());
            if (peer.matches()) {
                found.add(peer.group(1).toLowerCase(Locale.ROOT));
                if (peer.group(1).equalsIgnoreCase(name)) {
                    return new Exercise(lesson, id, title, effort, source, solution);
                }
            }
        }
        throw new UnknownName(
                "no peer %s for %s; %s"
                        .formatted(
                                name,
                                id,
                                found.isEmpty()
                                        ? "it has none"
                                        : "there is " + String.join(", ", found)));
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

    /// `ExactReader`: the learner's class is called the same after `My`.
    String contractName() {
        return solutionName().replace(".java", "").replaceFirst("^My", "");
    }

    /// The source of the contract, whose doc comment is the task.
    Path contract() {
        return solution.resolveSibling(contractName() + ".java");
    }

    /// The first sentence of the task; the title if it cannot be read.
    String task() throws IOException {
        if (!Files.exists(contract())) {
            return title;
        }
        StringBuilder task = new StringBuilder();
        for (String line : Files.readAllLines(contract())) {
            String text = line.replaceFirst("^/// ?", "");
            if (text.startsWith("Exercise " + id + ": ")) {
                text = text.substring(text.indexOf(": ") + 2);
            } else if (task.isEmpty()) {
                continue;
            }
            if (text.isBlank() || !line.startsWith("///")) {
                break;
            }
            task.append(task.isEmpty() ? "" : " ").append(text);
        }
        String first = task.toString().replaceFirst("(?<=[a-z0-9)])\\. .*", ".");
        return first.isEmpty() ? title : first;
    }

    /// `MyExactReader.java`.
    String solutionName() {
        return solution.getFileName().toString();
    }

    /// The lesson's own classes that do what the learner's does: those that implement the contract.
    List<Path> realClasses() throws IOException {
        Pattern type =
                Pattern.compile(
                        "\\b(class|record|enum) \\w+[^{]*\\bimplements\\b[^{]*\\b%s\\b[^{]*\\{"
                                .formatted(contractName()));
        List<Path> found = new ArrayList<>();
        for (Path source : Lesson.sources(lesson.mainSources())) {
            String text = source.getParent().endsWith("exercise") ? "" : Files.readString(source);
            // Most do not name it: that is seen sooner than the pattern sees it.
            if (text.contains(contractName()) && type.matcher(text).find()) {
                found.add(source);
            }
        }
        return found;
    }

    /// The path of a file of the lesson as seen from the folder of the course.
    Path fromRoot(Path file) {
        return lesson.root().relativize(file.toAbsolutePath());
    }

    /// Its result before it is judged.
    CheckResult unjudged() {
        return CheckResult.none(id, title, effort, solutionClass());
    }
}

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
import java.util.stream.Collectors;
import netcourse.common.Program;

/// A program of a lesson: a class in its folder `demo` that has a `main`.
///
/// @param name `options-server`
/// @param description one sentence, or empty
record DemoProgram(Lesson lesson, String name, String description, Path source) {
    private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");
    private static final Pattern COMMAND = Pattern.compile("^@Command\\s*\\(", Pattern.MULTILINE);
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern DESCRIPTION =
            Pattern.compile(
                    "\\bdescription\\s*=\\s*\\{?\\s*(%1$s(?:\\s*[+,]\\s*%1$s)*)".formatted(TEXT));

    /// The programs of a lesson, by name.
    static List<DemoProgram> of(Lesson lesson) throws IOException {
        List<DemoProgram> found = new ArrayList<>();
        for (Path source : Lesson.sources(lesson.mainSources())) {
            if (source.getParent().endsWith("demo")) {
                read(lesson, source).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(DemoProgram::name));
        return found;
    }

    private static Optional<DemoProgram> read(Lesson lesson, Path source) throws IOException {
        String text = Files.readString(source);
        if (!MAIN.matcher(text).find()) {
            return Optional.empty();
        }
        String type = source.getFileName().toString().replace(".java", "");
        return Optional.of(new DemoProgram(lesson, Program.name(type), description(text), source));
    }

    /// The first sentence of the command's description; empty if it is not written as plain text.
    static String description(String text) {
        Matcher command = COMMAND.matcher(text);
        int end = text.indexOf("\npublic");
        if (!command.find() || end < command.end()) {
            return "";
        }
        Matcher matcher = DESCRIPTION.matcher(text.substring(command.end(), end));
        if (!matcher.find()) {
            return "";
        }
        String all =
                Pattern.compile(TEXT)
                        .matcher(matcher.group(1))
                        .results()
                        .map(literal -> literal.group(1).translateEscapes())
                        .collect(Collectors.joining(" "));
        return all.replaceAll("%n|\\s+", " ")
                .replace("%%", "%")
                .replaceFirst("(?<=[a-z0-9)])\\. .*", ".");
    }

    String mainClass() {
        return Lesson.className(lesson.mainSources(), source);
    }
}

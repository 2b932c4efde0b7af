package netcourse.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The course's answer to an exercise, beside the learner's.
record Answer(Exercise exercise) {
    private static final int CONTEXT = 3;

    /// Its source.
    Path file() {
        Lesson lesson = exercise.lesson();
        return lesson.testSources()
                .resolve(
                        "netcourse/lesson%02d/answer/Solved%s.java"
                                .formatted(lesson.number(), exercise.contractName()));
    }

    String className() {
        return Lesson.className(exercise.lesson().testSources(), file());
    }

    /// Its lines, named and placed as the learner's: what differs then is the code.
    private List<String> lines() throws IOException {
        String lesson = "netcourse.lesson%02d".formatted(exercise.lesson().number());
        String name = exercise.contractName();
        return squeezed(
                Files.readAllLines(file()).stream()
                        .filter(line -> !line.strip().matches("// @(start|end)\\b.*"))
                        .filter(line ->
                                !line.equals("import %s.exercise.%s;".formatted(lesson, name)))
                        .map(line ->
                                line.replace(
                                        "package " + lesson + ".answer;",
                                        "package " + lesson + ".exercise;"))
                        .map(line -> line.replace("Solved" + name, "My" + name))
                        .toList());
    }

    /// Without the second of two blank lines, between which a line was that is left out.
    private static List<String> squeezed(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() || kept.isEmpty() || !kept.getLast().isBlank()) {
                kept.add(line);
            }
        }
        return kept;
    }

    private List<String> yours() throws IOException {
        return Files.exists(exercise.solution())
                ? Files.readAllLines(exercise.solution())
                : List.of();
    }

    /// As `diff -u yours answer` prints it; empty if they are the same.
    List<String> unifiedDiff() throws IOException {
        List<String> yours = yours();
        Patch<String> patch = DiffUtils.diff(yours, lines());
        return UnifiedDiffUtils.generateUnifiedDiff(
                exercise.fromRoot(exercise.solution()).toString(),
                exercise.fromRoot(file()).toString(),
                yours,
                patch,
                CONTEXT);
    }

    /// Yours on the left, the answer on the right, cut to the width.
    List<String> sideBySide(int width) throws IOException {
        int half = Math.max(20, (width - 3) / 2);
        List<String> rows = new ArrayList<>();
        DiffRowGenerator generator = DiffRowGenerator.create().lineNormalizer(s -> s).build();
        for (DiffRow row : generator.generateDiffRows(yours(), lines())) {
            String mark = row.getTag() == DiffRow.Tag.EQUAL ? "|" : "*";
            rows.add(
                    "%s %s %s"
                            .formatted(
                                    cell(row.getOldLine(), half),
                                    mark,
                                    cut(row.getNewLine(), half).stripTrailing()));
        }
        return rows;
    }

    private static String cell(String text, int width) {
        return String.format("%-" + width + "s", cut(text, width));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "~";
    }
}

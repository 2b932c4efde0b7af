package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Verdict;

/// What is shown of one exercise's verdict: a failure with its report, SOLVED with what to compare
/// now, what an interviewer asks of it, and what is next.
record Verdicts(Catalog catalog, Screen screen) {
    void show(Exercise exercise, CheckResult result, boolean explain) throws IOException {
        Board board = new Board(exercise.lesson().folder());
        boolean failed = result.verdict().isFailure();
        if (failed) {
            screen.line(result.report().strip());
            screen.line("");
        }
        if (explain) {
            explanation(exercise, result)
                    .ifPresent(text -> screen.line("  explain  " + text + System.lineSeparator()));
        }
        screen.line(board.line(result, screen::coloured));
        if (result.verdict() == Verdict.SOLVED) {
            solved(exercise);
        } else if (!failed) {
            screen.line("  " + result.report());
            screen.line(board.files(result));
        }
    }

    /// The learner's own file is not looked at.
    void showAnswers(Exercise exercise, CheckResult result) {
        if (result.verdict().isFailure()) {
            screen.line(result.report().strip());
        }
        screen.line(
                "%s  %s  %s: the answer, %s"
                        .formatted(
                                exercise.id(),
                                exercise.title(),
                                screen.coloured(result.verdict()),
                                exercise.fromRoot(new Answer(exercise).file())));
    }

    private void solved(Exercise exercise) throws IOException {
        screen.line("judged by " + exercise.checkName());
        screen.line("compare  ./course answer " + exercise.id());
        List<Path> real = exercise.realClasses();
        if (!real.isEmpty()) {
            screen.line(
                    "         the same in the lesson's own code: "
                            + real.stream()
                                    .map(p -> exercise.fromRoot(p).toString())
                                    .collect(Collectors.joining(", ")));
        }
        for (InterviewItem item : InterviewItem.of(exercise.lesson(), exercise.checkName())) {
            if (item.proof().contains(exercise.checkName())) {
                screen.line("asked    " + item.question());
            }
        }
        screen.line(catalog.progress().summaryWithFiles());
    }

    /// What the catalogue of the lesson says of the mistake.
    private Optional<String> explanation(Exercise exercise, CheckResult result) throws IOException {
        Path file = exercise.lesson().folder().resolve("MISTAKES.md");
        if (result.mistake().isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        String chapter = Files.readString(file).replace("\r\n", "\n");
        int start = chapter.indexOf("## " + exercise.id() + " ");
        String line = "- **" + result.mistake() + "** ";
        int at = start < 0 ? -1 : chapter.indexOf(line, start);
        if (at < 0) {
            return Optional.empty();
        }
        // Its name stands in the report; the link at the end leads to its source.
        String text = chapter.substring(at + line.length()).lines().findFirst().orElse("");
        String said = text.replaceFirst(" \\[[^\\]]*]\\([^)]*\\)$", "");
        return Optional.of(
                new ItemText(exercise.lesson().name())
                        .plain(said, screen.columns())
                        .replace(System.lineSeparator(), "%n           ".formatted()));
    }
}

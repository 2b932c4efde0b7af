package netcourse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course check [id|lesson]`.
@Command(
        name = "check",
        description = {
            "Judges your solution of one exercise, of a lesson's, or of all.",
            "Ends with status 1 if one is WRONG or STUCK, or does not compile."
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|LESSON",
            description = "An exercise such as 2.5, or a lesson such as 2; all by default.")
    private String what;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = course.catalog();
        if (what == null) {
            return checkAll(catalog.exercises());
        }
        if (what.contains(".")) {
            Optional<Exercise> exercise = catalog.exercise(what);
            return exercise.isPresent() ? checkOne(exercise.get()) : unknownId(catalog);
        }
        Optional<Lesson> lesson = catalog.lesson(what);
        return lesson.isPresent()
                ? checkAll(lesson.get().exercises())
                : unknown("no lesson " + what + "; there are " + catalog.names());
    }

    private int unknownId(Catalog catalog) throws IOException {
        List<Exercise> near = new ArrayList<>();
        Optional<Lesson> lesson = catalog.lesson(what.substring(0, what.indexOf('.')));
        if (lesson.isPresent()) {
            near.addAll(lesson.get().exercises());
        }
        String ids = near.stream().map(Exercise::id).collect(Collectors.joining(", "));
        return unknown(
                "no exercise "
                        + what
                        + "; there are "
                        + (ids.isEmpty() ? "those of " + catalog.names() : ids));
    }

    private int unknown(String message) {
        course.screen(spec).error(spec.qualifiedName() + ": " + message);
        return Program.USAGE;
    }

    private int checkOne(Exercise exercise) throws IOException {
        Screen screen = course.screen(spec);
        Finding finding = new Examiner().examine(exercise);
        if (finding.failed()) {
            screen.line(finding.report().strip());
            screen.line("");
        }
        finding.printLine(screen);
        if (finding.isSolved()) {
            screen.line("  " + whose(exercise) + Standing.of(course.catalog()).summary());
        } else if (!finding.failed()) {
            screen.line("  " + finding.report() + "; your file is " + path(exercise));
        }
        return finding.failed() ? Program.FAILED : 0;
    }

    /// A line each, then the first failure in full: one thing to do next.
    private int checkAll(List<Exercise> exercises) throws IOException {
        Screen screen = course.screen(spec);
        Examiner examiner = new Examiner();
        Optional<Finding> first = Optional.empty();
        for (Exercise exercise : exercises) {
            Finding finding = examiner.examine(exercise);
            finding.printLine(screen);
            first = first.or(() -> Optional.of(finding).filter(Finding::failed));
        }
        first.ifPresent(f -> screen.line("%n%s%n".formatted(f.report().strip())));
        screen.line(Standing.of(course.catalog()).summary());
        return first.isPresent() ? Program.FAILED : 0;
    }

    /// Whose verdict it is.
    private static String whose(Exercise exercise) {
        String check = exercise.check().getFileName().toString().replace(".java", "");
        return "so says " + check + "; ";
    }

    private static Path path(Exercise exercise) {
        return exercise.lesson().folder().getParent().relativize(exercise.solution());
    }
}

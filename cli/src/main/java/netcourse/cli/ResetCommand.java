package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course reset id`.
@Command(
        name = "reset",
        description = {
            "Puts the stub back in place of your solution.",
            "First it copies yours to .course/backup."
        })
final class ResetCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "An exercise such as 2.5.")
    private String id;

    @Override
    public Integer call() throws IOException {
        Exercise exercise = course.catalog().exercise(id);
        Screen screen = course.screen(spec);
        String stub = Stub.of(exercise);
        Path yours = exercise.solution();
        if (Files.exists(yours)) {
            if (Stub.isSame(Files.readString(yours), stub)) {
                screen.line("%s is the stub already".formatted(exercise.fromRoot(yours)));
                return ExitStatus.OK;
            }
            screen.line("yours is kept: " + exercise.fromRoot(backUp(yours)));
        }
        Files.writeString(yours, stub);
        new Hints(exercise, course.notes()).forget();
        screen.line("the stub is back: " + exercise.fromRoot(yours));
        return ExitStatus.OK;
    }

    /// A copy under a name that nothing has yet.
    private Path backUp(Path yours) throws IOException {
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        Path folder = course.notes().folder().resolve("backup");
        for (int n = 0; ; n++) {
            String name = n == 0 ? time : time + "-" + n;
            Path copy = folder.resolve(name).resolve(yours.getFileName());
            if (!Files.exists(copy)) {
                Files.createDirectories(copy.getParent());
                return Files.copy(yours, copy);
            }
        }
    }
}

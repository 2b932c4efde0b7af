package netcourse.cli;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.time.Instant;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;

/// Judges exercises in this process, as their files stand now, and puts the results on the board of
/// the lesson.
final class ExerciseRunner {
    CheckResult run(Exercise exercise) {
        if (!Files.exists(exercise.solution())) {
            return notJudged(
                    exercise,
                    "the file is missing: %1$s (git checkout -- %1$s brings the stub back)"
                            .formatted(exercise.fromRoot(exercise.solution())));
        }
        Instant now = Instant.now();
        try (EditedClasses edited = new EditedClasses(exercise.lesson())) {
            CompileErrors errors = edited.compile(exercise);
            if (!errors.isEmpty()) {
                return exercise.unjudged()
                        .with(Verdict.DOES_NOT_COMPILE, "", report(errors, exercise));
            }
            return judge(exercise, edited, now);
        } catch (IOException e) {
            return notJudged(exercise, e.getMessage());
        }
    }

    private static CheckResult notJudged(Exercise exercise, String reason) {
        return exercise.unjudged().with(Verdict.NOT_JUDGED, "", reason);
    }

    private static String report(CompileErrors errors, Exercise exercise) throws IOException {
        return OldImport.explain(exercise)
                + errors.render(exercise.solutionName(), exercise.lesson().root());
    }

    private static CheckResult judge(Exercise exercise, EditedClasses edited, Instant now)
            throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = edited.loader()) {
            thread.setContextClassLoader(loader);
            CheckResult result =
                    new CheckRunner().run(loader.loadClass(exercise.checkClass())).judgedAt(now);
            Board board = Board.load(exercise.lesson().folder());
            board.put(result);
            board.save();
            return result;
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return notJudged(exercise, "the check could not run: " + e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

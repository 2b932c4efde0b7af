package netcourse.cli;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;

/// Judges exercises in this process, as their files stand now.
final class ExerciseRunner {
    /// JUnit, which another processor can start while the compiler still works.
    private final CompletableFuture<Void> junit = CompletableFuture.runAsync(CheckRunner::warmUp);

    /// Judges the learner's class, and puts the result on the board of the lesson.
    CheckResult run(Exercise exercise) {
        CheckResult result = runAside(exercise);
        return result.judged().equals(Instant.EPOCH) ? result : kept(exercise, result);
    }

    /// Judges the learner's class, and leaves the board as it is.
    CheckResult runAside(Exercise exercise) {
        if (!Files.exists(exercise.solution())) {
            return notJudged(
                    exercise,
                    "the file is missing: %s (./course reset %s brings the stub back)"
                            .formatted(exercise.fromRoot(exercise.solution()), exercise.id()));
        }
        Instant now = Instant.now();
        try (EditedClasses edited = new EditedClasses(exercise.lesson())) {
            CompileErrors errors = edited.compile(exercise);
            if (!errors.isEmpty()) {
                return refused(exercise, errors);
            }
            CheckResult result = judge(exercise, edited, "");
            return result.verdict() == Verdict.NOT_JUDGED ? result : result.judgedAt(now);
        } catch (IOException e) {
            return notJudged(exercise, e.getMessage());
        }
    }

    /// Judges the course's answer, and leaves the board as it is.
    CheckResult runAnswer(Exercise exercise) {
        Answer answer = new Answer(exercise);
        try (EditedClasses edited = new EditedClasses(exercise.lesson())) {
            CompileErrors errors = edited.compileAnswer(exercise, answer.file());
            return errors.isEmpty()
                    ? judge(exercise, edited, answer.className())
                    : refused(exercise, errors);
        } catch (IOException e) {
            return notJudged(exercise, e.getMessage());
        }
    }

    private static CheckResult notJudged(Exercise exercise, String reason) {
        return exercise.unjudged().with(Verdict.NOT_JUDGED, "", reason);
    }

    private static CheckResult refused(Exercise exercise, CompileErrors errors) throws IOException {
        String report =
                OldImport.explain(exercise)
                        + errors.render(exercise.solutionName(), exercise.lesson().root());
        return exercise.unjudged().with(Verdict.DOES_NOT_COMPILE, "", report);
    }

    /// @param implementation the class to judge; the learner's if it is empty
    private CheckResult judge(Exercise exercise, EditedClasses edited, String implementation)
            throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        junit.join();
        try (URLClassLoader loader = edited.loader()) {
            thread.setContextClassLoader(loader);
            CheckRunner runner = new CheckRunner();
            if (!implementation.isEmpty()) {
                runner.implementation(loader.loadClass(implementation));
            }
            return runner.run(loader.loadClass(exercise.checkClass()));
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return notJudged(exercise, "the check could not run: " + e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// The board is a note: where it cannot be written, the verdict stands all the same.
    private static CheckResult kept(Exercise exercise, CheckResult result) {
        try {
            Board board = Board.load(exercise.lesson().folder());
            board.put(result);
            board.save();
        } catch (IOException e) {
            System.err.println(
                    "the verdict is not kept, since this cannot be written: " + e.getMessage());
        }
        return result;
    }
}

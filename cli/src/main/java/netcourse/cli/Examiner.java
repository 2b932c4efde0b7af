package netcourse.cli;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import netcourse.checker.Board;
import netcourse.checker.Judge;
import netcourse.checker.Judgement;

/// Judges exercises in this process, as their files stand now, and writes the verdicts on the board
/// of the lesson.
final class Examiner {
    Finding examine(Exercise exercise) {
        Lesson lesson = exercise.lesson();
        if (!Files.exists(exercise.solution())) {
            Path file = lesson.folder().getParent().relativize(exercise.solution());
            return Finding.unjudged(
                    exercise,
                    "the file is missing: %1$s (git checkout -- %1$s brings the stub back)"
                            .formatted(file));
        }
        Instant now = Instant.now();
        try (Workspace workspace = new Workspace(lesson)) {
            CompileErrors errors = workspace.compile(exercise);
            if (!errors.isEmpty()) {
                Path root = lesson.folder().getParent();
                return Finding.uncompiled(exercise, errors.render(exercise.solutionName(), root));
            }
            return judge(exercise, workspace, now);
        } catch (IOException e) {
            return Finding.unjudged(exercise, e.getMessage());
        }
    }

    private static Finding judge(Exercise exercise, Workspace workspace, Instant now)
            throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = workspace.loader()) {
            thread.setContextClassLoader(loader);
            Judgement judgement = new Judge().judge(loader.loadClass(exercise.checkClass()));
            save(exercise, judgement, now);
            return Finding.judged(exercise, judgement);
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return Finding.unjudged(exercise, "the check could not run: " + e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void save(Exercise exercise, Judgement judgement, Instant now)
            throws IOException {
        Path folder = exercise.lesson().target();
        Board board = Board.load(folder);
        board.put(
                new Board.Line(
                        exercise.id(),
                        exercise.title(),
                        judgement.verdict(),
                        now,
                        exercise.solutionClass()));
        board.save(folder);
    }
}

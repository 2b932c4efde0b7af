package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    private static final Instant JUDGED = Instant.parse("2025-09-16T12:00:00.5Z");
    private static final String FOLDER = "lesson02-x/src/main/java/course/exercise/";

    @TempDir private Path course;
    private Board board;

    @BeforeEach
    void emptyBoard() {
        board = new Board(course.resolve("lesson02-x"));
    }

    /// Adds a result, and the learner's file as old as the result.
    private CheckResult put(String id, String title, Verdict verdict, String name)
            throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), "");
        Files.setLastModifiedTime(file(name), FileTime.from(JUDGED));
        CheckResult result =
                CheckResult.none(id, title, effort(id), "course.exercise." + name)
                        .with(verdict, "", verdict + "\treport of " + id + "\n")
                        .judgedAt(JUDGED);
        board.put(result);
        return result;
    }

    /// The first two are of the core.
    private static Effort effort(String id) {
        return new Effort(id.compareTo("2.3") < 0 && id.length() == 3, 2, 15);
    }

    private Path file(String name) {
        return course.resolve(FOLDER + name + ".java");
    }

    private String render() {
        return new Progress(List.of(board)).render(Verdict::toString);
    }

    @Test
    void boardCountsSolvedAndNamesTheNextWithItsFiles() throws IOException {
        put("2.10", "later", Verdict.NOT_STARTED, "MyLast");
        put("2.2", "second", Verdict.WRONG, "MySecond");
        put("2.1", "first", Verdict.SOLVED, "MyFirst");
        assertThat(board.results())
                .extracting(CheckResult::id)
                .containsExactly("2.1", "2.2", "2.10");
        assertThat(render().replaceAll(" {9,}", "  ").lines())
                .containsExactly(
                        "lesson02-x",
                        "  2.1   core **   15 min  first  SOLVED (MyFirst.java)",
                        "  2.2   core **   15 min  second  WRONG (MySecond.java)",
                        "  2.10  deep **   15 min  later  NOT STARTED (MyLast.java)",
                        "1 of 3 solved; next: 2.2 second",
                        "  task   " + FOLDER + "Second.java",
                        "  yours  " + FOLDER + "MySecond.java");
    }

    @Test
    void theNextIsOfTheCoreAsLongAsSomeOfItIsLeft() throws IOException {
        put("2.3", "third", Verdict.NOT_STARTED, "MyThird");
        put("2.2", "second", Verdict.SOLVED, "MySecond");
        CheckResult first = put("2.10", "tenth", Verdict.NOT_STARTED, "MyTenth");
        assertThat(first.effort().core()).isFalse();
        assertThat(render()).contains("1 of 3 solved; next: 2.3 third");
        put("2.1", "first", Verdict.NOT_STARTED, "MyFirst");
        assertThat(render()).contains("1 of 4 solved; next: 2.1 first");
    }

    @Test
    void buildShowsOnlyWhatIsStartedAndForAFreshLessonOneLine() throws IOException {
        put("2.2", "second", Verdict.NOT_STARTED, "MySecond");
        assertThat(new Progress(List.of(board)).renderStarted())
                .isEqualTo("0 of 1 solved; next: 2.2 second");
        put("2.1", "first", Verdict.SOLVED, "MyFirst");
        assertThat(new Progress(List.of(board)).renderStarted())
                .startsWith("  2.1   core **   15 min  first ")
                .contains("1 of 2 solved; next: 2.2 second", FOLDER + "MySecond.java")
                .doesNotContain("NOT STARTED");
    }

    @Test
    void lessonThatIsNotBegunIsOneLineAtTheEndOfTheBuild() throws IOException {
        put("2.1", "first", Verdict.NOT_STARTED, "MyFirst");
        put("2.2", "second", Verdict.NOT_STARTED, "MySecond");
        Progress progress = new Progress(List.of(board));
        assertThat(progress.renderShort(Verdict::toString))
                .startsWith("lesson02-x: all 2 NOT STARTED" + System.lineSeparator() + "0 of 2");
        put("2.2", "second", Verdict.WRONG, "MySecond");
        assertThat(progress.renderShort(Verdict::toString).lines().limit(3))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("lesson02-x: 1 NOT STARTED, and"),
                        line -> assertThat(line).contains("second", "WRONG"),
                        line -> assertThat(line).startsWith("0 of 2"));
    }

    @Test
    void solvedExerciseWhoseFileHasChangedSinceIsNotCounted() throws IOException {
        put("2.1", "first", Verdict.SOLVED, "MyFirst");
        put("2.2", "second", Verdict.SOLVED, "MySecond");
        assertThat(render()).endsWith("2 of 2 solved");
        Files.setLastModifiedTime(file("MySecond"), FileTime.from(JUDGED.plusMillis(1)));
        assertThat(render())
                .contains("SOLVED (MySecond.java has changed since)")
                .contains("1 of 2 solved, 1 to check again; next: 2.2 second");
    }

    @Test
    void exerciseWhoseFileIsGoneIsToBeCheckedAgain() throws IOException {
        put("2.1", "first", Verdict.SOLVED, "MyFirst");
        Files.delete(file("MyFirst"));
        assertThat(render()).contains("0 of 1 solved, 1 to check again");
    }

    @Test
    void reportsAreTheFirstInFullAndALineForEachOther() throws IOException {
        put("2.1", "first", Verdict.SOLVED, "MyFirst");
        put("2.2", "second", Verdict.WRONG, "MySecond");
        put("2.3", "third", Verdict.STUCK, "MyThird");
        put("2.4", "fourth", Verdict.WRONG, "MyFourth");
        Files.setLastModifiedTime(file("MyFourth"), FileTime.from(JUDGED.plusMillis(1)));
        assertThat(new Progress(List.of(board)).reports().lines())
                .containsExactly(
                        "WRONG\treport of 2.2",
                        "  also     2.3 is STUCK; its report: ./course check 2.3");
    }

    @Test
    void boardIsKeptBetweenTwoRunsWithItsReports() throws IOException {
        CheckResult result = put("2.1", "first", Verdict.STUCK, "MyFirst");
        board.save();
        assertThat(Board.load(course.resolve("lesson02-x")).results()).containsExactly(result);
        assertThat(Board.load(course.resolve("nothing")).results()).isEmpty();
    }
}

package netcourse.cli;

import static netcourse.cli.FixtureLesson.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import netcourse.checker.CheckResult;
import netcourse.checker.Verdict;
import netcourse.cli.FixtureLesson.CommandResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

@Tag("verify")
class CourseTest {
    @TempDir Path root;
    private FixtureLesson lesson;

    @BeforeEach
    void writeLesson() throws IOException {
        lesson = new FixtureLesson(root);
    }

    @Test
    void listShowsExercisesThatWereNeverJudged() {
        CommandResult list = lesson.course("list");
        assertThat(list.status()).isZero();
        assertThat(list.out().lines())
                .containsExactly(
                        "lesson09-numbers",
                        "  9.1   core *    15 min  double a number                                            not judged yet",
                        "  9.2   core *    15 min  triple a number                                            not judged yet",
                        "0 of 2 solved; next: 9.1 double a number",
                        "  task   " + PACKAGE + "Doubler.java",
                        "  yours  " + PACKAGE + "MyDoubler.java");
    }

    @Test
    void withoutArgumentsShowsWhereTheLearnerStandsAndWhatIsNext() throws IOException {
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        lesson.course("check", "9.1");
        assertThat(lesson.course().out().lines())
                .containsExactly(
                        "lesson09-numbers           [##########..........]  1 of  2 solved, core  1 of  2",
                        "all                        [##########..........]  1 of  2 solved, core  1 of  2",
                        "",
                        "next     9.2  triple a number",
                        "         core, difficulty 1 of 3, 15 minutes",
                        "task     " + PACKAGE + "Tripler.java",
                        "yours    " + PACKAGE + "MyTripler.java",
                        "verdict  not judged yet",
                        "type     ./course check 9.2, or ./course watch",
                        "         all commands: ./course --help");
        assertThat(lesson.course("next").out()).startsWith("next     9.2  triple a number");
    }

    @Test
    void stubIsNotStarted() {
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isEqualTo(ExitStatus.NOT_STARTED);
        assertThat(check.out().lines())
                .containsExactly(
                        "  9.1   core *    15 min  double a number                                            NOT STARTED (MyDoubler.java)",
                        "  of still throws Todo (" + PACKAGE + "MyDoubler.java:6)",
                        "  task   " + PACKAGE + "Doubler.java",
                        "  yours  " + PACKAGE + "MyDoubler.java");
        assertThat(lesson.course("list").out()).contains("NOT STARTED", "not judged yet");
    }

    @Test
    void rightSolutionIsSolvedAndTheNextIsNamed() throws IOException {
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isZero();
        assertThat(check.out())
                .contains(
                        "SOLVED (MyDoubler.java)",
                        "judged by DoublerCheck",
                        "compare  ./course answer 9.1",
                        "1 of 2 solved; next: 9.2 triple a number",
                        "  yours  " + PACKAGE + "MyTripler.java");
    }

    @Test
    void wrongSolutionIsReportedWithItsLine() throws IOException {
        lesson.solution("Doubler", FixtureLesson.WRONG);
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out())
                .contains(
                        "9.1  double a number  WRONG",
                        "where    " + PACKAGE + "MyDoubler.java:",
                        "so far   0 of 1 behaviours hold");
    }

    @Test
    void exerciseIsJudgedWithAnotherProgramAsideOfTheBoard() throws IOException {
        lesson.peer("Bc");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        CommandResult check = lesson.course("check", "9.1", "--peer", "bc");
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.out()).contains("SOLVED", "judged by DoublerWithBc");
        assertThat(lesson.course("list").out()).contains("0 of 2 solved");
        assertThat(lesson.course("check", "9.1", "--peer", "dc").err())
                .contains("no peer dc for 9.1; there is bc");
        assertThat(lesson.course("check", "9.2", "--peer", "bc").err()).contains("it has none");
        assertThat(lesson.course("check", "9", "--peer", "bc").err())
                .contains("--peer is for one exercise");
    }

    @Test
    void reportsOfTheLastRunComeBeforeTheList() throws IOException {
        assertThat(lesson.course("list", "--reports").out())
                .startsWith("lesson09-numbers: all 2 not judged yet" + System.lineSeparator());
        lesson.solution("Doubler", FixtureLesson.WRONG);
        lesson.solution("Tripler", FixtureLesson.WRONG);
        lesson.build();
        lesson.course("check");
        assertThat(lesson.course("list", "--reports").out())
                .containsSubsequence(
                        "9.1  double a number  WRONG",
                        "where    " + PACKAGE + "MyDoubler.java:",
                        "  also     9.2 is WRONG; its report: ./course check 9.2",
                        "lesson09-numbers",
                        "0 of 2 solved; next: 9.1 double a number")
                .doesNotContain("where    " + PACKAGE + "MyTripler.java:");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        assertThat(lesson.course("list", "--reports").out())
                .contains(
                        "where    " + PACKAGE + "MyTripler.java:",
                        "MyDoubler.java has changed since")
                .doesNotContain("where    " + PACKAGE + "MyDoubler.java:");
    }

    @Test
    void importFromWhereContractsStoodBeforeIsExplained() throws IOException {
        Path solution = lesson.solution("Doubler", FixtureLesson.RIGHT);
        String old =
                "import netcourse.lesson09.Doubler;\nimport static netcourse.lesson09.Doubler.*;\n";
        Files.writeString(
                solution, Files.readString(solution).replace("public class", old + "public class"));
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.out())
                .startsWith(
                        PACKAGE
                                + "MyDoubler.java:3: delete this import: Doubler is now in the same package")
                .contains(
                        "MyDoubler.java:4: write import static netcourse.lesson09.exercise.Doubler.*;",
                        "DOES NOT COMPILE");
    }

    @Test
    void editAfterTheBuildIsWhatIsJudged() throws IOException {
        lesson.solution("Doubler", FixtureLesson.WRONG);
        lesson.build();
        assertThat(lesson.course("check", "9.1").out()).contains("WRONG");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        assertThat(lesson.course("check", "9.1").out()).contains("SOLVED");
        lesson.solution("Doubler", FixtureLesson.WRONG);
        assertThat(lesson.course("check", "9.1").out()).contains("WRONG");
    }

    @Test
    void checkLeavesNothingButTheBoardBehind() throws IOException {
        lesson.build();
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        // No process has this number: what one left that was ended by Ctrl-C.
        Files.createDirectories(lesson.target().resolve("course-" + Long.MAX_VALUE));
        lesson.course("check");
        assertThat(lesson.target())
                .isDirectoryNotContaining("glob:**/course-*")
                .isDirectoryContaining("glob:**/netcourse-board.properties");
    }

    @Test
    void compileErrorIsShownAsTheCompilerSaysIt() throws IOException {
        lesson.solution("Doubler", "return n + ;");
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out())
                .startsWith("lesson09-numbers")
                .contains("MyDoubler.java:6: ", "return n + ;")
                .contains("DOES NOT COMPILE (MyDoubler.java)")
                .doesNotContain("Exception");
    }

    @Test
    void classThatCannotBeWrittenAsOnAFullDiskIsNoErrorOfTheSource() throws IOException {
        Path source = Files.writeString(root.resolve("A.java"), "package p; class A {}");
        Path classes = Files.createDirectories(root.resolve("classes"));
        Files.writeString(classes.resolve("p"), "a file where a folder must be");
        assertThatIOException()
                .isThrownBy(() -> SourceCompiler.compile(List.of(source), classes, List.of()))
                .withMessageStartingWith("error while writing p.A: ");
    }

    @Test
    void exerciseThatDoesNotCompileLeavesTheOtherToBeJudged() throws IOException {
        lesson.solution("Doubler", "return n + ;");
        lesson.solution("Tripler", "return 3 * n;");
        assertThat(lesson.course("check", "9.2").status()).isZero();
        CommandResult all = lesson.course("check");
        assertThat(all.status()).isEqualTo(1);
        assertThat(all.out()).contains("DOES NOT COMPILE", "SOLVED (MyTripler.java)");
    }

    @Test
    void hungSolutionIsStuckAndTheCommandEnds() throws IOException {
        lesson.solution("Doubler", FixtureLesson.HANGS);
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains("STUCK", "MyDoubler.java:7, waits for another thread");
    }

    @Test
    void lessonIsJudgedWithTheFirstFailureInFull() throws IOException {
        lesson.solution("Doubler", FixtureLesson.WRONG);
        lesson.solution("Tripler", FixtureLesson.WRONG);
        // So that nothing is compiled four times.
        lesson.build();
        for (String name : new String[] {"9", "09", "lesson09", "lesson09-numbers"}) {
            CommandResult check = lesson.course("check", name);
            assertThat(check.status()).isEqualTo(1);
            assertThat(check.out())
                    .contains("WRONG (MyDoubler.java)", "WRONG (MyTripler.java)")
                    .contains("where    " + PACKAGE + "MyDoubler.java:")
                    .doesNotContain("where    " + PACKAGE + "MyTripler.java:");
        }
    }

    @Test
    void verdictOlderThanTheSolutionIsMarked() throws IOException {
        Path solution = lesson.solution("Doubler", FixtureLesson.RIGHT);
        lesson.course("check", "9.1");
        Files.setLastModifiedTime(solution, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(lesson.course("list").out())
                .contains("SOLVED (MyDoubler.java has changed since)")
                .contains("0 of 2 solved, 1 to check again; next: 9.1 double a number");
    }

    @Test
    void unknownNamesEndWithOneLineThatSaysWhatThereIs() {
        assertThat(lesson.course("check", "9.7"))
                .isEqualTo(usage("course check: no exercise 9.7; there are 9.1, 9.2"));
        assertThat(lesson.course("check", "4.1"))
                .isEqualTo(
                        usage(
                                "course check: no exercise 4.1; ./course list shows all of"
                                        + " them"));
        assertThat(lesson.course("check", "lesson04"))
                .isEqualTo(usage("course check: no lesson lesson04; there are lesson09-numbers"));
        assertThat(lesson.course("run", "9", "nothing"))
                .isEqualTo(
                        usage(
                                "course run: no program nothing in lesson09-numbers; there are"
                                        + " exit-with"));
        assertThat(lesson.course("run", "exit-with"))
                .isEqualTo(
                        usage(
                                "course run: exit-with is a program of lesson 9: ./course run 9"
                                        + " exit-with"));
        assertThat(lesson.course("chekc", "9.1"))
                .isEqualTo(
                        usage(
                                "course: unknown command chekc; did you mean check?"
                                        + " (--help lists the commands)"));
    }

    private static CommandResult usage(String line) {
        return new CommandResult(2, "", line + System.lineSeparator());
    }

    @Test
    void helpIsAlsoACommandAndSaysOfEachCommandOneSentence() {
        assertThat(Course.helpAsOption("help")).containsExactly("--help");
        assertThat(Course.helpAsOption("help", "check")).containsExactly("check", "--help");
        assertThat(Course.helpAsOption("check", "help")).containsExactly("check", "help");
        // The list of commands shows the first line of each.
        assertThat(Course.commandLine(root, Ansi.OFF).getSubcommands()).hasSize(13);
        assertThat(Course.commandLine(root, Ansi.OFF).getSubcommands().values())
                .extracting(line -> line.getCommandSpec().usageMessage().description()[0])
                .allMatch(text -> text.endsWith(".") && text.length() < 68);
    }

    @Test
    void missingFileIsNotJudgedAndTheWayToGetItBackIsSaid() throws IOException {
        Files.delete(lesson.solution("Doubler", FixtureLesson.RIGHT));
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(check.out())
                .startsWith("the file is missing: lesson09-numbers")
                .contains("(./course reset 9.1 brings the stub back)", "NOT JUDGED");
    }

    @Test
    void classOfTheLastBuildIsNotJudgedForAFileThatNoLongerHasIt() throws IOException {
        Path solution = lesson.solution("Doubler", FixtureLesson.RIGHT);
        String right = Files.readString(solution);
        lesson.build();
        for (String other :
                List.of("", "/*" + right + "*/", right.replace("public class My", "class Our"))) {
            Files.writeString(solution, other);
            CommandResult check = lesson.course("check", "9.1");
            assertThat(check.status()).as(other).isEqualTo(ExitStatus.WRONG);
            assertThat(check.out())
                    .startsWith("lesson09-numbers")
                    .contains(
                            "MyDoubler.java: error: there is no class"
                                    + " netcourse.lesson09.exercise.MyDoubler in it",
                            "DOES NOT COMPILE");
        }
    }

    @Test
    void lessonThatMavenHasNotPreparedIsNotJudged() throws IOException {
        Files.delete(lesson.target().resolve("netcourse-test.classpath"));
        CommandResult check = lesson.course("check", "9.1");
        assertThat(check.status()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(check.out()).contains("lesson09-numbers is not prepared", "NOT JUDGED");
    }

    @Test
    void runListsProgramsWithTheirFirstSentence() {
        CommandResult list = lesson.course("run");
        assertThat(list.status()).isZero();
        assertThat(list.out())
                .contains(
                        "lesson09-numbers", "  exit-with              Writes its arguments down.");
        assertThat(lesson.course("run", "9").out()).contains("exit-with");
    }

    @Test
    void runGivesTheArgumentsOnAndItsExitStatusBack() throws IOException {
        Path seen = root.resolve("seen");
        CommandResult run =
                lesson.course(
                        "run",
                        "9",
                        "exit-with",
                        seen.toString(),
                        "7",
                        "--help",
                        "--",
                        "@" + seen,
                        "a b");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(7);
        assertThat(Files.readAllLines(seen))
                .containsExactly(seen.toString(), "7", "--help", "--", "@" + seen, "a b");
    }

    @Test
    void learnersFileThatDoesNotCompileIsLeftOutOfThePrograms() throws IOException {
        String seen = root.resolve("seen").toString();
        lesson.solution("Doubler", "return n + ;");
        CommandResult without = lesson.course("run", "9", "exit-with", seen, "0");
        assertThat(without.status()).isZero();
        assertThat(without.err())
                .contains(
                        "MyDoubler.java:6: ",
                        "course run: MyDoubler.java does not compile; the program runs without it");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        lesson.build();
        lesson.solution("Doubler", "return x;");
        CommandResult asBefore = lesson.course("run", "9", "exit-with", seen, "0");
        assertThat(asBefore.status()).isZero();
        assertThat(asBefore.err()).contains("the program runs with it as it was compiled last");
    }

    @Test
    void runOfLessonWhoseOwnCodeDoesNotCompileSaysSo() throws IOException {
        lesson.breakProgram();
        CommandResult run = lesson.course("run", "9", "exit-with", "unused", "0");
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG);
        assertThat(run.err()).contains("ExitWith.java:", "lesson09-numbers does not compile");
    }

    @Test
    void compilersMessageIsShownBesideTheReportOfAnEarlierExercise() throws IOException {
        lesson.solution("Doubler", FixtureLesson.WRONG);
        lesson.solution("Tripler", "return n + ;");
        assertThat(lesson.course("check", "9").out())
                .contains(
                        "where    " + PACKAGE + "MyDoubler.java:",
                        "MyTripler.java:6: ",
                        "return n + ;");
    }

    @Test
    void answerIsJudgedWhateverTheLearnersFileIs() throws IOException {
        lesson.answer("Doubler", FixtureLesson.RIGHT);
        lesson.solution("Doubler", FixtureLesson.WRONG);
        CommandResult check = lesson.course("check", "9.1", "--answer");
        assertThat(check.status()).isZero();
        assertThat(check.out()).contains("SOLVED: the answer, lesson09-numbers");
        assertThat(lesson.course("list").out()).contains("not judged yet");
    }

    @Test
    void answerIsShownAsADifferenceOnceYoursIsSolvedOrGivenUp() throws IOException {
        lesson.answer("Doubler", FixtureLesson.RIGHT);
        lesson.solution("Doubler", "return n + n;");
        assertThat(lesson.course("answer", "9.1").out())
                .contains(
                        "the answer: lesson09-numbers",
                        "-        return n + n;",
                        "+        return 2 * n;")
                .doesNotContain("-public class");
        lesson.solution("Doubler", FixtureLesson.TODO);
        CommandResult refused = lesson.course("answer", "9.1");
        assertThat(refused.status()).isEqualTo(ExitStatus.NOT_STARTED);
        assertThat(refused.err()).contains("9.1 is NOT STARTED: ./course hint 9.1");
        assertThat(lesson.course("answer", "9.1", "--give-up", "-y").out())
                .contains(" *         return 2 * n;");
    }

    @Test
    void hintsComeOneByOneAndAllOnceItIsSolved() throws IOException {
        lesson.hints("9.1", "## 1\n\nAdd.\n\n## 2\n\nTwice.\n\n## 3\n\n`n + n`\n");
        assertThat(lesson.course("hint", "9.1").out()).contains("hint 1 of 3, 2 left", "  Add.");
        assertThat(lesson.course("hint").out()).contains("hint 2 of 3, 1 left", "  Twice.");
        assertThat(lesson.course("hint", "9.1").out()).contains("--give-up", "  `n + n`");
        assertThat(lesson.course("hint", "9.1", "--again").out()).contains("hint 1 of 3");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        lesson.course("check", "9.1");
        assertThat(lesson.course("hint", "9.1").out()).contains("Add.", "Twice.", "`n + n`");
    }

    @Test
    void mistakeIsExplainedInPlainTextOfThePage() throws IOException {
        Files.writeString(
                root.resolve("lesson09-numbers/MISTAKES.md"),
                "## 9.1 double a number\n\n- **adds-one** adds one. "
                        + "So it is right for 1 and for nothing else. ".repeat(5)
                        + "[AddsOne](src/AddsOne.java)\n");
        Exercise exercise = Catalog.of(root).exercise("9.1");
        CheckResult result =
                new CheckResult(
                        "9.1",
                        exercise.title(),
                        exercise.effort(),
                        "MyDoubler",
                        Verdict.WRONG,
                        "",
                        "adds-one",
                        "the report",
                        Instant.EPOCH);
        StringWriter out = new StringWriter();
        Screen screen = new Screen(new PrintWriter(out), new PrintWriter(out), Ansi.OFF);
        new Verdicts(Catalog.of(root), screen).show(exercise, result, true);
        assertThat(out.toString())
                .contains("the report", "  explain  adds one. So it is right")
                .doesNotContain("**", "[AddsOne]", "src/");
        assertThat(out.toString().lines().filter(line -> line.contains("nothing else")))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.startsWith("  explain  ") || line.startsWith("           "));
    }

    @Test
    void hintIsNoWiderThanThePageAndItsCodeStaysAsItIs() throws IOException {
        String prose = "Many words, so many. ".repeat(10).strip();
        String code = "```java\n" + "x".repeat(100) + "\n```";
        lesson.hints("9.1", "## 1\n\n" + prose + "\nThe end:\n\n" + code + "\n\nThat is it.\n");
        assertThat(lesson.course("hint", "9.1").out().lines().map(String::strip))
                .contains("```java", "x".repeat(100), "```", "That is it.")
                .filteredOn(line -> !line.startsWith("xx"))
                .allMatch(line -> line.length() <= 94);
    }

    @Test
    void resetBringsTheStubBackAndKeepsYours() throws IOException {
        Path yours = lesson.solution("Doubler", FixtureLesson.RIGHT);
        String before = Files.readString(yours);
        CommandResult reset = lesson.course("reset", "9.1");
        assertThat(reset.status()).isZero();
        assertThat(Files.readString(yours)).contains("throw new Todo(\"9.1\");");
        Path kept = root.resolve(reset.out().lines().findFirst().orElseThrow().split(": ")[1]);
        assertThat(kept).hasContent(before);
        assertThat(lesson.course("check", "9.1").status()).isEqualTo(ExitStatus.NOT_STARTED);
        assertThat(lesson.course("reset", "9.1").out()).contains("is the stub already");
    }

    @Test
    void openOnesAreListedAlone() throws IOException {
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        lesson.course("check", "9.1");
        assertThat(lesson.course("list", "--open").out())
                .contains("triple a number")
                .doesNotContain("double a number");
        assertThat(lesson.course("list", "--json").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("[{\"id\": \"9.1\", \"lesson\": \"lesson09-numbers\"")
                .contains("\"verdict\": \"SOLVED\"");
    }

    @Test
    void doctorLooksAtEveryPart() {
        assertThat(lesson.course("doctor").out())
                .contains("JDK ", "loopback IPv4 ", "file events ", "the course can run here");
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        assertThat(lesson.course("completion").out())
                .contains("complete -F _complete_course", "interview", "--give-up", "--edit-cmd")
                .contains("9.1", "9.2", "exit-with");
    }
}

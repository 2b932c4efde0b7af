package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import netcourse.cli.FixtureLesson.CommandResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/// `./course interview`: what it reads, asks, remembers and exports.
@Tag("verify")
class InterviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static final String TEXT =
            """
            # Interview

            ### What is a frame?

            什么是帧？

            **30 seconds.** A message, and *where* it ends.

            **2 minutes.** First paragraph with `<code>`.

            Second "paragraph".

            **Follow-up.** And a segment? Another thing.

            **Trap.** "One read is one message."

            **Proof.** [NumberTest.one](src/test/NumberTest.java); [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293)

            ## Another part

            ### What is a port?

            **30 seconds.** A number.
            **2 minutes.** A number of 16 bits.
            **Follow-up.** c
            **Trap.** d
            **Proof.** e
            """;

    @TempDir Path root;
    private FixtureLesson lesson;
    private List<InterviewItem> items;
    private final Properties notes = new Properties();

    @BeforeEach
    void writeItems() throws IOException {
        lesson = new FixtureLesson(root);
        Files.writeString(root.resolve("lesson09-numbers/INTERVIEW.md"), TEXT);
        items = InterviewItem.of(new Lesson(root.resolve("lesson09-numbers")));
    }

    private String ask(List<InterviewItem> asked, LocalDate day, String typed) throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        new InterviewSession(
                        new Screen(writer, writer, Ansi.OFF),
                        new BufferedReader(new StringReader(typed)),
                        new Repetition(notes, day),
                        () -> {})
                .ask(asked);
        return out.toString();
    }

    @Test
    void everyPartOfAnItemIsRead() {
        assertThat(items)
                .extracting(InterviewItem::question)
                .containsExactly("What is a frame?", "What is a port?");
        InterviewItem first = items.getFirst();
        assertThat(first.chinese()).isEqualTo("什么是帧？");
        assertThat(first.longAnswer()).endsWith("Second \"paragraph\".");
        assertThat(first.proof()).startsWith("[NumberTest.one]").doesNotContain("Another part");
        assertThat(items.getLast().chinese()).isEmpty();
    }

    @Test
    void everyItemOfTheCourseHasEveryPart() throws IOException {
        List<InterviewItem> all = new ArrayList<>();
        for (Lesson one : Catalog.of(Path.of("..").toAbsolutePath().normalize()).lessons()) {
            List<InterviewItem> own = InterviewItem.of(one);
            try (Stream<String> lines = Files.lines(one.folder().resolve("INTERVIEW.md"))) {
                assertThat(own).hasSize((int) lines.filter(l -> l.startsWith("### ")).count());
            }
            all.addAll(own);
        }
        assertThat(all).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(all).extracting(InterviewItem::key).doesNotHaveDuplicates();
        for (InterviewItem item : all) {
            assertThat(item.answers()).as(item.question()).doesNotContainValue("");
        }
    }

    @Test
    void questionComesFirstThenTheShortAnswerThenTheRest() throws IOException {
        assertThat(ask(items, TODAY, "a message\n\ny\nq\n"))
                .containsSubsequence(
                        "What is a frame?",
                        "什么是帧？",
                        "your answer",
                        "30 seconds",
                        "  A message, and where it ends.",
                        "Enter shows the long one",
                        "2 minutes",
                        "follow-up",
                        "trap",
                        "proof",
                        "NumberTest.one (lesson09-numbers/src/test/NumberTest.java)",
                        "(https://www.rfc-editor.org/rfc/rfc9293)",
                        "did you know it?",
                        "comes back on 2026-03-02",
                        "What is a port?",
                        "1 known, 0 not yet, 1 not asked");
    }

    @Test
    void whatWasKnownComesBackLaterAndLater() throws IOException {
        List<InterviewItem> first = items.subList(0, 1);
        LocalDate day = TODAY;
        for (int days : new int[] {1, 3, 7, 16, 35, 80, 80}) {
            Repetition repetition = new Repetition(notes, day);
            assertThat(repetition.due(first)).isEqualTo(first);
            ask(first, day, "\n\ny\n");
            assertThat(new Repetition(notes, day.plusDays(days - 1L)).due(first)).isEmpty();
            day = day.plusDays(days);
        }
    }

    @Test
    void whatWasNotKnownIsAskedAgainAtTheEndAndBeginsAnew() throws IOException {
        ask(items, TODAY, "\n\ny\n\n\ny\n");
        ask(items, TODAY.plusDays(1), "\n\ny\nq\n");
        assertThat(ask(items, TODAY.plusDays(4), "\n\nno\n\n\nyes\n\n\nwhat?\ny\n"))
                .containsSubsequence(
                        "a frame?",
                        "comes back at the end",
                        "a port?",
                        "comes back on",
                        "a frame?",
                        "y or n, or q to quit: ",
                        "comes back on 2026-03-06",
                        "2 known, 1 not yet, 0 not asked");
    }

    @Test
    void dueOnesComeBeforeNewOnes() throws IOException {
        ask(items.subList(1, 2), TODAY, "\n\ny\n");
        assertThat(new Repetition(notes, TODAY).due(items)).isEqualTo(items.subList(0, 1));
        assertThat(new Repetition(notes, TODAY.plusDays(1)).due(items)).isEqualTo(items.reversed());
    }

    @Test
    void noteThatCannotBeReadIsAsIfThereWereNone() {
        for (String bad : List.of("", "x", "2", "2 yesterday", "9 2026-03-09")) {
            notes.setProperty(items.getFirst().key(), bad);
            assertThat(new Repetition(notes, TODAY).due(items)).isEqualTo(items);
        }
    }

    @Test
    void endOfTheInputEndsIt() throws IOException {
        assertThat(ask(items, TODAY, "")).contains("0 known, 0 not yet, 2 not asked");
        assertThat(ask(items, TODAY, "\n\n")).contains("0 known, 0 not yet, 2 not asked");
        assertThat(notes).isEmpty();
    }

    @Test
    void plainPrintsAllOfALesson() {
        CommandResult plain = lesson.course("interview", "9", "--plain");
        assertThat(plain.status()).isZero();
        assertThat(plain.out())
                .containsSubsequence("a frame?", "proof", "a port?", "A number of 16 bits.");
        assertThat(plain.out().lines().mapToInt(String::length).max().orElse(0)).isLessThan(101);
    }

    @Test
    void cardsForAnkiAreALineEachWithTheSameIdentityEachTime() throws IOException {
        Path file = root.resolve("cards.txt");
        assertThat(lesson.course("interview", "--anki", file.toString()).out())
                .startsWith("2 cards: ");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.subList(0, 5)).allMatch(line -> line.startsWith("#"));
        assertThat(lines).hasSize(7);
        assertThat(lines.get(5).split("\t")).hasSize(4);
        assertThat(lines.get(5))
                .contains(
                        "\"netcourse::lesson09-numbers\"",
                        "\"What is a frame?<br><br>什么是帧？\"",
                        "<b>2 minutes.</b> First paragraph with <code>&lt;code&gt;</code>.<br><br>"
                                + "Second \"\"paragraph\"\".",
                        "<a href='https://www.rfc-editor.org/rfc/rfc9293'>RFC 9293</a>");
        lesson.course("interview", "--anki", file.toString());
        assertThat(file).hasContent(String.join("\n", lines));
    }

    @Test
    void lessonWithoutQuestionsIsSaid() throws IOException {
        Files.delete(root.resolve("lesson09-numbers/INTERVIEW.md"));
        CommandResult none = lesson.course("interview");
        assertThat(none.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(none.err()).contains("there are no interview questions");
    }
}

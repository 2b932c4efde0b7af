package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A chapter that says what is not so fails its test.
class ChapterTest {
    @TempDir private Path folder;

    @BeforeEach
    void source() throws IOException {
        Files.writeString(
                folder.resolve("A.java"),
                """
                class A {
                    // @start region="one"
                    int one() {
                        return 1;
                    }

                    // @end
                }
                """);
    }

    private Chapter chapter(String text) throws IOException {
        return Chapter.of(Files.writeString(folder.resolve("README.md"), text));
    }

    @Test
    void quotedRegionMustBeTheRegion() throws IOException {
        String good =
                "<!-- snippet: A.java#one -->\n```java\nclass One {\n    int one() {\n        return 1;\n    }\n}\n```\n";
        assertThatCode(chapter(good)::assertSnippets).doesNotThrowAnyException();
        assertThatThrownBy(chapter(good.replace("return 1", "return 2"))::assertSnippets)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(chapter(good.replace("#one", "#two"))::assertSnippets)
                .hasMessageContaining("no region \"two\"");
    }

    @Test
    void snippetShowsTheImportsThatItNeedsAndNoOverride() throws IOException {
        Files.writeString(
                folder.resolve("B.java"),
                """
                import static java.lang.Math.abs;
                import static java.lang.Math.max;

                import java.util.List;
                import java.util.Set;

                class B implements Comparable<B> {
                    // @start region="two-parts"
                    static final int SIZE = abs(-2);
                    // @end
                    Set<B> others;

                    // @start region="two-parts"
                    @Override
                    public int compareTo(B other) {
                        return List.of(this).size() - SIZE;
                    }
                    // @end
                }
                """);
        String expected =
                """
                import static java.lang.Math.abs;

                import java.util.List;

                class TwoParts {
                    static final int SIZE = abs(-2);

                    public int compareTo(B other) {
                        return List.of(this).size() - SIZE;
                    }
                }
                """;
        Chapter chapter =
                chapter("<!-- snippet: B.java#two-parts -->\n```java\n" + expected + "```\n");
        assertThatCode(chapter::assertSnippets).doesNotThrowAnyException();
        assertThatThrownBy(chapter::assertSnippetsCompile)
                .hasMessageContaining("line 8: cannot find symbol");
    }

    @Test
    void chapterHasAtMost5500WordsWithoutCodeAndTables() throws IOException {
        String others = "\n| a | b |\n```text\ncode\n```\n";
        assertThatCode(chapter("word ".repeat(5500) + others)::assertSize)
                .doesNotThrowAnyException();
        assertThatThrownBy(chapter("word ".repeat(5501) + others)::assertSize)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void answersMustBeFoldedAfterTheExercises() throws IOException {
        String answer = "<details>\n<!-- snippet: b/answer/A.java#one -->\n</details>\n";
        String head = "\n## Exercises\n";
        assertThatCode(chapter(head + answer)::assertAnswersAreFolded).doesNotThrowAnyException();
        String open = answer.replaceAll("</?details>", "");
        for (String bad : new String[] {answer + head, head + open}) {
            assertThatThrownBy(chapter(bad)::assertAnswersAreFolded)
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void shownOutputMayDifferInFiguresOnly() throws IOException {
        Chapter chapter = chapter("<!-- output: reads -->\n```text\n10 sends in   4 reads\n```\n");
        assertThatCode(() -> chapter.assertOutput("reads", "10 sends in 3 reads\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> chapter.assertOutput("reads", "10 sends in 3 writes\n"))
                .isInstanceOf(AssertionError.class);
        assertThat(chapter.outputs()).containsExactly("reads");
    }

    @Test
    void linesInAnyOrderMustAllBeThere() throws IOException {
        Chapter chapter = chapter("<!-- output: a -->\n```text\nread 1\nsent 2\n```\n");
        assertThatCode(() -> chapter.assertOutputInAnyOrder("a", "sent 7\nread 8\n"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> chapter.assertOutputInAnyOrder("a", "sent 7\nsent 8\n"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void linkMustLeadToItsFileMethodAndHeading() throws IOException {
        String good = "# Some Title\n[A](A.java) [`A.one`](A.java) [top](#some-title)\n";
        assertThatCode(chapter(good)::assertLinks).doesNotThrowAnyException();
        for (String bad : new String[] {"[B](B.java)", "[`A.two`](A.java)", "[x](#nowhere)"}) {
            assertThatThrownBy(chapter(bad)::assertLinks).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void interviewItemNeedsEveryPartAndAProof() throws IOException {
        String item =
                "### Why?\n**30 seconds.** a\n**2 minutes.** b\n**Follow-up.** c\n**Trap.** d\n**Proof.** ";
        String head = "\n## Interview\n\n";
        assertThatCode(() -> chapter(head + item + "[A](A.java)").assertInterview(1))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> chapter(head + item + "none").assertInterview(1))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> chapter(head + item.replace("**Trap.**", "")).assertInterview(1))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> chapter(head + item + "[A](A.java)").assertInterview(2))
                .isInstanceOf(AssertionError.class);
    }

    private static String words(int count) {
        return " word".repeat(count) + "\n\n";
    }

    private static String item(String chinese, int shortWords, int longWords) {
        return "# Interview\n\n### Why?\n\n"
                + chinese
                + "\n\n**30 seconds.**"
                + words(shortWords)
                + "**2 minutes.**"
                + words(longWords)
                + "**Follow-up.** c\n\n**Trap.** d\n\n**Proof.** [A](A.java)\n";
    }

    private Chapter chapterWithFile(String interview) throws IOException {
        Files.writeString(folder.resolve("INTERVIEW.md"), interview);
        return chapter("# A\n\n## Interview\n\n- [Why?](INTERVIEW.md#why)\n");
    }

    @Test
    void interviewFileNeedsChineseLengthsAndALinkFromTheChapter() throws IOException {
        for (int words : new int[] {0, 20}) {
            Chapter good = chapterWithFile(item("为什么？", 60 + words, 220 + 4 * words));
            assertThatCode(() -> good.assertInterview(1)).doesNotThrowAnyException();
            assertThatCode(good::assertLinks).doesNotThrowAnyException();
        }
        assertNoInterview(chapterWithFile(item("why?", 70, 250)));
        assertNoInterview(chapterWithFile(item("为什么？\n\n怎么？", 70, 250)));
        assertNoInterview(chapterWithFile(item("为什么？", 59, 250)));
        assertNoInterview(chapterWithFile(item("为什么？", 81, 250)));
        assertNoInterview(chapterWithFile(item("为什么？", 70, 219)));
        assertNoInterview(chapterWithFile(item("为什么？", 70, 301)));
        assertNoInterview(
                chapterWithFile(item("为什么？", 70, 250).replace("### Why?", "### Why not?")));
    }

    private static void assertNoInterview(Chapter chapter) {
        assertThatThrownBy(() -> chapter.assertInterview(1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void linksOfTheInterviewFileMustLeadSomewhere() throws IOException {
        String item = item("为什么？", 70, 250);
        Chapter chapter = chapterWithFile(item.replace("(A.java)", "(B.java)"));
        assertThatThrownBy(chapter::assertLinks).isInstanceOf(AssertionError.class);
        Chapter unknown = chapterWithFile(item.replace("[A]", "[A.two]"));
        assertThatThrownBy(unknown::assertLinks).isInstanceOf(AssertionError.class);
    }

    @Test
    void headingsMustBeThoseOfEveryChapter() throws IOException {
        assertThatThrownBy(chapter("## The idea\n")::assertHeadings)
                .isInstanceOf(AssertionError.class);
    }
}

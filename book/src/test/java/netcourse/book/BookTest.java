package netcourse.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    @TempDir Path root;
    @TempDir Path out;

    @BeforeEach
    void writeCourse() throws IOException {
        write("README.md", "# The course\n\n[one](lesson01-x/README.md)\n");
        write("lesson01-x/README.md", "# Lesson 1\n\n## The idea\n\nbytes\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> render() throws IOException {
        return Book.render(root, out);
    }

    private String chapter() throws IOException {
        return Files.readString(out.resolve("lesson01-x/index.html"));
    }

    @Test
    void readmeLeadsToThePagesOfTheBook() throws IOException {
        write("notes.md", "# Nobody links to this");

        assertThat(render()).isEmpty();

        assertThat(out.resolve("index.html"))
                .content()
                .contains("<a href=\"lesson01-x/index.html\">one</a>");
        assertThat(chapter()).contains("<h2 id=\"the-idea\">The idea</h2>", "../assets/book.css");
        assertThat(out.resolve("notes.html")).doesNotExist();
    }

    @Test
    void linkThatLeadsNowhereIsReported() throws IOException {
        write("lesson01-x/README.md", "# Lesson 1\n\n[a](none.md) [b](../../outside.txt)\n");

        assertThat(render())
                .containsExactly(
                        "lesson01-x/README.md: the link to none.md leads nowhere",
                        "lesson01-x/README.md: the link to ../../outside.txt leads nowhere");
    }

    @Test
    void anchorThatNoHeadingHasIsReported() throws IOException {
        write(
                "README.md",
                "# C\n\n[a](lesson01-x/README.md#the-idea) [b](lesson01-x/README.md#no) [c](#d)\n");

        assertThat(render())
                .containsExactlyInAnyOrder(
                        "README.md: no heading for lesson01-x/README.md#no",
                        "README.md: no heading for #d");
    }

    @Test
    void pictureThatIsMissingIsReported() throws IOException {
        write("README.md", "# C\n\n![a](a.svg)\n");

        assertThat(render()).containsExactly("README.md: no picture a.svg");
    }

    @Test
    void linkToMethodLeadsToTheMethodInThePageOfItsSource() throws IOException {
        write("README.md", "# C\n\n[ATest.works](src/ATest.java), [ATest.fails](src/ATest.java)\n");
        write("src/ATest.java", "class ATest {\n    void works() { if (1 < 2) {} }\n}\n");

        assertThat(render()).containsExactly("README.md: no method ATest.fails in src/ATest.java");

        assertThat(out.resolve("index.html"))
                .content()
                .contains("<a href=\"src/ATest.java.html#works\">ATest.works</a>");
        assertThat(out.resolve("src/ATest.java.html"))
                .content()
                .contains("<code class=\"language-java\">", "if (1 &lt; 2) {}");
    }

    @Test
    void hintsAreFoldedBelowTheTableOfExercises() throws IOException {
        write(
                "lesson01-x/README.md",
                """
                # Lesson 1

                ## Exercises

                | | what you build | class to edit |
                |---|---|---|
                | 1.1 | a reader | [MyReader](src/exercise/MyReader.java) |

                ## Snippets
                """);
        write("lesson01-x/src/exercise/MyReader.java", "class MyReader {}");
        write(
                "lesson01-x/src/exercise/Reader.java",
                """
                package exercise;

                /// Exercise 1.1: a reader.
                ///
                /// It reads.
                public interface Reader {
                    /// Reads, unlike [java.io.Reader#read], and throws [IOException].
                    ///
                    /// @param count 0 or
                    ///   more
                    byte[] read(
                            int count) throws IOException;

                    enum Side {
                        /// Left.
                        LEFT,
                        /// Right.
                        RIGHT
                    }
                }
                """);
        write("lesson01-x/hints/1.1.md", "# Hints for 1.1\n\n## 1\n\nlook\n\n## 2\n\nread\n");

        assertThat(render()).isEmpty();

        assertThat(chapter())
                .containsSubsequence(
                        "<h3 id=\"exercise-1.1\">1.1 a reader</h3>",
                        "<details class=\"task\"><summary>Task</summary>",
                        "<p>A reader.</p>",
                        "<p>It reads.</p>",
                        "<code class=\"language-java\">byte[] read(int count) throws IOException;",
                        "unlike <code>Reader.read</code>, and throws <code>IOException</code>.",
                        "<li><code>count</code>: 0 or\nmore</li>",
                        "<code class=\"language-java\">LEFT\n</code></pre>\n<p>Left.</p>",
                        "<code class=\"language-java\">RIGHT\n</code></pre>\n<p>Right.</p>",
                        "href=\"src/exercise/Reader.java.html\"",
                        "</details>",
                        "<details class=\"hint\"><summary>Hint 1</summary>",
                        "<p>look</p>",
                        "</details>",
                        "<summary>Hint 2</summary>",
                        "<p>read</p>",
                        "</details>",
                        "<h2 id=\"snippets\">");
        assertThat(index())
                .contains("\"1.1 a reader\",\"lesson01-x/index.html#exercise-1.1\"")
                .doesNotContain("look");
    }

    private String index() throws IOException {
        return Files.readString(out.resolve("assets/search-index.js"));
    }

    @Test
    void interviewItemsAreCardsWithTheQuestionInFront() throws IOException {
        write("README.md", "# C\n\n[a](INTERVIEW.md#why)\n");
        write(
                "INTERVIEW.md",
                "# I\n\n### Why?\n\n为什么？\n\n**30 seconds.** So.\n\n### How?\n\nThus.\n");

        assertThat(render()).isEmpty();

        assertThat(Files.readString(out.resolve("INTERVIEW.html")))
                .containsSubsequence(
                        "<details class=\"card\"><summary>",
                        "<h2 id=\"why\">Why?</h2>",
                        "<p><span lang=\"zh-CN\">为什么？</span></p>",
                        "</summary>",
                        "So.",
                        "</details>",
                        "<details class=\"card\"><summary>",
                        "<h2 id=\"how\">How?</h2>",
                        "</summary>",
                        "<p>Thus.</p>",
                        "</details>");
    }

    @Test
    void whatIsChineseSaysSo() throws IOException {
        write(
                "README.md",
                "# C\n\nThey call it 粘包 and 半包。 It is `TCP`'s.\n\n`accept` 返回的 socket 是哪个？\n");

        assertThat(render()).isEmpty();

        assertThat(Files.readString(out.resolve("index.html")))
                .contains(
                        "<p>They call it <span lang=\"zh-CN\">粘包</span> and <span lang=\"zh-CN\">半包。</span> It is",
                        "<p><code>accept</code><span lang=\"zh-CN\"> 返回的 socket 是哪个？</span></p>");
    }

    @Test
    void searchFindsTextBelowItsHeading() throws IOException {
        write(
                "README.md",
                "# C\n\n## A \"b\"\n\n<details>\n<summary>fold</summary>\n\n`</script>`\n\n</details>\n");

        assertThat(render()).isEmpty();

        assertThat(index())
                .contains("[\"C\",\"A \\\"b\\\"\",\"index.html#a-b\",\"fold \\u003c/script>\"]");
    }

    @Test
    void mermaidIsLoadedOnlyWhereThereIsAPicture() throws IOException {
        write(
                "README.md",
                "# C\n\n[one](lesson01-x/README.md)\n\n```mermaid\nflowchart LR\n  a --> b\n```\n");

        assertThat(render()).isEmpty();

        assertThat(Files.readString(out.resolve("index.html")))
                .contains(
                        "assets/mermaid.min.js",
                        "<pre class=\"mermaid\">flowchart LR\n  a --&gt; b");
        assertThat(chapter()).doesNotContain("mermaid");
    }

    @Test
    void theCourseHasNoBrokenLink() throws IOException {
        assertThat(Book.render(Path.of("..").toAbsolutePath().normalize(), out)).isEmpty();
    }
}

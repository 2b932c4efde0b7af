package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netcourse.cli.FixtureLesson.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("verify")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a symbolic link")
class BookCommandTest {
    @TempDir Path root;
    private FixtureLesson lesson;

    @BeforeEach
    void writeCourse() throws IOException {
        lesson = new FixtureLesson(root);
        Files.createSymbolicLink(
                root.resolve("book"), Path.of("..", "book").toAbsolutePath().normalize());
    }

    /// JUnit warns of a link that leads out of its folder.
    @AfterEach
    void removeLink() throws IOException {
        Files.delete(root.resolve("book"));
    }

    @Test
    void bookIsWrittenAndTheAddressToOpenIsSaid() throws IOException {
        Files.writeString(root.resolve("README.md"), "# A course\n");

        CommandResult book = lesson.course("book");

        Path index = root.resolve("target/book/index.html");
        assertThat(book).isEqualTo(new CommandResult(0, "open " + index.toUri() + "\n", ""));
        assertThat(index).content().contains("A course");
    }

    @Test
    void folderThatCannotBeWrittenIsNamedInOneLine() throws IOException {
        Path file = Files.writeString(root.resolve("README.md"), "# A course\n");

        CommandResult book = lesson.course("book", "--to", file.toString());

        assertThat(book.status()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(book.err()).startsWith("course book: ").contains("README.md").hasLineCount(1);
    }

    @Test
    void brokenLinkIsNamedAndEndsWithStatusOne() throws IOException {
        Files.writeString(root.resolve("README.md"), "# A course\n\n[x](none.md)\n");

        CommandResult book = lesson.course("book", "--to", root.resolve("elsewhere").toString());

        assertThat(book.status()).isOne();
        assertThat(book.err())
                .isEqualTo("course book: README.md: the link to none.md leads nowhere\n");
        assertThat(root.resolve("elsewhere/index.html")).exists();
    }
}

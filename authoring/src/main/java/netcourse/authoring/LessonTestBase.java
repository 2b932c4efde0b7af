package netcourse.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What holds of every chapter: it quotes, shows and links what the code has. A lesson's
/// `LessonTest` extends it, and compares the outputs that the chapter shows with what its programs
/// print.
@Tag("verify")
public abstract class LessonTestBase {
    /// The chapter of the lesson whose tests run.
    protected static final Chapter CHAPTER = Chapter.of(Path.of("README.md"));

    private final int interviewItems;
    private final Set<String> outputs;

    /// @param interviewItems the chapter has so many or more
    /// @param outputs the names of the outputs that the chapter shows, for each of which the lesson
    ///   has a test
    protected LessonTestBase(int interviewItems, Set<String> outputs) {
        this.interviewItems = interviewItems;
        this.outputs = outputs;
    }

    @Test
    void chapterHasTheHeadingsOfEveryChapter() throws IOException {
        CHAPTER.assertHeadings();
    }

    @Test
    void chapterCanBeReadInAnEvening() throws IOException {
        CHAPTER.assertSize();
    }

    @Test
    void quotedSnippetsAreTheCode() throws IOException {
        CHAPTER.assertSnippets();
    }

    @Test
    void snippetsCompileAlone() throws IOException {
        CHAPTER.assertSnippetsCompile();
    }

    @Test
    void snippetsOfAnswersAreFolded() throws IOException {
        CHAPTER.assertAnswersAreFolded();
    }

    @Test
    void listedMistakesAreTheClassesOfTheCatalogue() throws IOException {
        CHAPTER.assertMistakes(getClass());
    }

    @Test
    void interviewItemsAreWholeAndProven() throws IOException {
        CHAPTER.assertInterview(interviewItems);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        CHAPTER.assertLinks();
    }

    @Test
    void everyShownOutputIsPrintedByATest() throws IOException {
        Assertions.assertThat(CHAPTER.outputs()).containsExactlyInAnyOrderElementsOf(outputs);
    }
}

package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFilesTest {
    /// More than a file may stay empty, or away, while an editor saves it.
    private static final int MANY = 100;

    @TempDir Path folder;

    private boolean seenInTime(SavedFiles saved) {
        for (int look = 0; look < MANY; look++) {
            if (saved.haveChanged()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void saveIsSeenAtOnceAndOnlyOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "a");
        SavedFiles saved = new SavedFiles(folder);
        assertThat(saved.haveChanged()).isFalse();
        Files.writeString(file, "ab");
        assertThat(saved.haveChanged()).isTrue();
        assertThat(seenInTime(saved)).isFalse();
    }

    @Test
    void fileThatIsEmptyOrGoneWhileItIsSavedDoesNotCountUntilItIsThereAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "a");
        SavedFiles saved = new SavedFiles(folder);
        Files.writeString(file, "");
        assertThat(saved.haveChanged()).isFalse();
        Files.writeString(file, "abc");
        assertThat(saved.haveChanged()).isTrue();
        Path fresh = Files.writeString(folder.resolve("A.java.new"), "abcd");
        Files.delete(file);
        assertThat(saved.haveChanged()).isFalse();
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(saved.haveChanged()).isTrue();
    }

    @Test
    void fileThatStaysEmptyOrAwayCounts() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "a");
        SavedFiles saved = new SavedFiles(folder);
        Files.writeString(file, "");
        assertThat(seenInTime(saved)).isTrue();
        Files.delete(file);
        assertThat(seenInTime(saved)).isTrue();
    }

    @Test
    void anotherFileThatIsEmptyHidesNoSave() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "a");
        Files.writeString(folder.resolve("Helper.java"), "");
        SavedFiles saved = new SavedFiles(folder);
        Files.writeString(file, "ab");
        assertThat(saved.haveChanged()).isTrue();
    }
}

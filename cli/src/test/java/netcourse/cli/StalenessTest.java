package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalenessTest {
    private static final Instant PREPARED = Instant.parse("2025-09-16T12:00:00Z");

    @TempDir Path root;
    private Path stamp;

    @BeforeEach
    void prepare() throws IOException {
        stamp = file("cli/target/stamp", 0);
        file("pom.xml", -1);
        file("common/pom.xml", -1);
        file("common/src/main/java/A.java", -1);
        file("common/target/classes/A.class", 1);
    }

    private Path file(String name, int seconds) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(PREPARED.plusSeconds(seconds)));
    }

    @Test
    void nothingNewerIsFresh() throws IOException {
        assertThat(Staleness.isStale(root, stamp)).isFalse();
    }

    @Test
    void newerSourceOrPomIsStale() throws IOException {
        file("common/src/main/java/A.java", 1);
        assertThat(Staleness.isStale(root, stamp)).isTrue();
        file("common/src/main/java/A.java", -1);
        file("common/pom.xml", 1);
        assertThat(Staleness.isStale(root, stamp)).isTrue();
    }

    @Test
    void quickStartOlderThanThePreparationIsMadeAgainAlone() throws IOException {
        assertThat(Staleness.isQuickStartOld(root, stamp)).isFalse();
        file(QuickStart.ARGUMENTS, 1);
        assertThat(Staleness.isQuickStartOld(root, stamp)).isFalse();
        file(QuickStart.ARGUMENTS, -1);
        assertThat(Staleness.isQuickStartOld(root, stamp)).isTrue();
        assertThat(Staleness.isStale(root, stamp)).isFalse();
    }

    @Test
    void learnersEditIsNoReasonToPrepareAgain() throws IOException {
        file("lesson02-x/src/main/java/netcourse/lesson02/exercise/MyA.java", 1);
        assertThat(Staleness.isStale(root, stamp)).isFalse();
        file("lesson02-x/src/main/java/netcourse/lesson02/exercise/A.java", 1);
        assertThat(Staleness.isStale(root, stamp)).isTrue();
    }
}

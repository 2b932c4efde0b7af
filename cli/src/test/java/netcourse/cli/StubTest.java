package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@Tag("verify")
class StubTest {
    /// Not where a learner may have solved some.
    @Test
    @EnabledIfEnvironmentVariable(
            named = "CI",
            matches = "true",
            disabledReason = "the files may be a learner's")
    void stubsAreMadeAsTheyAreHandedOut() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        for (Exercise exercise : Catalog.of(root).exercises()) {
            assertThat(Stub.of(exercise))
                    .as(exercise.id())
                    .isEqualToNormalizingNewlines(Files.readString(exercise.solution()));
        }
    }
}

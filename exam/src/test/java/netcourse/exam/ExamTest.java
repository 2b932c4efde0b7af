package netcourse.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The answer passes, the stub is not started, the specification has the judge's numbers.
class ExamTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void answerPassesEveryTrial() throws IOException {
        assertThat(judged(0, "--answer"))
                .contains("the server", "the client", "trials hold", "SolvedMessageSealer")
                .doesNotContain("WRONG", "read again");
    }

    @Test
    void listNamesEveryTrialWithItsLessons() throws IOException {
        String printed = judged(0, "--list");
        assertThat(printed.lines()).hasSameSizeAs(Exam.trials());
        assertThat(printed).contains("client  compresses a value, and decompresses an answer");
    }

    private static String judged(int status, String... options) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            int ended = Program.run(new Exam(ROOT, out), options);
            assertThat(ended).as(printed.toString(StandardCharsets.UTF_8)).isEqualTo(status);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "CI",
            matches = "true",
            disabledReason = "a learner may have written it")
    void stubIsNotStarted() throws IOException {
        assertThat(judged(Exam.NOT_STARTED))
                .contains("the server is NOT STARTED", "the client is NOT STARTED", "README.md");
    }

    @Test
    void specificationHasTheNumbersOfTheJudge() throws IOException {
        assertThat(Files.readString(ROOT.resolve("exam/README.md")))
                .contains("at most %,d bytes".formatted(NotesMessages.MAX_BODY))
                .contains("0 to %d bytes".formatted(NotesMessages.MAX_NAME))
                .contains("0 to %,d bytes".formatted(NotesMessages.MAX_VALUE))
                .contains("keeps %d notes".formatted(NotesMessages.MAX_NOTES))
                .contains("error number %d".formatted(NotesMessages.BAD_MESSAGE));
    }
}

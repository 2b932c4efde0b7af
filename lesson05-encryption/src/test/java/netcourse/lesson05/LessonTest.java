package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import netcourse.authoring.LessonTestBase;
import netcourse.authoring.ProgramRun;
import netcourse.lesson05.demo.EcbPicture;
import netcourse.lesson05.demo.PaddingOracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest extends LessonTestBase {
    LessonTest() {
        super(28, Set.of("ecb-picture", "padding-oracle"));
    }

    @Test
    void shownBlocksAreWhatEcbPictureCounts(@TempDir Path folder) throws IOException {
        String printed = printed(EcbPicture::new, "--folder=" + folder);
        CHAPTER.assertOutput("ecb-picture", printed.replace(folder.toString(), "ecb-picture"));
    }

    @Test
    void shownAttackIsWhatPaddingOraclePrints() throws IOException {
        CHAPTER.assertOutput("padding-oracle", printed(PaddingOracle::new));
    }

    private static String printed(Supplier<Callable<Integer>> program, String... args) {
        ProgramRun run = ProgramRun.of(program, args);
        assertThat(run.status()).as(run.error()).isZero();
        return run.out();
    }
}

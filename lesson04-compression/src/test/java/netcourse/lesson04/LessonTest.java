package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import netcourse.authoring.LessonTestBase;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.lesson04.demo.CompressedClient;
import netcourse.lesson04.demo.FlushCost;
import netcourse.lesson04.demo.LookInside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest extends LessonTestBase {
    LessonTest() {
        super(22, Set.of("compressed-client", "flush-cost", "look-inside"));
    }

    @Test
    void shownTransferIsWhatTheClientPrints(@TempDir Path folder) throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        try (TransferServer server =
                TransferServer.open(free, TransferSettings.defaults(), folder, _ -> {})) {
            String port = "--port=" + server.endpoint().port();
            CHAPTER.assertOutput(
                    "compressed-client", printed(CompressedClient::new, port, "hints"));
        }
    }

    @Test
    void shownSymbolsAreWhatLookInsidePrints() throws IOException {
        CHAPTER.assertOutput(
                "look-inside",
                printed(LookInside::new, "--text=the rain in Spain stays mainly in the plain"));
    }

    @Test
    void shownCostsAreWhatFlushCostPrints() throws IOException {
        CHAPTER.assertOutput("flush-cost", printed(FlushCost::new));
    }

    private static String printed(Supplier<Callable<Integer>> program, String... args) {
        ProgramRun run = ProgramRun.of(program, args);
        assertThat(run.status()).as(run.error()).isZero();
        return run.out();
    }
}

package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import netcourse.authoring.LessonTestBase;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Program;
import netcourse.lesson03.demo.FramedClient;
import netcourse.lesson03.demo.StructShell;
import netcourse.lesson03.demo.TextExchange;
import org.junit.jupiter.api.Test;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest extends LessonTestBase {
    LessonTest() {
        super(
                33,
                Set.of(
                        "framed-client",
                        "framed-client-flood",
                        "framed-client-read-last",
                        "struct-shell",
                        "text-exchange"));
    }

    @Test
    void shownAnswersAreWhatTheClientPrints() throws IOException {
        CHAPTER.assertOutputInAnyOrder("framed-client", printedByClient(0));
    }

    @Test
    void shownFloodIsAnswered() throws IOException {
        CHAPTER.assertOutputInAnyOrder(
                "framed-client-flood", printedByClient(0, "--flood=3000000"));
    }

    @Test
    void shownDeadlockIsWhatTheClientPrints() throws IOException {
        CHAPTER.assertOutput(
                "framed-client-read-last",
                printedByClient(Program.FAILED, "--flood=3000000", "--read-last"));
    }

    private static String printedByClient(int status, String... options) throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        PeerSettings peer = PeerSettings.defaults().withWriteDeadline(Duration.ofSeconds(3));
        ServerSettings settings = ServerSettings.defaults().withPeer(peer);
        try (MessageServer server =
                MessageServer.open(free, settings, NastyNetwork.none(), _ -> {})) {
            String[] all = Arrays.copyOf(options, options.length + 1);
            all[options.length] = "--port=" + server.endpoint().port();
            return printed(status, FramedClient::new, all);
        }
    }

    @Test
    void shownBytesAreWhatTheShellPrints() throws IOException {
        CHAPTER.assertOutput(
                "struct-shell",
                printed(0, StructShell::new, "pack !2sBBHHII NC 1 0 2 0 7 5".split(" ")));
    }

    @Test
    void shownExchangeIsWhatTheProgramPrints() throws IOException {
        CHAPTER.assertOutput("text-exchange", printed(0, TextExchange::new));
    }

    /// What it failed with comes last.
    private static String printed(int status, Supplier<Callable<Integer>> program, String... args) {
        ProgramRun run = ProgramRun.of(program, args);
        assertThat(run.status()).as(run.error()).isEqualTo(status);
        return run.out() + run.error();
    }
}

package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import netcourse.authoring.LessonTestBase;
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
        super(15, Set.of("framed-client", "struct-shell", "text-exchange"));
    }

    @Test
    void shownAnswersAreWhatTheClientPrints() throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        try (MessageServer server =
                MessageServer.open(free, ServerSettings.defaults(), NastyNetwork.none(), _ -> {})) {
            CHAPTER.assertOutputInAnyOrder(
                    "framed-client",
                    printed(FramedClient::new, "--port=" + server.endpoint().port()));
        }
    }

    @Test
    void shownBytesAreWhatTheShellPrints() throws IOException {
        CHAPTER.assertOutput(
                "struct-shell",
                printed(StructShell::new, "pack !2sBBHHII NC 1 0 2 0 7 5".split(" ")));
    }

    @Test
    void shownExchangeIsWhatTheProgramPrints() throws IOException {
        CHAPTER.assertOutput("text-exchange", printed(TextExchange::new));
    }

    /// The program is made when the output is caught already: it may keep what it prints to.
    private static String printed(Supplier<Callable<Integer>> program, String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Program.run(program.get(), args)).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

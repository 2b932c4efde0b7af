package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netcourse.authoring.ProgramRun;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Todo;
import netcourse.lesson02.Gateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayServerTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    @ParameterizedTest
    @Tag("verify")
    @EnumSource(Gateway.Mode.class)
    void withoutFreeDescriptorsItWaitsServesOnAndAcceptsAgain(
            Gateway.Mode mode, @TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(BASH).as("the limit on descriptors is set with bash").isExecutable();
        Path loaded = folder.resolve("loaded.txt");
        Process process = start(100, mode, "-Xlog:class+load:file=" + loaded);
        List<Socket> clients = new ArrayList<>();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            Endpoint endpoint = listeningOn(out.readLine());
            long before = Files.size(loaded);
            for (int i = 0; i < 120; i++) {
                clients.add(Connecting.to(endpoint).open());
            }
            assertThat(out.readLine()).startsWith("cannot accept, trying again: ");
            assertThat(echo(clients.getFirst())).isEqualTo("hello\n");
            close(clients.subList(1, 119));
            assertThat(out.readLine()).isEqualTo("accepting again");
            assertThat(echo(clients.getLast())).isEqualTo("hello\n");
            // Not Process.destroy(), which closes the output that is still to be read.
            process.toHandle().destroy();
            assertThat(out.lines())
                    .last()
                    .asString()
                    .startsWith("gateway: stopped; accepted 120 clients");
            // Each such class would be a file to open, just when none can be opened.
            assertThat(Files.readString(loaded).substring((int) before).lines())
                    .as("what was loaded from folders after it listened")
                    .noneMatch(line -> line.matches(".* source: file:.*/"));
        } finally {
            close(clients);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void takenPortIsAFailure() throws IOException {
        try (ServerSocket taken = Listening.at(FREE).open()) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode=fast", "--idle=0", "--port=65536", "--max-clients=many"})
    void wrongOptionIsAUsageError(String option) {
        assertThat(run(option)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-clients=0", "--max-message-bytes=-1", "--idle=PT10000H"})
    void valueOutOfRangeIsAUsageError(String option) {
        assertThat(run("--port=0", option)).isEqualTo(2);
    }

    @Test
    void exerciseThatIsNotStartedIsToldInOneLine() {
        try {
            assertThatThrownBy(() ->
                            GatewayServer.serve(
                                    listener -> {
                                        throw new Todo("2.9");
                                    },
                                    Listening.at(FREE)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "exercise 2.9 is not started: write MySelectorEcho, then try again");
        } finally {
            Todo.forget();
        }
    }

    private static int run(String... options) {
        return ProgramRun.of(GatewayServer::new, options).status();
    }

    private static Process start(int descriptors, Gateway.Mode mode, String log)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        BASH.toString(),
                        "-c",
                        "ulimit -n " + descriptors + "; exec \"$0\" \"$@\"",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        log,
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayServer.class.getName(),
                        "--mode=" + mode,
                        "--port=0",
                        "--quiet")
                .redirectErrorStream(true)
                .start();
    }

    private static Endpoint listeningOn(String line) {
        assertThat(line).startsWith("gateway: ").contains("listening on ");
        return Endpoint.parse(line.replaceAll(".*listening on ([^,]*),.*", "$1"));
    }

    private static String echo(Socket socket) throws IOException {
        socket.getOutputStream().write("hello\n".getBytes(UTF_8));
        return new String(socket.getInputStream().readNBytes(6), UTF_8);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("verify")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StructureServerProcessTest {
    private static final byte[] LOGIN = Hex.parse("4e4c010000000008 00000007 01 61 0001");

    @Test
    void endsCleanlyWhenItIsToldToStop() throws Exception {
        try (ServerProcess server = ServerProcess.start(StructureServer.class)) {
            int port = server.awaitListening().port();
            ProgramRun run = ProgramRun.of(StructureClient::new, "--port=" + port);
            assertThat(run.out()).endsWith("server: ok: 1 message\n");
            server.terminate();
            assertThat(server.remainingLines())
                    .last()
                    .isEqualTo("structures: stopped; 1 message, 0 refused");
        }
    }

    /// Each client brings some ten lines; a pipe holds about a hundred clients'.
    @Test
    void outputThatNobodyReadsHoldsUpNeitherClientsNorTheEnd() throws Exception {
        try (ServerProcess server = ServerProcess.start(StructureServer.class)) {
            Endpoint endpoint = server.awaitListening();
            for (int i = 0; i < 2000; i++) {
                assertThat(answer(endpoint)).isEqualTo("ok: 1 message\n");
            }
            server.terminate();
            server.assertEndsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void clientThatTheProcessHasNoDescriptorForIsRefusedAndNoOtherDropped() throws Exception {
        try (ServerProcess server = ServerProcess.startWithin(100, StructureServer.class)) {
            String limit = server.nextLine();
            assertThat(limit)
                    .matches("limit 100 lowered to \\d+: the process may open 100 files .*");
            int admitted = Integer.parseInt(limit.replaceFirst(".* to (\\d+):.*", "$1"));
            Endpoint endpoint = server.awaitListening();
            List<Socket> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 150; i++) {
                    clients.add(Connecting.to(endpoint).open());
                }
                for (Socket surplus : clients.subList(admitted, 150)) {
                    assertThat(read(surplus)).isEqualTo("server full\n");
                }
                for (Socket client : clients.subList(0, admitted)) {
                    assertThat(answer(client)).isEqualTo("ok: 1 message\n");
                }
            } finally {
                for (Socket client : clients) {
                    client.close();
                }
            }
            server.terminate();
            assertThat(server.remainingLines()).noneMatch(line -> line.contains("cannot accept"));
        }
    }

    private static String answer(Endpoint endpoint) throws IOException {
        try (Socket socket = Connecting.to(endpoint).open()) {
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        socket.getOutputStream().write(LOGIN);
        socket.shutdownOutput();
        return read(socket);
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
}

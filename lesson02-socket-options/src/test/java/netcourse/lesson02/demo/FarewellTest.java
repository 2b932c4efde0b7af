package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.util.List;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FarewellTest {
    private static final String LINUX_STATES =
            "the states are read from /proc/net/tcp, and the words of an error differ elsewhere";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    @CsvSource({
        "ORDERLY,       FIN_WAIT2 CLOSE_WAIT",
        "ORDERLY,       TIME_WAIT -",
        "HALF_CLOSE,    FIN_WAIT2 CLOSE_WAIT",
        "HALF_CLOSE,    TIME_WAIT -",
        "HELD,          FIN_WAIT1 ESTABLISHED",
        "HELD,          FIN_WAIT2 LAST_ACK",
        "HELD,          TIME_WAIT -",
        "CROSSED,       FIN_WAIT1 FIN_WAIT1",
        "CROSSED,       CLOSING FIN_WAIT2",
        "CROSSED,       TIME_WAIT TIME_WAIT",
        "LINGER_ZERO,   - -",
        "UNREAD,        - -",
        "UNREAD_SOCKET, - -",
        "LATE_WRITE,    CLOSE_WAIT FIN_WAIT2",
        "LATE_WRITE,    - -"
    })
    void bothEndsGoThroughTheStatesOfTheScene(FarewellScene scene, String states)
            throws IOException {
        Farewell.play(out, LOOPBACK, scene);
        assertThat(printed.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.endsWith(" " + states));
    }

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    @CsvSource({
        "ORDERLY,       server reads -1",
        "HALF_CLOSE,    'client reads the answer to its end, bytes 6'",
        "LINGER_ZERO,   client reads SocketException: Connection reset",
        "UNREAD,        client reads SocketException: Connection reset",
        "UNREAD_SOCKET, client reads -1",
        "LATE_WRITE,    client writes no error",
        "LATE_WRITE,    client writes again SocketException: Broken pipe"
    })
    void anEndSeesWhatTheOtherDid(FarewellScene scene, String seen) throws IOException {
        Farewell.play(out, LOOPBACK, scene);
        assertThat(printed.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(seen);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void theHandshakeIsOverBeforeAcceptIsCalled() throws IOException {
        Handshake.play(out, LOOPBACK);
        assertThat(printed.toString())
                .containsPattern("not accepted +ESTABLISHED")
                .containsPattern("5, held by no process yet");
    }

    @Test
    void afterAFinReadGivesTheEndAgainAndAgain() throws IOException {
        List<String> reads = PeerDeeds.CLOSED.see(LOOPBACK).reads();
        assertThat(reads).containsExactly("3 bytes", "-1", "-1");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void afterAResetReadThrowsAgainAndAgain() throws IOException {
        PeerDeeds.Seen seen = PeerDeeds.LINGERED_ZERO.see(LOOPBACK);
        assertThat(seen.reads())
                .containsExactly(
                        "3 bytes",
                        "SocketException: Connection reset",
                        "SocketException: Connection reset");
        assertThat(seen.writes())
                .containsExactly(
                        "SocketException: Connection reset by peer",
                        "SocketException: Broken pipe");
    }

    @Test
    void afterAHalfCloseWritingStillWorks() throws IOException {
        List<String> writes = PeerDeeds.HALF_CLOSED.see(LOOPBACK).writes();
        assertThat(writes).containsExactly("no error", "no error");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void theFirstWriteAfterThePeersCloseSucceedsAndALaterOneFails() throws IOException {
        List<String> writes = PeerDeeds.CLOSED.see(LOOPBACK).writes();
        assertThat(writes).containsExactly("no error", "SocketException: Broken pipe");
    }

    @Test
    void aReadEndsWhenAnotherThreadClosesTheSocket() throws IOException {
        assertThat(Farewell.readWhileClosing(LOOPBACK)).isEqualTo("SocketException: Socket closed");
    }

    @Test
    void anUnknownSceneIsAWrongOption() {
        assertThat(Program.run(new Farewell(), "--scene", "noSuchScene")).isEqualTo(Program.USAGE);
    }
}

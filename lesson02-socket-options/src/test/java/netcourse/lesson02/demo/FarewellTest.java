package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import netcourse.lesson02.demo.Farewell.PeerAction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("verify")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FarewellTest {
    private static final String LINUX_STATES =
            "the states are read from /proc/net/tcp, and the words of an error differ elsewhere";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void whoClosesFirstWaitsInFinWaitTwoAndThenInTimeWait() throws IOException {
        assertThat(played(FarewellScene.ORDERLY))
                .containsSubsequence(
                        "client closes: FIN out, ACK back FIN_WAIT2 CLOSE_WAIT",
                        "server reads -1",
                        "server closes: FIN out, ACK back TIME_WAIT -");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void afterAHalfCloseTheAnswerStillArrives() throws IOException {
        assertThat(played(FarewellScene.HALF_CLOSE))
                .containsSubsequence(
                        "client sends 3 bytes, shutdownOutput: FIN FIN_WAIT2 CLOSE_WAIT",
                        "server answers, closes TIME_WAIT -",
                        "client reads the answer to its end, bytes 6");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void unreadBytesHoldTheFinBackInFinWaitOneAndInLastAck() throws IOException {
        assertThat(played(FarewellScene.HELD))
                .containsSubsequence(
                        "client sends 128 KiB, shutdownOutput FIN_WAIT1 ESTABLISHED",
                        "server reads them to the end FIN_WAIT2 CLOSE_WAIT",
                        "server sends 128 KiB, shutdownOutput FIN_WAIT2 LAST_ACK",
                        "client reads them to the end TIME_WAIT -");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void farewellsThatCrossGoThroughClosingAndLeaveTimeWaitOnBothSides() throws IOException {
        assertThat(played(FarewellScene.CROSSED))
                .containsSubsequence(
                        "both send 128 KiB, shutdownOutput FIN_WAIT1 FIN_WAIT1",
                        "client reads to the end CLOSING FIN_WAIT2",
                        "server reads to the end TIME_WAIT TIME_WAIT");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void aLingerOfZeroResetsAndLeavesNoSocket() throws IOException {
        assertThat(played(FarewellScene.LINGER_ZERO))
                .containsSubsequence(
                        "server closes: RST - -", "client reads SocketException: Connection reset");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void aChannelClosedWithBytesUnreadResets() throws IOException {
        assertThat(played(FarewellScene.UNREAD))
                .containsSubsequence(
                        "server closes: RST, as 3 bytes are lost - -",
                        "client reads SocketException: Connection reset");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void aSocketClosedWithBytesUnreadEndsTheStreamBeforeItResets() throws IOException {
        assertThat(played(FarewellScene.UNREAD_SOCKET))
                .containsSubsequence(
                        "server closes: FIN, and then RST - -",
                        "client reads -1",
                        "client writes SocketException: Broken pipe");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void theFirstWriteToAClosedPeerBringsTheResetThatTheSecondOneSees() throws IOException {
        assertThat(played(FarewellScene.LATE_WRITE))
                .containsSubsequence(
                        "server closes: FIN CLOSE_WAIT FIN_WAIT2",
                        "client writes no error",
                        "the byte reaches a closed socket: RST - -",
                        "client writes again SocketException: Broken pipe");
    }

    private List<String> played(FarewellScene scene) throws IOException {
        scene.play(out, LOOPBACK);
        return printed.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void theHandshakeIsOverBeforeAcceptIsCalled() throws IOException {
        Farewell.handshake(out, LOOPBACK);
        assertThat(printed.toString())
                .containsPattern("not accepted +ESTABLISHED")
                .containsPattern("5, held by no process yet");
    }

    @Test
    void afterAFinReadGivesTheEndAgainAndAgain() throws IOException {
        List<String> reads = PeerAction.CLOSED.reads(LOOPBACK);
        assertThat(reads).containsExactly("3 bytes", "-1", "-1");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void afterAResetReadThrowsAgainAndAgain() throws IOException {
        assertThat(PeerAction.LINGERED_ZERO.reads(LOOPBACK))
                .containsExactly(
                        "3 bytes",
                        "SocketException: Connection reset",
                        "SocketException: Connection reset");
        assertThat(PeerAction.LINGERED_ZERO.writes(LOOPBACK))
                .containsExactly(
                        "SocketException: Connection reset by peer",
                        "SocketException: Broken pipe");
    }

    /// Linux reports a reset once, and Java remembers only one that a read has met.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void aResetThatAWriteReportedLooksLikeACleanEndToTheNextRead() throws IOException {
        try (SocketPair pair = SocketPair.open(LOOPBACK)) {
            pair.server().setSoLinger(true, 0);
            pair.server().close();
            SocketPair.await(pair.clientEnd(), null);
            assertThat(SocketPair.write(pair.client()))
                    .isEqualTo("SocketException: Connection reset by peer");
            assertThat(SocketPair.read(pair.client())).isEqualTo("-1");
        }
    }

    @Test
    void afterAHalfCloseWritingStillWorks() throws IOException {
        List<String> writes = PeerAction.HALF_CLOSED.writes(LOOPBACK);
        assertThat(writes).containsExactly("no error", "no error");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_STATES)
    void theFirstWriteAfterThePeersCloseSucceedsAndALaterOneFails() throws IOException {
        List<String> writes = PeerAction.CLOSED.writes(LOOPBACK);
        assertThat(writes).containsExactly("no error", "SocketException: Broken pipe");
    }

    @Test
    void aReadEndsWhenAnotherThreadClosesTheSocket() throws IOException {
        assertThat(Farewell.readWhileClosing(LOOPBACK)).isEqualTo("SocketException: Socket closed");
    }

    @Test
    void anUnknownSceneIsAWrongOption() {
        ProgramRun.of(Farewell::new, "--scene", "noSuchScene").assertFailure(Program.USAGE);
    }
}

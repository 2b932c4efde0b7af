package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.PairReaderCheck;
import netcourse.checker.sample.Readers;
import netcourse.common.Hex;
import org.junit.jupiter.api.Test;

/// What a check that fails over a socket leaves behind, of the learner's own class alone.
class TrafficFilesTest {
    private static final Path FOLDER = Path.of("target", "evidence");

    private static String svg(CheckResult result) throws IOException {
        return Files.readString(FOLDER.resolve(result.id() + ".svg"));
    }

    /// The packets of a capture, without Ethernet, IP and TCP: those that have bytes.
    private static List<String> payloads(CheckResult result) throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve(result.id() + ".pcap")));
        file.position(24);
        List<String> payloads = new java.util.ArrayList<>();
        while (file.hasRemaining()) {
            byte[] packet = new byte[file.getInt(file.position() + 8)];
            file.position(file.position() + 16).get(packet);
            int headers = packet[12] == 8 ? 54 : 74;
            if (packet.length > headers) {
                payloads.add(
                        Hex.format(java.util.Arrays.copyOfRange(packet, headers, packet.length)));
            }
        }
        return payloads;
    }

    @Test
    void theDeliveryThatFailsIsShownWithTheLearnersLinesAndTheRedStep() throws IOException {
        CheckResult result = new CheckRunner().run(Wrong.class);
        assertThat(result.report())
                .contains(
                        "traffic  checker/target/evidence/0.11.svg, and 0.11.pcap for Wireshark"
                                + " (its headers are made up)");
        assertThat(payloads(result)).containsExactly("01 03 61 62 63", "01");
        assertThat(svg(result))
                .containsSubsequence(
                        "0.11  read a pair: WRONG",
                        "you: SingleRead",
                        "5 bytes: 01 03 61 62 63",
                        "read(byte[5], 0, 5) -&gt; 1   Readers.java:",
                        "1 byte: 01",
                        "class=\"failed\"",
                        "WRONG 0.11 single-read: byte 1");
    }

    @Test
    void twoThatWaitForEachOtherAreStuckInTheDiagram() throws IOException {
        CheckResult result = new CheckRunner().run(Stuck.class);
        assertThat(result.report()).contains("0.12.pcap for Wireshark");
        assertThat(payloads(result)).containsExactly("01 03 61 62 63");
        assertThat(svg(result))
                .contains("waits in read for bytes", "STUCK 0.12", "nothing is on its way");
    }

    @Test
    void ofAnImplementationThatIsNotTheLearnersThereAreNoFiles() {
        CheckResult result =
                new CheckRunner()
                        .implementation(Readers.SingleRead.class)
                        .run(PairReaderCheck.class);
        assertThat(result.report()).doesNotContain("traffic");
    }

    /// Of a loop without an end, the beginning and the end are kept.
    @Test
    void ofManyEventsTheFirstAndTheLastAreKept() throws IOException {
        Traffic traffic = new Traffic();
        Traffic.Flow flow =
                traffic.accepted(
                        new java.net.InetSocketAddress("127.0.0.1", 1),
                        new java.net.InetSocketAddress("127.0.0.1", 2));
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < 1000; i++) {
            flow.sent(true, large, 0, large.length);
        }
        assertThat(traffic.first().size() + traffic.last().size() + traffic.left()).isEqualTo(1000);
        CheckResult none =
                CheckResult.none("0.13", "a", new Effort(true, 1, 1), "a.B")
                        .with(Verdict.STUCK, "", "");
        new TrafficFiles(Path.of("").toAbsolutePath()).write(none, "<endless>", traffic);
        assertThat(svg(none)).contains("… 880 more …", "&lt;endless&gt;");
        assertThat(Files.size(FOLDER.resolve("0.13.pcap"))).isLessThan(8 << 20);
    }

    /// What the peer sends is known by what the learner reads, where the peer is a socket that
    /// reports nothing; a close with unread bytes is a reset.
    @Test
    void whatIsReadWasSentAndWhatIsUnreadIsReset() throws IOException {
        Traffic traffic = new Traffic();
        Traffic.Flow flow = traffic.accepted(null, null);
        flow.received(true, new byte[] {9, 1, 2, 9}, 1, 2);
        flow.sent(false, new byte[] {3, 4}, 0, 2);
        flow.received(true, new byte[] {3}, 0, 1);
        flow.closed(true, false);
        assertThat(traffic.first())
                .extracting(Traffic.Event::kind)
                .containsExactly(Traffic.Kind.SENT, Traffic.Kind.SENT, Traffic.Kind.RESET);
        assertThat(traffic.first().getFirst().bytes()).containsExactly(1, 2);
    }

    @Check(id = "0.11", title = "read a pair", exercise = Readers.SingleRead.class)
    static class Wrong extends Both {
        Wrong(PairReader reader) {
            super(reader);
        }
    }

    @Check(id = "0.12", title = "read a pair", exercise = Readers.WaitsForMore.class)
    static class Stuck extends Both {
        Stuck(PairReader reader) {
            super(reader);
        }
    }

    private abstract static class Both {
        private static final byte[] MESSAGE = Hex.parse("01 03 61 62 63");
        private final PairReader reader;

        Both(PairReader reader) {
            this.reader = reader;
        }

        @Test
        void readsMessage(Trial trial) throws Throwable {
            trial.overTcp(
                    Delivery.everyWay(MESSAGE),
                    wire -> {
                        byte[] got = reader.readAndEcho(wire.socket());
                        trial.expectBytes(
                                MESSAGE, got, Symptom.when(got[4] == 0, Readers.SingleRead.class));
                    });
        }
    }
}

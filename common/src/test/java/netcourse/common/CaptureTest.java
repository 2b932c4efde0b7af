package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What stands in a capture file is what was sent, and tshark reads it.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CaptureTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000000006Z");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("a.pcap");
    }

    private static InetSocketAddress address(String host, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    @Test
    void fileBeginsWithTheHeaderOfPcapAndASegmentWithItsBytes() throws IOException {
        try (PcapWriter file = PcapWriter.create(file())) {
            new CapturedConnection(
                    file, address("127.0.0.1", 40_000), address("127.0.0.1", 12_580), TIME);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file()));
        assertThat(bytes.remaining()).isEqualTo(24 + 3 * (16 + 54));
        assertThat(bytes.getInt()).isEqualTo(0xa1b23c4d);
        assertThat(bytes.getInt(24)).isEqualTo((int) TIME.getEpochSecond());
        assertThat(bytes.getInt(28)).isEqualTo(6);
        assertThat(bytes.getInt(32)).isEqualTo(54);
        assertThat(bytes.getShort(40 + 12)).as("EtherType").isEqualTo((short) 0x0800);
        assertThat(bytes.getShort(40 + 34) & 0xffff).as("port").isEqualTo(40_000);
    }

    /// The whole way: handshake, segments that are cut, both ends, with checksums that hold.
    @Tag("verify")
    @Test
    void tsharkReadsBothStreamsAndFindsNoFault() throws Exception {
        byte[] large = new byte[100_000];
        large[99_999] = 7;
        try (PcapWriter file = PcapWriter.create(file())) {
            for (String host : List.of("127.0.0.1", "::1")) {
                CapturedConnection connection =
                        new CapturedConnection(
                                file, address(host, 40_000), address(host, 12_580), TIME);
                connection.sent(TIME, true, new byte[] {'h', 'i', '!'}, 3);
                connection.sent(TIME.plusMillis(1), false, large, large.length);
                connection.sent(TIME.plusMillis(2), false, new byte[2], 5);
                connection.ended(TIME.plusMillis(3), true);
                connection.ended(TIME.plusMillis(3), true);
                connection.reset(TIME.plusMillis(4), false);
            }
        }
        assertThat(tshark("-z", "follow,tcp,raw,0", "-q")).contains("686921");
        assertThat(tshark("-Y", "tcp.payload[0:3]==68:69:21")).hasLineCount(2);
        assertThat(tshark("-Y", "tcp.flags.reset==1")).hasLineCount(2);
        assertThat(tshark("-Y", "tcp.analysis.lost_segment || tcp.analysis.retransmission"))
                .isEmpty();
        String bad = "(tcp.checksum.status==0 || ip.checksum.status==0) && tcp.len!=5";
        assertThat(
                        tshark(
                                "-o",
                                "tcp.check_checksum:TRUE",
                                "-o",
                                "ip.check_checksum:TRUE",
                                "-Y",
                                bad))
                .isEmpty();
    }

    @Tag("verify")
    @Test
    void aTransportNotesWhatItCarriesInTheOrderOfCauseAndEffect() throws Exception {
        try (Capture _ = Capture.start(file(), true);
                LoopbackPair pair = LoopbackPair.open();
                Transport transport = Transport.of(pair.client())) {
            Socket peer = pair.server();
            transport.write(ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1));
            peer.getOutputStream().write(peer.getInputStream().readNBytes(2));
            ByteBuffer answer = ByteBuffer.allocate(10);
            while (answer.position() < 2) {
                transport.read(answer);
            }
            peer.close();
            assertThat(transport.read(answer)).isEqualTo(-1);
        }
        try (LoopbackPair pair = LoopbackPair.open()) {
            assertThat(Transport.of(pair.client())).isInstanceOf(StreamTransport.class);
        }
        assertThat(tshark("-Y", "tcp.len>0", "-T", "fields", "-e", "tcp.payload").lines())
                .containsExactly("0203", "0203");
        assertThat(tshark("-Y", "tcp.flags.fin==1")).hasLineCount(2);
    }

    /// What tshark says of the file.
    private String tshark(String... options) throws Exception {
        List<String> command =
                Stream.concat(Stream.of("tshark", "-r", file().toString()), Stream.of(options))
                        .toList();
        Path output = folder.resolve("tshark.txt");
        int status;
        try {
            status =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
        } catch (IOException e) {
            assumeThat(false).as("tshark is not on this machine").isTrue();
            return "";
        }
        assertThat(status).as(String.join(" ", command)).isZero();
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }
}

package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import netcourse.authoring.ProgramRun;
import netcourse.checker.HexVectors;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.capture.CapturedSegment;
import netcourse.lesson01.capture.Captures;
import netcourse.lesson01.capture.ChecksumState;
import netcourse.lesson01.capture.DissectedPacket;
import netcourse.lesson01.capture.PcapFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
    private static final HexVectors GOLDEN = HexVectors.of("frames.txt");

    @TempDir private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("some.pcap"), bytes);
    }

    private static ProgramRun run(Object... args) {
        return ProgramRun.of(
                CaptureReader::new,
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    /// `golden/structures.tcpdump` was printed by `tcpdump -nn -S -v -r structures.pcap`.
    @Test
    void tcpdumpReadsTheSameOutOfTheShippedCapture() throws IOException {
        List<MatchResult> lines =
                Pattern.compile(
                                "(\\S+)\\.(\\d+) > (\\S+)\\.(\\d+): Flags \\[([^\\]]+)\\], cksum 0x\\w+"
                                        + " \\((correct|incorrect)[^)]*\\), (?:seq (\\d+)[:\\d]*, )?(?:ack"
                                        + " (\\d+), )?win (\\d+), options \\[(.*?)\\], length (\\d+)")
                        .matcher(HexVectors.read("structures.tcpdump"))
                        .results()
                        .toList();
        List<CapturedSegment> segments = segments();
        assertThat(segments).hasSize(22).hasSameSizeAs(lines);
        for (int i = 0; i < segments.size(); i++) {
            expectSame(segments.get(i), lines.get(i));
        }
    }

    private static List<CapturedSegment> segments() throws IOException {
        PcapFile capture = Captures.open(Captures.shipped());
        List<CapturedSegment> segments = new ArrayList<>();
        for (var next = capture.next(); next.isPresent(); next = capture.next()) {
            segments.add(DissectedPacket.read(next.get(), capture).segment().orElseThrow());
        }
        return segments;
    }

    private static void expectSame(CapturedSegment segment, MatchResult line) {
        assertThat(segment.source().port()).isEqualTo(number(line.group(2)));
        assertThat(segment.destination().port()).isEqualTo(number(line.group(4)));
        assertThat(short6(segment.source().host())).isEqualTo(line.group(1));
        assertThat(short6(segment.destination().host())).isEqualTo(line.group(3));
        assertThat(letters(segment)).isEqualTo(line.group(5));
        assertThat(segment.checksum())
                .isEqualTo(
                        line.group(6).equals("correct")
                                ? ChecksumState.RIGHT
                                : ChecksumState.OFFLOADED);
        if (line.group(7) != null) {
            assertThat(segment.sequence()).isEqualTo(number(line.group(7)));
        }
        assertThat(segment.acknowledgment())
                .isEqualTo(line.group(8) == null ? 0 : number(line.group(8)));
        assertThat(segment.window()).isEqualTo(number(line.group(9)));
        assertThat(segment.options()).isEqualTo(options(line.group(10)));
        assertThat(segment.payloadBytes()).isEqualTo(number(line.group(11)));
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private static String short6(String host) {
        return host.replace(":0:0:0:0:0:", "::");
    }

    /// As tcpdump writes flags: `S.`, `P.`, `F.`; the point is ACK.
    private static String letters(CapturedSegment segment) {
        StringBuilder letters = new StringBuilder();
        for (TcpFlag flag : List.of(TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.PSH)) {
            letters.append(segment.has(flag) ? flag.name().substring(0, 1) : "");
        }
        return letters + (segment.has(TcpFlag.ACK) ? "." : "");
    }

    private static List<String> options(String tcpdump) {
        return Arrays.stream(tcpdump.split(","))
                .filter(option -> !option.equals("nop"))
                .map(option ->
                        option.replace("sackOK", "sack permitted")
                                .replaceAll("TS val (\\d+) ecr (\\d+)", "timestamps $1/$2")
                                .replace("wscale", "window shift"))
                .toList();
    }

    @Test
    void showsHandshakeDataAndFarewellOfEachConnection() {
        ProgramRun run = run();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("connection 1: 192.0.2.2:50000 -> 192.0.2.1:12580")
                .contains(
                        "connection 2: [2001:db8:0:0:0:0:0:2]:50000 -> [2001:db8:0:0:0:0:0:1]:12580")
                .endsWith("22 packets, connections: 2; tcp checksums: 10 right, 12 offloaded\n");
        assertThat(
                        run.out()
                                .lines()
                                .map(line -> line.strip().split(" {2,}"))
                                .filter(columns -> columns.length > 6 && columns[0].matches("\\d+"))
                                .limit(10)
                                .map(c -> String.join(" ", Arrays.copyOfRange(c, 2, 8))))
                .containsExactly(
                        "-> handshake SYN 0 - 0",
                        "<- handshake SYN ACK 0 1 0",
                        "-> handshake ACK 1 1 0",
                        "-> data PSH ACK 1 1 29",
                        "<- data ACK 1 30 0",
                        "-> farewell FIN ACK 30 1 0",
                        "<- data PSH ACK 1 31 14",
                        "-> farewell ACK 31 15 0",
                        "<- farewell FIN ACK 15 31 0",
                        "-> farewell ACK 31 16 0");
    }

    @Test
    void onePacketIsPrintedFieldByField() {
        ProgramRun run = run("--packet", 4);
        assertThat(run.out())
                .contains("46  80                       data offset           header of 32 bytes")
                .contains("52  00 00                    urgent pointer        0")
                .contains("66  4e 4c 01 01 00 00 00 15  payload               29 bytes");
    }

    @Test
    void whatCannotBeReadIsNamedAndTheNextPacketIsRead() throws IOException {
        byte[] lying = GOLDEN.bytes("ethernet4");
        lying[17] = (byte) 200;
        ProgramRun run =
                run(file(Captures.ethernet(GOLDEN.bytes("udp"), lying, GOLDEN.bytes("ethernet4"))));
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("1    0.000000  not TCP: protocol 17")
                .contains("2    0.500000  total length (byte 16) must be 20..43, was 200")
                .contains("connection 1: 192.0.2.2:50000 -> 192.0.2.1:12580 (already under way)")
                .endsWith("3 packets, connections: 1; tcp checksums: 1 right; 2 not read\n");
    }

    @Test
    void samePortsMayCarryAnotherConnectionLater() throws IOException {
        List<PcapFile.Packet> shipped = Captures.packets(Captures.shipped()).subList(0, 10);
        byte[][] twice = new byte[20][];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = shipped.get(i % 10).bytes();
        }
        assertThat(run(file(Captures.ethernet(twice))).out())
                .contains("connection 2: 192.0.2.2:50000")
                .contains("20 packets, connections: 2");
    }

    @Test
    void repeatedSynIsOfTheSameConnection() throws IOException {
        byte[] syn = Captures.packets(Captures.shipped()).getFirst().bytes();
        assertThat(run(file(Captures.ethernet(syn, syn))).out())
                .contains("2 packets, connections: 1");
    }

    @Test
    void limitEndsLongCapture() {
        assertThat(run("--limit", 3).out())
                .contains("3 packets, connections: 1")
                .endsWith("there are more: --limit\n");
    }

    @Test
    void fileThatEndsEarlyIsPrintedSoFarAndFailsInOneLine() throws IOException {
        byte[] file = Captures.shipped();
        ProgramRun run = run(file(Arrays.copyOf(file, file.length - 1)));
        assertThat(run.out()).contains("  21    0.271786");
        run.assertFailure(1)
                .isEqualTo(
                        "capture-reader: file ended after 85 of 86 bytes of packet 22 (byte 2094)");
    }

    @Test
    void fileThatIsNoCaptureFailsInOneLine() throws IOException {
        run(file("not a capture, but long enough".getBytes()))
                .assertFailure(1)
                .isEqualTo(
                        "capture-reader: magic (byte 0) must be a1b2c3d4 or a1b23c4d, in either order,"
                                + " was 6e6f7420");
        run(file(Captures.of(ByteOrder.BIG_ENDIAN, Captures.MICROS, 147)))
                .assertFailure(1)
                .isEqualTo(
                        "capture-reader: link type (byte 20) must be one of 0 (BSD loopback), 1"
                                + " (Ethernet), 101 (raw IP), 113 (Linux cooked), 276 (Linux cooked 2),"
                                + " was 147");
    }

    @Test
    void missingFileFailsInOneLine() {
        Path missing = folder.resolve("none.pcap");
        run(missing).assertFailure(1).isEqualTo("capture-reader: there is no file " + missing);
    }

    @Test
    void folderFailsInOneLine() {
        run(folder)
                .assertFailure(1)
                .isEqualTo("capture-reader: this is a folder, not a file: " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit=0", "--packet=0", "--packet=x"})
    void wrongOptionIsAUsageError(String option) {
        assertThat(run(option).status()).isEqualTo(2);
    }

    @Test
    void packetThatIsNotThereFailsInOneLine() {
        run("--packet=23").assertFailure(1).isEqualTo("capture-reader: there is no packet 23");
    }
}

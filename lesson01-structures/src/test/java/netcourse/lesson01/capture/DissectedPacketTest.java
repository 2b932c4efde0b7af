package netcourse.lesson01.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.HexVectors;
import netcourse.common.Hex;
import netcourse.lesson01.Dissector.DissectedField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden packets: `golden/frames.py` made them, and the two of the cooked link types were recorded
/// with `tcpdump -i any`.
class DissectedPacketTest {
    private static final HexVectors GOLDEN = HexVectors.of("frames.txt");

    private static final String COOKED =
            "000003040006000000000000000086dd"
                    + "6003a53a002206400000000000000000000000000000000100000000000000000000000000000001"
                    + "b7263124a7b8a9443712789480180040002a00000101080a99cb56b7725f8dfd4e4c";
    private static final String COOKED_2 =
            "86dd0000000000010304000600000000"
                    + "00000000"
                    + "60045a16002206400000000000000000000000000000000100000000000000000000000000000001"
                    + "b7323124eb2ea9d380f757d980180040002a00000101080a650236d9ab4301194e4c";

    private static DissectedPacket read(int link, ByteOrder order, byte[] packet)
            throws IOException {
        return Captures.first(Captures.of(order, Captures.MICROS, link, packet));
    }

    private static DissectedPacket ethernet(String golden) throws IOException {
        return read(1, ByteOrder.LITTLE_ENDIAN, GOLDEN.bytes(golden));
    }

    @ParameterizedTest
    @CsvSource({
        "ethernet4, 1, LITTLE_ENDIAN, 192.0.2.2",
        "padded, 1, BIG_ENDIAN, 192.0.2.2",
        "vlan, 1, LITTLE_ENDIAN, 192.0.2.2",
        "raw4, 101, LITTLE_ENDIAN, 192.0.2.2",
        "null4little, 0, LITTLE_ENDIAN, 192.0.2.2",
        "null4little, 0, BIG_ENDIAN, 192.0.2.2",
        "ethernet6, 1, LITTLE_ENDIAN, 2001:db8:0:0:0:0:0:2",
        "extensions, 1, LITTLE_ENDIAN, 2001:db8:0:0:0:0:0:2",
        "raw6, 101, BIG_ENDIAN, 2001:db8:0:0:0:0:0:2",
        "null6big, 0, BIG_ENDIAN, 2001:db8:0:0:0:0:0:2"
    })
    void everyLinkTypeLeadsToTheSameSegment(String golden, int link, String order, String source)
            throws IOException {
        ByteOrder byteOrder =
                order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        DissectedPacket fields = read(link, byteOrder, GOLDEN.bytes(golden));
        assertThat(fields.why()).isEmpty();
        CapturedSegment segment = fields.segment().orElseThrow();
        assertThat(segment.source().toString()).isEqualTo(bracketed(source) + ":50000");
        assertThat(segment.destination().port()).isEqualTo(12580);
        assertThat(segment.sequence()).isEqualTo(7);
        assertThat(segment.acknowledgment()).isEqualTo(9);
        assertThat(CapturedSegment.words(segment.flags())).isEqualTo("PSH ACK");
        assertThat(segment.window()).isEqualTo(1024);
        assertThat(segment.payloadBytes()).isEqualTo(3);
        assertThat(segment.checksum()).isEqualTo(ChecksumState.RIGHT);
        assertThat(fields.fields().getLast().bytes()).isEqualTo("NL!".getBytes());
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @ParameterizedTest
    @CsvSource({"113, " + COOKED + ", 46886", "276, " + COOKED_2 + ", 46898"})
    void cookedCaptureOfLinuxIsRead(int link, String hex, int port) throws IOException {
        DissectedPacket fields = read(link, ByteOrder.LITTLE_ENDIAN, Hex.parse(hex));
        CapturedSegment segment = fields.segment().orElseThrow();
        assertThat(segment.source().toString()).isEqualTo("[0:0:0:0:0:0:0:1]:" + port);
        assertThat(segment.payloadBytes()).isEqualTo(2);
        assertThat(segment.checksum()).isEqualTo(ChecksumState.OFFLOADED);
    }

    @Test
    void ethernetAndIpv6FieldsStandWhereTheStandardsPutThem() throws IOException {
        assertThat(ethernet("ethernet6").fields().stream().limit(9).map(DissectedPacketTest::text))
                .containsExactly(
                        "0 destination MAC: 02:00:00:00:00:01",
                        "6 source MAC: 02:00:00:00:00:02",
                        "12 EtherType: IPv6",
                        "14 version, class, flow: version 6, class 0, flow 00000",
                        "18 payload length: 23",
                        "20 next header: 6",
                        "21 hop limit: 64",
                        "22 source: 2001:db8:0:0:0:0:0:2",
                        "38 destination: 2001:db8:0:0:0:0:0:1");
    }

    private static String text(DissectedField field) {
        return field.offset() + " " + field.name() + ": " + field.meaning();
    }

    @Test
    void bytesAfterTheTotalLengthAreNotOfThePacket() throws IOException {
        DissectedField last = ethernet("padded").fields().getLast();
        assertThat(last.name()).isEqualTo("payload");
        assertThat(last.bytes()).hasSize(3);
    }

    @Test
    void checksumThatIsWrongIsSaidToBe() throws IOException {
        CapturedSegment segment = ethernet("wrong").segment().orElseThrow();
        assertThat(segment.checksum()).isEqualTo(ChecksumState.WRONG);
        assertThat(segment.ip().checksum()).contains(ChecksumState.RIGHT);
    }

    @Test
    void ipv4ChecksumThatIsWrongOrLeftToTheCardIsSaidToBe() throws IOException {
        byte[] frame = GOLDEN.bytes("ethernet4");
        frame[24] ^= 1;
        assertThat(ipChecksum(frame)).isEqualTo(ChecksumState.WRONG);
        frame[24] = 0;
        frame[25] = 0;
        assertThat(ipChecksum(frame)).isEqualTo(ChecksumState.OFFLOADED);
    }

    private static ChecksumState ipChecksum(byte[] frame) throws IOException {
        DissectedPacket fields = read(1, ByteOrder.LITTLE_ENDIAN, frame);
        return fields.segment().orElseThrow().ip().checksum().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    udp      | not TCP: protocol 17
                    arp      | not IP: protocol 0806
                    fragment | a later fragment of a packet: it has no TCP header
                    """)
    void whatIsNotTcpIsNamedInOneLine(String golden, String why) throws IOException {
        DissectedPacket fields = ethernet(golden);
        assertThat(fields.segment()).isEmpty();
        assertThat(fields.why()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    14 | 44 | header length (byte 14) must be 20..43, was 16
                    14 | 55 | version (byte 14) must be 4, was 5
                    17 | 13 | total length (byte 16) must be 20..43, was 19
                    17 | 2c | total length (byte 16) must be 20..43, was 44
                    17 | 27 | tcp header (byte 34) needs 20 bytes, 19 are left
                    46 | 40 | data offset (byte 46) must be 20..23, was 16
                    46 | 60 | data offset (byte 46) must be 20..23, was 24
                    """)
    void lyingFieldIsNamedWithItsOffset(int at, String hex, String why) throws IOException {
        byte[] frame = GOLDEN.bytes("ethernet4");
        frame[at] = Hex.parse(hex)[0];
        DissectedPacket fields = read(1, ByteOrder.LITTLE_ENDIAN, frame);
        assertThat(fields.segment()).isEmpty();
        assertThat(fields.why()).isEqualTo(why);
    }

    /// The others have the rest of what the checksum is over.
    @Test
    void firstFragmentIsReadAndItsChecksumNotJudged() throws IOException {
        byte[] four = GOLDEN.bytes("ethernet4");
        four[20] = 0x20; // more fragments
        byte[] six = GOLDEN.bytes("fragment");
        six[56] = 0; // the fragment offset, 0, and
        six[57] = 1; // more fragments
        for (byte[] frame : List.of(four, six)) {
            CapturedSegment segment =
                    read(1, ByteOrder.LITTLE_ENDIAN, frame).segment().orElseThrow();
            assertThat(segment.source().port()).isEqualTo(50000);
            assertThat(segment.checksum()).isEqualTo(ChecksumState.CUT);
        }
    }

    @Test
    void ipv4AddressInsideOfAnIpv6AddressStaysWhatItIs() throws IOException {
        byte[] frame = GOLDEN.bytes("ethernet6");
        byte[] mapped = Hex.parse("00000000000000000000ffff c0000201");
        System.arraycopy(mapped, 0, frame, 22, 16);
        assertThat(text(read(1, ByteOrder.LITTLE_ENDIAN, frame).fields().get(7)))
                .isEqualTo("22 source: 0:0:0:0:0:ffff:c000:201");
    }

    @Test
    void packetCutByTheCaptureIsReadAsFarAsItGoes() throws IOException {
        byte[] file = Captures.ethernet(Arrays.copyOf(GOLDEN.bytes("ethernet4"), 55));
        file[36] = 57; // the original length
        CapturedSegment segment = Captures.first(file).segment().orElseThrow();
        assertThat(segment.payloadBytes()).isEqualTo(3);
        assertThat(segment.checksum()).isEqualTo(ChecksumState.CUT);
        byte[] shorter = Captures.ethernet(Arrays.copyOf(GOLDEN.bytes("ethernet4"), 40));
        shorter[36] = 57;
        assertThat(Captures.first(shorter).why())
                .isEqualTo(
                        "tcp header (byte 34) needs 20 bytes, 6 are left; the capture has only a part of it");
    }

    /// SYN, ACK and data over IPv4, SYN and data over IPv6: the shipped capture has no other shape.
    @Tag("verify")
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 11, 14})
    void anyByteMayBeAnythingAndAnyEndMayComeFirst(int number) throws IOException {
        byte[] bytes = Captures.packets(Captures.shipped()).get(number - 1).bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte before = bytes[at];
            for (int value = 0; value < 256; value++) {
                bytes[at] = (byte) value;
                expectReadOrRefused(bytes);
            }
            bytes[at] = before;
            expectReadOrRefused(Arrays.copyOf(bytes, at));
        }
    }

    private static void expectReadOrRefused(byte[] bytes) throws IOException {
        DissectedPacket fields = read(1, ByteOrder.LITTLE_ENDIAN, bytes);
        if (fields.segment().isPresent() != fields.why().isEmpty()) {
            fail("\"%s\" of %s", fields.why(), Hex.format(bytes));
        }
    }
}

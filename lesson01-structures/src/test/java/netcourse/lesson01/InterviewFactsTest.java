package netcourse.lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.CRC32;
import netcourse.common.Hex;
import netcourse.lesson01.answer.SolvedInternetChecksum;
import netcourse.lesson01.capture.Captures;
import netcourse.lesson01.capture.DissectedPacket;
import netcourse.lesson01.capture.PcapFile;
import org.junit.jupiter.api.Test;

/// What the interview answers say beyond the chapter.
class InterviewFactsTest {
    /// The examples of Protobuf's own documentation: 150 and 300; then what is said of -1.
    @Test
    void varintsAreShortForSmallNumbersAndTenBytesForMinusOne() {
        assertThat(varint(1)).isEqualTo("01");
        assertThat(varint(150)).isEqualTo("96 01");
        assertThat(varint(300)).isEqualTo("ac 02");
        assertThat(varint(-1)).isEqualTo("ff ff ff ff ff ff ff ff ff 01");
        assertThat(varint(0xffff_ffffL)).isEqualTo("ff ff ff ff 0f");
    }

    @Test
    void zigzagMakesSmallNegativeNumbersShort() {
        assertThat(varint(zigzag(0))).isEqualTo("00");
        assertThat(varint(zigzag(-1))).isEqualTo("01");
        assertThat(varint(zigzag(1))).isEqualTo("02");
        assertThat(varint(zigzag(-64))).isEqualTo("7f");
    }

    @Test
    void keyOfProtobufIsFieldNumberAndWireType() {
        assertThat(varint(1 << 3)).isEqualTo("08"); // field 1, a varint
        assertThat(varint(2 << 3 | 2)).isEqualTo("12"); // field 2, a length and bytes
        assertThat(varint(16 << 3)).hasSize("80 01".length()); // from field 16 on, two bytes
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static String varint(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = value;
        while (left >>> 7 != 0) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return Hex.format(bytes.toByteArray());
    }

    @Test
    void crcSeesNumbersThatChangePlacesAndTheInternetChecksumDoesNot() {
        byte[] sent = Hex.parse("1234 5678");
        byte[] came = Hex.parse("5678 1234");
        assertThat(new SolvedInternetChecksum().checksum(came))
                .isEqualTo(new SolvedInternetChecksum().checksum(sent));
        assertThat(crc(came)).isNotEqualTo(crc(sent));
    }

    @Test
    void internetChecksumSeesEveryBitThatFlips() {
        byte[] bytes = Hex.parse("0000 ffff 1234 00ff 80");
        int right = new SolvedInternetChecksum().checksum(bytes);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(new SolvedInternetChecksum().checksum(flipped)).isNotEqualTo(right);
        }
    }

    /// RFC 1071, section 2 (B).
    @Test
    void internetChecksumIsTheSameInEitherByteOrder() {
        int big = new SolvedInternetChecksum().checksum(Hex.parse("0001 f203 f4f5 f6f7"));
        int little = new SolvedInternetChecksum().checksum(Hex.parse("0100 03f2 f5f4 f7f6"));
        assertThat(Short.reverseBytes((short) little)).isEqualTo((short) big);
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Test
    void base64CostsAThird() {
        assertThat(Base64.getEncoder().encode(new byte[300])).hasSize(400);
    }

    @Test
    void notANumberIsNeitherBelowNorAboveALimit() {
        double number = Double.NaN;
        assertThat(number < 10).isFalse();
        assertThat(number > 10).isFalse();
        assertThat(number == Double.NaN).isFalse();
    }

    @Test
    void lengthOf4GiBReadAsSignedPassesTheLimit() {
        int length = (int) 4_294_967_295L;
        assertThat(length).isEqualTo(-1).isLessThanOrEqualTo(1024);
    }

    @Test
    void swappedBytesOfOneAreSixteenMillion() {
        assertThat(Integer.reverseBytes(1)).isEqualTo(16_777_216);
        assertThat(Short.toUnsignedInt(Short.reverseBytes((short) 80))).isEqualTo(20_480);
    }

    @Test
    void writeUtfTakesSixBytesForAnEmojiAndUtf8Four() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new java.io.DataOutputStream(bytes).writeUTF("\ud83d\udc4b");
        assertThat(bytes.size()).isEqualTo(2 + 6);
        assertThat("\ud83d\udc4b".getBytes(UTF_8)).hasSize(4);
    }

    /// A full segment on Ethernet: 1500 less the two headers, the TCP header with its timestamps.
    @Test
    void timestampsTakeTwelveBytesOfEverySegment() throws IOException {
        PcapFile.Packet packet = Captures.packets(Captures.shipped()).get(3);
        String offset =
                DissectedPacket.read(packet, Captures.open(Captures.shipped())).fields().stream()
                        .filter(field -> field.name().equals("data offset"))
                        .map(Dissector.DissectedField::meaning)
                        .findFirst()
                        .orElseThrow();
        assertThat(offset).isEqualTo("header of 32 bytes");
        assertThat(1500 - 20 - 32).isEqualTo(1448);
    }
}

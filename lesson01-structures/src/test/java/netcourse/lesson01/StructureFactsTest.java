package netcourse.lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import netcourse.common.Hex;
import netcourse.lesson01.answer.SolvedInternetChecksum;
import netcourse.lesson01.answer.SolvedTcpControlCodec;
import org.junit.jupiter.api.Test;

/// What the chapter and the map of the package say in passing.
class StructureFactsTest {
    @Test
    void theWirePictureOfThePackageIsRight() {
        assertThat(hex(ByteBuffer.allocate(4).putInt((int) 4_275_878_552L)))
                .isEqualTo("fe dc ba 98");
        assertThat(hex(ByteBuffer.allocate(8).putDouble(1.5))).isEqualTo("3f f8 00 00 00 00 00 00");
        assertThat(Hex.format("\u017dofie".getBytes(UTF_8))).isEqualTo("c5 bd 6f 66 69 65");
        byte[] header = new byte[20];
        new SolvedTcpControlCodec()
                .write(new TcpControl(20, EnumSet.of(TcpFlag.SYN, TcpFlag.ACK)), header);
        assertThat(header[13]).isEqualTo((byte) 0x12);
    }

    private static String hex(ByteBuffer bytes) {
        return Hex.format(bytes.array());
    }

    @Test
    void byteOfAllOnesIsMinusOneInJavaAndSpreadsItsSign() {
        byte bits = (byte) 0xff;
        assertThat((int) bits).isEqualTo(-1);
        assertThat(bits & 0xff).isEqualTo(255);
        assertThat(0x0100 | bits).isEqualTo(-1);
    }

    @Test
    void aByteBufferIsBigEndianUnlessItIsToldOtherwise() {
        assertThat(ByteBuffer.allocate(1).order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).slice().order())
                .isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Test
    void aDoubleHoldsEveryIntegerOnlyUpToTwoToTheFiftyThird() {
        long limit = 1L << 53;
        assertThat((long) (double) limit).isEqualTo(limit);
        assertThat((long) (double) (limit + 1)).isEqualTo(limit);
    }

    @Test
    void oneTenthIsNotExactlyOneTenth() {
        assertThat(new java.math.BigDecimal(0.1)).isNotEqualByComparingTo("0.1");
        assertThat(Hex.format(ByteBuffer.allocate(4).putFloat(0.1f).array()))
                .isEqualTo("3d cc cc cd");
    }

    @Test
    void theInternetChecksumDoesNotSeeNumbersThatChangePlaces() {
        SolvedInternetChecksum checksum = new SolvedInternetChecksum();
        assertThat(checksum.checksum(Hex.parse("1234 5678")))
                .isEqualTo(checksum.checksum(Hex.parse("5678 1234")));
        assertThat(checksum.checksum(Hex.parse("1234 5679")))
                .isNotEqualTo(checksum.checksum(Hex.parse("1234 5678")));
    }

    @Test
    void bytesThatAreNotUtf8BecomeOneAndTheSameTextWhenTheyAreReplaced() {
        assertThat(new String(Hex.parse("61 ff"), UTF_8))
                .isEqualTo(new String(Hex.parse("61 fe"), UTF_8))
                .isEqualTo("a\ufffd");
    }

    @Test
    void javaCountsAnEmojiAsTwoAndUtf8AsFour() {
        assertThat("\ud83d\udc4b").hasSize(2);
        assertThat("\ud83d\udc4b".getBytes(UTF_8)).hasSize(4);
    }
}
